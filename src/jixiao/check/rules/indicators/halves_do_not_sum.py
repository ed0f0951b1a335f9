from collections.abc import Iterator
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.shared.measures import halves
from jixiao.dossier.figure import Figure
from jixiao.dossier.indicator import Indicator, Program
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain, short
from jixiao.units.regex import regex

_EVERYDAY = regex(r"完成|组织|开展|举办|参加|时间|次数|数量|工作|项目|情况|活动|上半年|下半年|全年|年度|合格")


def halves_do_not_sum(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        for indicator in program.indicators:
            told = halves(indicator.description.text) if indicator.description is not None else None
            if told is not None and (hit := _own(indicator, *told) or _other(program, indicator, *told)):
                yield hit


def _own(indicator: Indicator, first: Decimal, second: Decimal, unit: str) -> Hit | None:
    target = indicator.target
    if target is None or target.unit != unit or target.value in (first + second, second):
        return None
    return _hit(indicator, target, indicator.name.text, first, second)


def _other(program: Program, indicator: Indicator, first: Decimal, second: Decimal, unit: str) -> Hit | None:
    """The same thing with another number in another row of the table."""
    described = indicator.description.text if indicator.description is not None else ""
    for other in program.indicators:
        target = other.target
        if other is indicator or target is None or target.unit != unit or target.value <= max(first + second, second):
            continue
        if other.operator in (">=", ">", "=", "") and _same_thing(other.name.text, described):
            return _hit(indicator, target, other.name.text, first, second)
    return None


def _same_thing(name: str, description: str) -> bool:
    """A telling word of two characters in common."""
    parts = _EVERYDAY.split(name)
    return any(part[at : at + 2] in description for part in parts for at in range(len(part) - 1))


def _hit(indicator: Indicator, target: Figure, name: str, first: Decimal, second: Decimal) -> Hit:
    added = short(first + second)
    sum_text = f"上半年{short(first)} + 下半年{short(second)} = {added}"
    working = f"{sum_text}，“{name}”的指标值为{plain(target.value)}{target.unit}"
    span = indicator.description.span if indicator.description is not None else indicator.name.span
    return Hit(target.span, working, "", plain(target.value), added, target.unit, (span,))
