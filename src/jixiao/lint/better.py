"""Better wording for what a rule finds in an indicator row, where the row itself says what it should be.

Nothing is invented: an offer comes from the other cells of the row, from last year's result, or from the working of
the finding. Where there is a choice to make, there is no offer.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from jixiao.check.shared.measures import Measure, halves, measure_of
from jixiao.dossier.finding import Finding
from jixiao.dossier.workpaper import IndicatorPaper
from jixiao.forms import values
from jixiao.norms.resolve import Norms
from jixiao.units.number import plain, short
from jixiao.units.regex import regex


@dataclass(frozen=True, slots=True)
class Better:
    """What `column` would say instead."""

    column: str
    text: str


Offer = Callable[[Finding, IndicatorPaper, str, Mapping[str, str]], Better | None]
_QUANTITY, _COST, _ECONOMIC_COST = "数量指标", "成本指标", "经济成本指标"


def better(finding: Finding, row: IndicatorPaper, column: str, kinds: Mapping[str, str]) -> Better | None:
    """`kinds` are the second levels of the place by name, each with its first level."""
    offer = _OFFERS.get(finding.name)
    return offer(finding, row, column, kinds) if offer else None


def kinds_of(norms: Norms, place: str, year: int) -> dict[str, str]:
    """The second levels in force, each with the first level above it."""
    answer = norms.get("indicator_kinds", place, "program", year=year)
    return {str(row["kind"]): str(row["group"]) for row in answer.rows} if answer else {}


def _target(row: IndicatorPaper, **changes: object) -> Better:
    return Better("target", values.target(replace(row, target_text="", **changes)))  # type: ignore[arg-type]


def _cap(_: Finding, row: IndicatorPaper, _column: str, _kinds: Mapping[str, str]) -> Better | None:
    return _target(row, operator="<=")


def _within_budget(finding: Finding, row: IndicatorPaper, _column: str, _kinds: Mapping[str, str]) -> Better | None:
    budget = finding.related[0] if finding.related else None
    return Better("target", f"≤{budget.value}{budget.unit}") if budget else None


def _is_quantity(_: Finding, _row: IndicatorPaper, _column: str, _kinds: Mapping[str, str]) -> Better | None:
    return Better("kind", _QUANTITY)


def _is_cost(_: Finding, _row: IndicatorPaper, _column: str, kinds: Mapping[str, str]) -> Better | None:
    return Better("kind", _COST if _COST in kinds or _ECONOMIC_COST not in kinds else _ECONOMIC_COST)


def _group_of_kind(_: Finding, row: IndicatorPaper, _column: str, kinds: Mapping[str, str]) -> Better | None:
    return Better("group", kinds[row.kind]) if row.kind in kinds else None


_COUNTED = regex(r"(?P<unit>批次|人次|[次人家份场户件篇项个期批套台])数量?$")


def _unit_of_name(_: Finding, row: IndicatorPaper, _column: str, _kinds: Mapping[str, str]) -> Better | None:
    """参会人数 20 counts 人, 落地率 80 is a percentage; other names leave a choice."""
    found = _COUNTED.search(row.name)
    unit = found["unit"] if found else "%" if measure_of(row.name) is Measure.SHARE else ""
    if not unit or row.target is None or row.target.unit:
        return None
    return _target(row, target=replace(row.target, unit=unit))


_DOUBLED = (
    (regex(r"百分百\s*[%％]"), "100%"),
    (regex(r"[%％]\s*(?:[%％]|百分比)+"), "%"),
    (regex(r"(?<=\d)([个次家人场项份篇元])\1"), r"\1"),
    (regex(r"(?<=\d)\s*([次份个人家户件场篇项])数$"), r"\1"),
)


def _unit_once(_: Finding, row: IndicatorPaper, _column: str, _kinds: Mapping[str, str]) -> Better | None:
    text = values.target(row)
    for pattern, once in _DOUBLED:
        text = pattern.sub(once, text)
    return Better("target", text)


def _sum_of_halves(finding: Finding, row: IndicatorPaper, _column: str, _kinds: Mapping[str, str]) -> Better | None:
    told = halves(row.description)
    if told is None or row.target is None or finding.computed != short(told[0] + told[1]):
        return None
    return _target(row, target=replace(row.target, value=told[0] + told[1]))


_STANDARD = regex(r"(\d+(?:\.\d+)?)(%|[次场篇期个家人批件份天日])[^\d。；;]{0,20}为(?:合格|达标|完成|优秀)")


def _standard(_: Finding, row: IndicatorPaper, _column: str, _kinds: Mapping[str, str]) -> Better | None:
    """上半年1次、下半年2次为合格 means ≥3次."""
    if told := halves(row.description):
        return Better("target", f"≥{short(told[0] + told[1])}{told[2]}")
    found = _STANDARD.findall(row.description)
    return Better("target", f"≥{found[0][0]}{found[0][1]}") if len(found) == 1 else None


def _last_year(_: Finding, row: IndicatorPaper, _column: str, _kinds: Mapping[str, str]) -> Better | None:
    """What was reached last year is the least to aim at, or the most to spend."""
    if row.previous is None:
        return None
    sign = "≤" if row.kind in (_COST, _ECONOMIC_COST) else "≥"
    return Better("target", f"{sign}{plain(row.previous.value)}{row.previous.unit}")


_HARM = regex(r"事故|投诉|差错|失误|故障|违规|违纪|返工|信访|案件|火灾")


def _not_zero(finding: Finding, row: IndicatorPaper, column: str, kinds: Mapping[str, str]) -> Better | None:
    """安全事故 ≥0次 wants none at all; anything else wants more than nothing."""
    return _target(row, operator="=") if _HARM.search(row.name) else _last_year(finding, row, column, kinds)


def _this_year(finding: Finding, row: IndicatorPaper, column: str, _kinds: Mapping[str, str]) -> Better | None:
    text = values.target(row) if column == "target" else getattr(row, column, "")
    changed = text.replace(f"{finding.stated}年", f"{finding.computed}年")
    return Better(column, changed) if changed != text else None


_OFFERS: dict[str, Offer] = {
    "cost_target_is_a_floor": _cap,
    "cost_above_budget": _within_budget,
    "count_as_cost": _is_quantity,
    "count_as_quality": _is_quantity,
    "count_as_timeliness": _is_quantity,
    "fee_outside_cost": _is_cost,
    "money_as_quantity": _is_cost,
    "kind_under_wrong_group": _group_of_kind,
    "target_has_no_unit": _unit_of_name,
    "unit_is_doubled": _unit_once,
    "halves_do_not_sum": _sum_of_halves,
    "standard_hidden_in_description": _standard,
    "target_cannot_be_measured": _last_year,
    "target_is_missing": _last_year,
    "target_is_zero": _not_zero,
    "year_is_stale_in_indicator": _this_year,
}
