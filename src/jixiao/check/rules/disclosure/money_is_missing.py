from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.figure import FigureKind
from jixiao.dossier.model import DocumentKind, Dossier
from jixiao.units.regex import regex

_MONEY = frozenset({FigureKind.AMOUNT, FigureKind.CHANGE})
_FEWEST_SECTIONS = 4
_NOTED = regex("单位[：:](?:人民币)?[百千万亿]*元")


def money_is_missing(dossier: Dossier) -> Iterator[Hit]:
    if dossier.kind is not DocumentKind.DEPARTMENT_REPORT or len(dossier.sections) < _FEWEST_SECTIONS:
        return
    if any(figure.kind in _MONEY and figure.printed.unit.base in {"元", "万元"} for figure in dossier.figures):
        return
    if dossier.ledgers or _NOTED.search(dossier.source.text):
        return  # a table tells them, its unit in a line of its own
    yield Hit(dossier.sections[0].span, "通篇没有一个金额，没有预算数、决算数和执行率")
