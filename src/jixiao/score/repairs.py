"""What would change the points or the grade of a sheet, the cheapest first."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from jixiao.dossier.scoresheet import Repair, ScoreLine, ScoreSheet
from jixiao.norms.ruleset import RuleSet
from jixiao.score.grade import grade_of

# From a word in a cell to work outside the office; an action is ranked by the first that occurs in it.
_EFFORT = ("分值", "说明", "选定", "之间确定", "写明", "单位", "改得分", "指标值", "完成值", "填写", "佐证", "人工")


def repairs(rules: RuleSet, made: ScoreSheet) -> tuple[Repair, ...]:
    """What the sheet as a whole lacks comes first: without it there is no total at all."""
    whole = [Repair(made.subject, missing, Decimal(0), "") for missing in made.missing]
    lines = sorted(_of_lines(rules, made), key=lambda found: (found.gain == 0, _effort(found), -found.gain))
    return tuple(_together(whole + lines))


def _together(found: Sequence[Repair]) -> Iterator[Repair]:
    """One action on several indicators that brings no points is told once."""
    subjects: dict[str, list[str]] = {}
    for repair in found:
        if not repair.gain:
            subjects.setdefault(repair.action, []).append(repair.subject)
    for repair in found:
        if repair.gain:
            yield repair
        elif names := subjects.pop(repair.action, []):
            yield replace(repair, subject="、".join(names))


def _of_lines(rules: RuleSet, made: ScoreSheet) -> Iterator[Repair]:
    secured = grade_of(rules.grades.value, made.low)
    for one in made.lines:
        if one.missing:
            gain = min(one.high - one.low, made.high - made.low)
            after = grade_of(rules.grades.value, made.low + gain)
            yield Repair(one.subject, "；".join(one.missing), gain, after if after != secured else "")
        yield from _explanations(one)


def _explanations(one: ScoreLine) -> Iterator[Repair]:
    """They bring no points, and are asked for all the same."""
    for notice in one.notices:
        if notice.code == "explanation_missing":
            yield Repair(one.subject, f"请说明原因：{notice.message.partition('，须')[0]}", Decimal(0), "")


def _effort(repair: Repair) -> int:
    return next((rank for rank, word in enumerate(_EFFORT) if word in repair.action), len(_EFFORT))
