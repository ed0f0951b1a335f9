from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.check.shared.reports import is_report
from jixiao.dossier.model import DocumentKind, Dossier
from jixiao.dossier.place import Span

_RELATIVE = Sought(r"[今去前明]年(?<!以前年)(?<!说明年)(?!度|以后)")
_LISTED = 20


def year_told_relatively(dossier: Dossier) -> Iterator[Hit]:
    if not (is_report(dossier) or dossier.kind is DocumentKind.FINAL_ACCOUNT_DISCLOSURE):
        return
    spans = tuple(Span(*found.span()) for found in _RELATIVE.finditer(dossier))
    if spans:
        word = dossier.source.quote(spans[0])
        year = f"{dossier.year}年" if dossier.year else "哪一年"
        yield Hit(spans[0], f"“{word}”等{len(spans)}处应写明年份（本报告讲的是{year}）", related=spans[1:_LISTED])
