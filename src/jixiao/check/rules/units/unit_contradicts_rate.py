from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from jixiao.check.rule import Hit
from jixiao.check.shared.inventory import figures_within
from jixiao.check.shared.reports import sentence_at
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain
from jixiao.units.regex import regex

_FINE = Decimal("0.01")  # last digit of a rate that no two numbers give by chance
_COARSE = Decimal("0.1")
_BEFORE, _AFTER = 3, 1  # amounts on both sides of the rate that are tried
_FEWEST = 3  # digits
_MONEY = frozenset({"元", "万元", "亿元", "美元", "万美元", "亿美元"})
_YEAR = regex(r"(?:上年|去年|(?:19|20)\d\d年)(?:度|同期)?(?:的|为|是|完成)?$")


def unit_contradicts_rate(dossier: Dossier) -> Iterator[Hit]:
    """全年预算3600万元，执行3506.40元，执行率97.40%: the rate follows when both are read in one unit."""
    for rate in dossier.figures:
        if rate.unit == "%" and rate.exact and rate.value and rate.printed.step <= _COARSE:
            told = figures_within(dossier, sentence_at(dossier.source.text, rate.span.start))
            money = [f for f in told if f.unit in _MONEY and f.exact and f.value]
            before = [f for f in money if f.span.start < rate.span.start][-_BEFORE:]
            near = before + [f for f in money if f.span.start > rate.span.start][:_AFTER]
            if len({f.unit for f in near}) > 1 and (hit := _read_in_one_unit(dossier, rate, near)):
                yield hit


def _read_in_one_unit(dossier: Dossier, rate: Figure, near: Sequence[Figure]) -> Hit | None:
    pairs = list(permutations(near, 2))
    if any(
        one.printed.unit.base == other.printed.unit.base and _gives(one.base, other.base, rate) for one, other in pairs
    ):
        return None
    for one, other in pairs:
        if one.unit == other.unit or not _is_telling(dossier, rate, one, other):
            continue
        if _gives(one.value, other.value, rate):
            odd, even = (one, other) if len([f for f in near if f.unit == one.unit]) == 1 else (other, one)
            working = f"{plain(one.value)}与{plain(other.value)}同为{even.unit}，才算得出{plain(rate.value)}%"
            fits = f"{odd.printed}应为{plain(odd.value)}{even.unit}"
            return Hit(odd.span, f"{working}：{fits}", "", odd.unit, even.unit, "", (even, rate))
    return None


def _is_telling(dossier: Dossier, rate: Figure, one: Figure, other: Figure) -> bool:
    """A rate of two decimals; or the growth since a year whose number is told as that year's."""
    if max(len(f.value.normalize().as_tuple().digits) for f in (one, other)) < _FEWEST:
        return False
    at = other.span.start
    dated = _YEAR.search(dossier.source.text, max(0, at - 10), at) is not None
    return rate.printed.step <= _FINE if rate.kind is not FigureKind.GROWTH else dated


def _gives(one: Decimal, other: Decimal, rate: Figure) -> bool:
    ratio = one / other * 100
    stated = ratio - 100 if rate.kind is FigureKind.GROWTH else ratio
    return abs(stated - rate.signed) <= rate.printed.step / 2
