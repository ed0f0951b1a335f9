"""The score of an indicator whose target is words: a level is chosen, and within its band a person gives the points."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from functools import lru_cache

from jixiao.dossier.scoresheet import Notice
from jixiao.dossier.workpaper import IndicatorPaper
from jixiao.norms.ruleset import Level, RuleSet
from jixiao.score.attainment import is_late
from jixiao.score.outcome import Outcome, full, settled, undecided
from jixiao.units.number import plain, rounded, short
from jixiao.units.regex import regex

HUNDRED = Decimal(100)


def band(level: Level, weight: Decimal, decimals: int = 2) -> tuple[Decimal, Decimal]:
    """The lowest and the highest score the level allows: its floor is its own, that of the better level is not."""
    step = Decimal(1).scaleb(-decimals)
    low = (weight * level.floor / HUNDRED).quantize(step, rounding=ROUND_CEILING)
    if level.is_top:
        return low, weight.quantize(step, rounding=ROUND_HALF_UP)
    above = (weight * level.ceiling / HUNDRED).quantize(step, rounding=ROUND_CEILING)
    return low, max(low, above - step)


def level_of(levels: Sequence[Level], row: IndicatorPaper) -> tuple[Level | None, str]:
    """The level an office chose, and how that is known; by its words, or because the result repeats the target."""
    for said in (row.level, row.actual_text):
        plain_words = _plain(said)
        if found := next((level for level in levels if plain_words and plain_words in _words(level)), None):
            return found, f"完成等级“{said}”"
    if row.actual_text and row.actual_text == row.target_text:
        return levels[0], f"完成情况与指标值相同（{row.actual_text}）"
    return None, ""


_FILLER = regex(r"预期|年度|绩效|指标|目标|[。；，,\s]")


def _plain(words: str) -> str:
    """达成预期指标, 达成年度目标 and 达成 are one."""
    return _FILLER.sub("", words)


@lru_cache(maxsize=256)
def _words(level: Level) -> frozenset[str]:
    return frozenset(map(_plain, (level.name, *level.also)))


def qualitative(rules: RuleSet, row: IndicatorPaper, weight: Decimal, scale: Decimal) -> Outcome:
    """`scale` is the weight applied over the weight printed: the office's own score stands on the printed one."""
    if (late := is_late(row.target_text, row.actual_text)) is not None:
        return _by_day(rules, row, weight, late=late)
    levels = rules.levels.value
    level, known = level_of(levels, row)
    if level is None:
        names = "、".join(level.name for level in levels)
        return undecided(weight, f"定性指标，请选定完成等级（{names}）", (rules.levels,))
    low, high = band(level, weight, rules.decimals.value["指标得分"])
    allowed = f"{plain(low)}—{plain(high)} 分"
    outcome = _within(rules, row, scale, low, high, f"{known}，分值 {full(weight)}，可得 {allowed}")
    if level is not levels[0] and not row.explanation and "未达到指标值" in rules.explanation_cases.value:
        return outcome.noting(Notice("explanation_missing", "没有达成预期，须说明偏差原因和改进措施，表中没有说明"))
    return outcome


def _within(rules: RuleSet, row: IndicatorPaper, scale: Decimal, low: Decimal, high: Decimal, working: str) -> Outcome:
    allowed = f"{plain(low)}—{plain(high)} 分"
    stated = row.stated_score
    if stated is None:
        return undecided(high, f"请在 {allowed}之间确定得分", (rules.levels,), low, high)
    points = rounded(stated.value * scale, rules.decimals.value["指标得分"])
    if not low <= points <= high:
        refused = undecided(
            high, f"自评得分 {short(stated.value)} 分不在 {allowed}之内，请改得分或者等级", (rules.levels,), low, high
        )
        return refused.noting(
            Notice("outside_band", f"自评得分 {short(stated.value)} 分不在所选等级的 {allowed}之内，没有采用")
        )
    operands = tuple(d.key for d in (stated, row.weight) if d)
    return settled(f"{working}，取自评的 {plain(points)} 分", points, (rules.levels,), operands)


def _by_day(rules: RuleSet, row: IndicatorPaper, weight: Decimal, *, late: bool) -> Outcome:
    if late:
        missing = f"完成时间“{row.actual_text}”晚于指标值“{row.target_text}”，没有按比例计分的规定，请人工定分"
        return undecided(weight, missing, (rules.at_least,))
    operands = (row.weight.key,) if row.weight else ()
    working = f"完成时间“{row.actual_text}”不晚于指标值“{row.target_text}”，得满分 {full(weight)}"
    return settled(working, rounded(weight, rules.decimals.value["指标得分"]), (rules.at_least,), operands)
