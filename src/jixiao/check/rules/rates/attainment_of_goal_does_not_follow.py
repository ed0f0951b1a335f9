from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import comparable, number_in_unit_of, ratio_against
from jixiao.check.shared.goals import answers
from jixiao.check.shared.inventory import figure_starts
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain
from jixiao.units.regex import regex

# The rate told right after the result: 87.6亿元，完成目标的103.06%.
ATTAINED = regex(
    r"[，、（(]?(?:[^，。；\d]{0,4}?)(?:完成|为|达到|占)(?:[^，。；\d]{0,10}?(?:目标|任务|计划)[^，。；\d]{0,6}?|率(?:为|达到?)?|(?<=完成))(?=\d+(?:\.\d+)?%)"
)

# 签约46个，同比增长15%，其中10亿元以上项目5个，完成目标的115%: between the result and its rate.
PASSED = regex(r"(?:[，、（(][^，。；]{0,10}(?:增长|提高|下降|增加)\d[\d.]*%[）)]?)?(?:[，、（(]其中[^，。；]{1,20})?")


def _of_another_aim(dossier: Dossier, got: Figure, rate: Figure) -> bool:
    """治理河道18.6公里，年度完成12公里: the rate may be of either."""
    aims = (t.figure for t in dossier.targets if t.figure is not None and t.figure.base)
    like = (aim for aim in aims if aim.printed.unit.base == got.printed.unit.base)
    return any(abs(got.base / aim.base * 100 - rate.base) <= rate.printed.step for aim in like)


def attainment_of_goal_does_not_follow(dossier: Dossier) -> Iterator[Hit]:
    starts, text = figure_starts(dossier), dossier.source.text
    beside = {told.rate.span for told in dossier.attainments}  # with their target in one sentence: RAT111
    answered = sorted(answer.got.span.start for answer in answers(dossier))
    for answer in answers(dossier):
        if answer.got.kind is FigureKind.GROWTH:
            continue  # 438.6亿元，同比增长9.4%，完成年度任务的104.43%: of the amount
        passed = PASSED.match(text, answer.got.span.end)
        told = ATTAINED.match(text, passed.end() if passed else answer.got.span.end)
        if told and bisect_left(answered, told.start()) - bisect_left(answered, answer.got.span.end):
            continue  # what stands between has a target of its own
        aim = replace(answer.aim, comparator="")  # 45亿元以上: what the result is measured by
        if told is None or "分别" in told.group() or not comparable([aim, answer.got]) or aim.base <= 0:
            continue
        index = bisect_left(starts, told.end())
        if index < len(starts) and starts[index] == told.end():
            rate = dossier.figures[index]
            if rate.span in beside or _of_another_aim(dossier, answer.got, rate):
                continue
            formula = f"{plain(answer.got.value)} ÷ {number_in_unit_of(aim, answer.got)}"
            if hit := ratio_against(rate, answer.got, aim, formula):
                yield hit
