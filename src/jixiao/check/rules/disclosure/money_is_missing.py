from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.figure import FigureKind
from jixiao.dossier.model import DocumentKind, Dossier

_MONEY = frozenset({FigureKind.AMOUNT, FigureKind.CHANGE})
_FEWEST_SECTIONS = 4


def money_is_missing(dossier: Dossier) -> Iterator[Hit]:
    if dossier.kind is not DocumentKind.DEPARTMENT_REPORT or len(dossier.sections) < _FEWEST_SECTIONS:
        return
    if any(figure.kind in _MONEY and figure.printed.unit.base in {"元", "万元"} for figure in dossier.figures):
        return
    yield Hit(dossier.sections[0].span, "通篇没有一个金额，没有预算数、决算数和执行率")
