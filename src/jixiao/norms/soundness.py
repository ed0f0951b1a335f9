"""Whether a rule set can be scored by: total, monotone, bounded. A list of faults, empty for a sound one."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from jixiao.norms.resolve import Norms
from jixiao.norms.ruleset import EXECUTION, ExecutionBand, RuleSet, ruleset

FULL = Decimal(100)
SCOPES = ("program", "whole_department")


def rule_sets(norms: Norms) -> list[RuleSet]:
    """Every rule set there is: each place with rules of its own, in each year in which something changes."""
    files = [file for name in norms.names for file in norms.files(name)]
    places = sorted({file.place for file in files})
    years = sorted({value.budget_years_from for file in files for value in file.values if value.budget_years_from})
    found: dict[tuple[object, ...], RuleSet] = {}
    for place in places:
        for scope in SCOPES:
            for year in years:
                rules = ruleset(norms, place, scope, year)
                sources = (rule.answer.source for rule in rules.rules.values())
                found.setdefault((place, scope, *sources), rules)
    return list(found.values())


def report(norms: Norms) -> tuple[list[str], int]:
    """The faults of all rule sets, each with its place and year, and how many sets there are."""
    sets = rule_sets(norms)
    return [f"{_name(rules)}：{fault}" for rules in sets for fault in faults(rules)], len(sets)


def _name(rules: RuleSet) -> str:
    scope = "部门整体" if rules.scope == "whole_department" else "项目"
    return f"{rules.place_name}（{rules.place}）{rules.year}年度{scope}"


def faults(rules: RuleSet) -> tuple[str, ...]:
    """In Chinese, each naming the parameter."""
    return (*_weights(rules), *_grades(rules), *_levels(rules), *_execution(rules), *_over(rules), *_items(rules))


def _weights(rules: RuleSet) -> Iterator[str]:
    for profile in rules.weights.value if rules.weights else ():
        total = sum(profile.points.values())
        if total != FULL:
            yield f"weights{_named(profile.name)}：分值合计 {total}，应为 100"
        if any(points <= 0 for points in profile.points.values()):
            yield f"weights{_named(profile.name)}：分值都应大于 0"
        execution, due = profile.points.get(EXECUTION), rules.execution_points.value
        if execution is not None and execution != due:
            yield f"weights{_named(profile.name)}：预算执行 {execution} 分，execution_points 是 {due} 分"


def _named(profile: str) -> str:
    return f"（{profile}）" if profile else ""


def _grades(rules: RuleSet) -> Iterator[str]:
    floors = [band.floor for band in rules.grades.value]
    yield from _covering("grade_bands", floors)
    names = [band.grade for band in rules.grades.value]
    if len(set(names)) < len(names):
        yield "grade_bands：等级的名称有重复"


def _covering(name: str, floors: Sequence[Decimal]) -> Iterator[str]:
    """Descending floors of half-open bands: with 0 at the end and no floor twice, every value has exactly one band."""
    if floors[-1] != 0:
        yield f"{name}：最低一档的下限是 {floors[-1]}，应为 0，否则低分没有归属"
    if any(better == worse for better, worse in pairwise(floors)):
        yield f"{name}：两档的下限相同"
    if floors[0] > FULL:
        yield f"{name}：最高一档的下限 {floors[0]} 超过 100"


def _levels(rules: RuleSet) -> Iterator[str]:
    levels = rules.levels.value
    yield from _covering("qualitative_bands", [level.floor for level in levels])
    words = [word for level in levels for word in (level.name, *level.also)]
    if len(set(words)) < len(words):
        yield "qualitative_bands：同一个词写在两档里"


def _execution(rules: RuleSet) -> Iterator[str]:
    bands = rules.execution_bands.value if rules.execution_bands else ()
    if bands:
        yield from _covering("execution_bands", [band.floor for band in bands])
        if any(_share_at(worse, better.floor) > _share_at(better, better.floor) for better, worse in pairwise(bands)):
            yield "execution_bands：执行率高的一档得分反而低"
    ceilings = sorted(rules.ceilings.value if rules.ceilings else (), key=lambda c: c.below)
    if any(low.ceiling > high.ceiling for low, high in pairwise(ceilings)):
        yield "score_ceilings：执行率高的限制反而更严"


def _share_at(band: ExecutionBand, rate: Decimal) -> Decimal:
    return band.share if band.share is not None else rate


def _over(rules: RuleSet) -> Iterator[str]:
    steps = rules.over_steps.value if rules.over_steps else ()
    if rules.over_fulfilment.value == "stepped_deduction" and not steps:
        yield "over_fulfilment_rule：写的是分档扣分，没有 over_fulfilment_steps"
    if any(step.ratio <= FULL for step in steps):
        yield "over_fulfilment_steps：界线应大于指标值的 100%"
    if any(low.ratio == high.ratio or low.deduct > high.deduct for low, high in pairwise(steps)):
        yield "over_fulfilment_steps：超得多的扣分反而少，或者界线重复"
    window = rules.achieved_window
    if window and window.value.floor > window.value.ceiling:
        yield "achieved_window：下限高于上限"


def _items(rules: RuleSet) -> Iterator[str]:
    items = rules.items.value.values() if rules.items else ()
    total = sum((item.points for item in items if item.points is not None), Decimal(0))
    if total > FULL:
        yield f"department_items：分值合计 {total}，超过 100"
    if any((item.limit is None) != (item.deduct is None) for item in items):
        yield "department_items：limit 与 deduct 应当同时写"
    if any(item.counts for item in items) and rules.achieved_window is None:
        yield "department_items：按实现的个数计分（counts）的，要有 achieved_window"
