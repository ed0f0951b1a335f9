"""The points each indicator counts with: those of the form, and what becomes of a category the form lacks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.dossier.scoresheet import Notice
from jixiao.dossier.workpaper import IndicatorPaper
from jixiao.norms.ruleset import EVERY_INDICATOR, EXECUTION, Profile, Rule, RuleSet
from jixiao.norms.words import CERTAINTY
from jixiao.units.number import rounded, short

FULL = Decimal(100)
ZERO = Decimal(0)
_ROUNDING = Decimal("0.005")  # of each printed weight: three times 16.67 are fifty


@dataclass(frozen=True, slots=True)
class Weighting:
    """`points` of each indicator as applied, None where the form gives none; `execution` None: not scored by itself.

    `rescale` multiplies the total when a missing category was dropped; `missing` is why the sheet has no total.
    """

    points: tuple[Decimal | None, ...]
    execution: Decimal | None
    rescale: Decimal = Decimal(1)
    working: str = ""
    rules: tuple[Rule[object], ...] = ()
    notices: tuple[Notice, ...] = ()
    missing: tuple[str, ...] = ()


def weighting(
    rules: RuleSet, rows: Sequence[IndicatorPaper], execution: Decimal | None, *, by_norm: bool = False
) -> Weighting:
    """`execution` is the points the form prints for budget execution, None when it prints none.

    The points of the form are facts. `by_norm` asks what would be if its categories had the points of the norm.
    """
    points = tuple(row.weight.value if row.weight else None for row in rows)
    if by_norm and None not in points:
        points, execution = _by_norm(rules, rows), None
    of_execution = rules.execution_points.value if execution is None else execution
    if not rows:
        return Weighting((), of_execution, missing=("没有绩效指标，不能计算总分",))
    if None in points:
        lacking = sum(point is None for point in points)
        return Weighting(points, of_execution, missing=(f"{lacking} 个指标没有分值，请补填，各类合计应为 100 分",))
    total = sum((p for p in points if p is not None), ZERO)
    if total == FULL and execution is None and not by_norm:
        told = Notice("execution_within_indicators", "各项指标的分值合计已是 100 分，预算执行不另外计分")
        return Weighting(points, None, notices=(told,))
    notices = tuple(_differences(rules, rows, execution))
    gap = FULL - total - of_execution
    if abs(gap) <= _ROUNDING * len(rows):
        return Weighting(points, of_execution, notices=(*notices, *_rounded_away(gap)))
    if total > 0 and (absent := _absent(rules, rows, gap)):
        return _without(rules, points, of_execution, absent, gap, notices)
    sums = f"指标 {short(total)} 分＋预算执行 {short(of_execution)} 分"
    wrong = f"分值合计 {short(total + of_execution)} 分（{sums}），不是 100 分，请改正分值"
    return Weighting(points, of_execution, missing=(wrong,), notices=notices)


def _rounded_away(gap: Decimal) -> Iterator[Notice]:
    if gap:
        yield Notice("weights_rounded", f"分值合计 {short(FULL - gap)} 分，尾差出自四舍五入，按 100 分计")


# --- categories -------------------------------------------------------------------------------------------------------


def category_of(profile: Profile, row: IndicatorPaper) -> str:
    """The category of a row's group; cost within output and satisfaction within outcome where the norm has no own."""
    group = row.group
    if group not in profile.points and EVERY_INDICATOR in profile.points:
        return EVERY_INDICATOR
    if group == "成本指标" and group not in profile.points:
        return "产出指标"
    if group == "满意度指标" and group not in profile.points:
        return "效益指标"
    return group


def profile_of(rules: RuleSet, rows: Sequence[IndicatorPaper]) -> Profile | None:
    """The division of points whose categories are just those of the form, else the first; None without a norm."""
    profiles = rules.weights.value if rules.weights else ()
    groups = {row.group for row in rows}
    own = [profile for profile in profiles if ("成本指标" in groups) == ("成本指标" in profile.points)]
    return next(iter(own or profiles), None)


def _absent(rules: RuleSet, rows: Sequence[IndicatorPaper], gap: Decimal) -> tuple[str, ...]:
    """The categories of the norm without an indicator, when their points are just what the form lacks."""
    profile = profile_of(rules, rows)
    if profile is None:
        return ()
    present = {category_of(profile, row) for row in rows}
    absent = tuple(c for c in profile.points if c != EXECUTION and c not in present)
    return absent if sum((profile.points[c] for c in absent), ZERO) == gap else ()


def _without(
    rules: RuleSet,
    points: tuple[Decimal | None, ...],
    execution: Decimal,
    absent: tuple[str, ...],
    gap: Decimal,
    notices: tuple[Notice, ...],
) -> Weighting:
    lacking, method = f"没有设{'、'.join(absent)}（{short(gap)} 分）", rules.missing_category
    if method.value == "drop_and_rescale":
        kept = FULL - gap
        words = f"{lacking}，去掉后按 {short(kept)} 分换算成 100 分"
        return Weighting(points, execution, FULL / kept, words, (method,), notices)
    known = [p for p in points if p is not None]
    spread = _spread(known, (FULL - execution) / sum(known, ZERO), FULL - execution)
    words = (
        f"{lacking}，其分值按比例分摊到其余指标（指标合计 {short(sum(known, ZERO))} 分 → {short(FULL - execution)} 分）"
    )
    return Weighting(spread, execution, Decimal(1), words, (method,), notices)


def _spread(points: Sequence[Decimal], factor: Decimal, total: Decimal) -> tuple[Decimal, ...]:
    """Each times the factor, in hundredths; what rounding leaves over goes to the heaviest, so that they add up."""
    scaled = [rounded(p * factor, 2) for p in points]
    heaviest = max(range(len(scaled)), key=lambda index: scaled[index])
    scaled[heaviest] += total - sum(scaled)
    return tuple(scaled)


def _by_norm(rules: RuleSet, rows: Sequence[IndicatorPaper]) -> tuple[Decimal, ...]:
    """The points of every category as the norm has them, divided among its rows as the form divides its own."""
    weights = [row.weight.value if row.weight else ZERO for row in rows]
    profile = profile_of(rules, rows)
    if profile is None:
        return tuple(weights)
    categories = [category_of(profile, row) for row in rows]
    for category in set(categories) & set(profile.points):
        of_it = [index for index, name in enumerate(categories) if name == category]
        own, due = sum((weights[index] for index in of_it), ZERO), profile.points[category]
        if own > 0 and own != due:
            for index, points in zip(of_it, _spread([weights[i] for i in of_it], due / own, due), strict=True):
                weights[index] = points
    return tuple(weights)


# --- what the form does otherwise -------------------------------------------------------------------------------------


def _differences(rules: RuleSet, rows: Sequence[IndicatorPaper], execution: Decimal | None) -> list[Notice]:
    """Points that are not those of the norm. A form that lacks a category has to divide its points anew: not told."""
    found: list[Notice] = []
    if execution is not None and execution != rules.execution_points.value:
        found.append(_differs(EXECUTION, execution, rules.execution_points.value, rules.execution_points))
    profile = profile_of(rules, rows)
    if profile and rules.weights:
        sums = _sums((category_of(profile, row), row) for row in rows)
        due = {category: points for category, points in profile.points.items() if category != EXECUTION}
        if due.keys() <= sums.keys():
            found += [_differs(c, sums[c], p, rules.weights) for c, p in due.items() if sums[c] != p]
    if rules.kind_points:
        sums = _sums((row.kind, row) for row in rows)
        kinds = rules.kind_points.value.items()
        found += [_differs(k, sums[k], p, rules.kind_points) for k, p in kinds if k in sums and sums[k] != p]
    return found


def _sums(rows: Iterable[tuple[str, IndicatorPaper]]) -> Mapping[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for name, row in rows:
        sums[name] = sums.get(name, ZERO) + (row.weight.value if row.weight else ZERO)
    return sums


def _differs(what: str, points: Decimal, due: Decimal, rule: Rule[object]) -> Notice:
    told = f"{what}的分值是 {short(points)} 分，{rule.answer.place_name}的规定是 {short(due)} 分"
    return Notice("weights_differ", f"{told}（{CERTAINTY[rule.answer.certainty]}）")
