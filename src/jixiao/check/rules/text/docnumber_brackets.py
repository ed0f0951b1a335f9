from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier

_RIGHT = "〔"
_LISTED = 20


def docnumber_brackets(dossier: Dossier) -> Iterator[Hit]:
    wrong = [reference for reference in dossier.references if _RIGHT not in reference.printed and reference.issuer]
    if wrong:
        first = wrong[0]
        count = len({reference.canonical for reference in wrong})
        working = f"“{first.printed}”等{count}个文号的年份没有用“〔〕”，规范写法是“{first.canonical}”"
        yield Hit(first.span, working, related=tuple(reference.span for reference in wrong[1:_LISTED]))
