from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.model import DocumentKind, Dossier
from jixiao.units.regex import regex

_KINDS = frozenset({DocumentKind.BUDGET_DISCLOSURE, DocumentKind.FINAL_ACCOUNT_DISCLOSURE})
_SUBJECT = regex(r"机关运行经费|政府采购|国有资产|资产占用|“?三公”?经费")
_DATA = regex(r"\d|无|没有|未|不|零|见|附|表|〇")


def section_without_data(dossier: Dossier) -> Iterator[Hit]:
    if dossier.kind not in _KINDS:
        return
    for section in dossier.sections:
        body = dossier.body(section)
        if (
            _SUBJECT.search(section.title)
            and "解释" not in section.title
            and "：" not in section.title
            and body.strip()
            and not _DATA.search(body)
        ):
            yield Hit(section.span, f"“{section.title}”下面没有一个数，也没有写“无”")
