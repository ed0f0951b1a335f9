from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier

_RIGHT = frozenset("〔〕")
_LISTED = 20


def docnumber_brackets(dossier: Dossier) -> Iterator[Hit]:
    wrong = [r for r in dossier.references if r.issuer and not _RIGHT.issubset(r.printed)]
    if wrong:
        first = wrong[0]
        count = len({reference.canonical for reference in wrong})
        working = f"“{first.printed}”等{count}个文号的年份没有用“〔〕”，规范写法是“{first.canonical}”"
        yield Hit(first.span, working, related=tuple(reference.span for reference in wrong[1:_LISTED]))
