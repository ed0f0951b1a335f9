from bisect import bisect_left
from collections.abc import Iterator

from jixiao.check.arithmetic import finest, number_in_unit_of, shown
from jixiao.check.goals import answers
from jixiao.check.inventory import figure_starts
from jixiao.check.rule import Hit
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain
from jixiao.units.regex import regex

_BEYOND = regex(
    r"[，、（(](?:(?:超|高于|高出|低于|超过|超出|少于|多于)(?:年度|年初|预期|全年)*(?:目标|计划|任务)(?:任务)?(?:值|数)?(?:了)?(?=\d)|(?:比|较)(?:年度|年初|预期|全年)*(?:目标|计划|任务)(?:任务)?(?:值|数)?(?:多|高|超出?|增加|提高|少|低|减少)(?:出|了|完成)?(?=\d))"
)


def excess_over_goal_does_not_follow(dossier: Dossier) -> Iterator[Hit]:
    starts, text = figure_starts(dossier), dossier.source.text
    for answer in answers(dossier):
        told = _BEYOND.match(text, answer.got.span.end)
        index = bisect_left(starts, told.end()) if told else len(starts)
        if told and index < len(starts) and starts[index] == told.end():
            yield from _against(answer.aim, answer.got, dossier.figures[index])


def _against(aim: Figure, got: Figure, by: Figure) -> Iterator[Hit]:
    like = by.printed.unit.base == got.printed.unit.base or (by.unit == "百分点" and got.unit == "%")
    gap = got.interval - aim.interval
    fits = gap.meets(by.interval) or (aim.interval - got.interval).meets(by.interval)
    if fits or not (like and by.exact and got.exact):
        return
    difference = shown(abs(got.base - aim.base), by, finest([by, got, aim]))
    first, second = sorted((got, aim), key=lambda figure: figure.base, reverse=True)
    unit = "个百分点" if by.unit == "百分点" else by.unit
    working = f"{plain(first.value)} − {number_in_unit_of(second, first)} = {difference} ≠ {plain(by.value)} {unit}"
    yield Hit(by.span, working, "", plain(by.value), difference, by.unit, (aim, got))
