from collections.abc import Iterator, Sequence
from itertools import pairwise

from jixiao.check.companions import following_years, named
from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import number_in_unit_of, shown
from jixiao.check.shared.goals import canon, is_growth, markers
from jixiao.dossier.claim import Goal
from jixiao.dossier.figure import Figure
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier
from jixiao.units.number import Interval, plain

REDEFINED = frozenset({"外资", "进出口", "出口"})  # statistical bases changed in these years
HUNDRED = 100


def implied_result_differs(dossiers: Sequence[Dossier]) -> Iterator[tuple[int, Hit]]:
    for this, last in following_years(dossiers):
        published = {canon(r.subject): r.figure for r in dossiers[last].results if r.figure and not is_growth(r.figure)}
        results = dossiers[this].results
        for level, growth in pairwise(results):
            other = published.get(canon(level.subject))
            if other is None or not _is_growth_of(level, growth):
                continue
            if hit := _hit(level, growth, other, dossiers[last], last):
                yield this, hit


def _is_growth_of(level: Goal, growth: Goal) -> bool:
    if level.figure is None or growth.figure is None or is_growth(level.figure):
        return False
    return (
        is_growth(growth.figure)
        and growth.subject.startswith(level.subject)
        and growth.figure.exact
        and level.figure.exact
    )


def _hit(level: Goal, growth: Goal, other: Figure, there: Dossier, last: int) -> Hit | None:
    figure, rate = level.figure, growth.figure
    assert figure is not None
    assert rate is not None
    factor = Interval(1 + rate.signed_interval.low / HUNDRED, 1 + rate.signed_interval.high / HUNDRED)
    if figure.printed.unit.base != other.printed.unit.base or factor.low <= 0:
        return None
    reach = figure.interval / factor
    if reach.meets(other.interval):
        return None
    implied = figure.base / (1 + rate.signed / HUNDRED)
    computed, told = shown(implied, figure, 2), number_in_unit_of(other, figure)
    moved = f"{'增长' if rate.signed > 0 else '下降'}{plain(abs(rate.value))}%"
    working = (
        f"“{level.subject}”{plain(figure.value)}{figure.unit}，{moved}，推算{there.year}年为{computed}{figure.unit}，"
        f"{named(there)}写的是{told}{figure.unit}"
    )
    severity = Severity.NOTE if markers(canon(level.subject)) & REDEFINED else None
    return Hit(
        rate.span, working, "", told, computed, figure.unit, (figure,), severity=severity, elsewhere=((last, other),)
    )
