"""The indicator table of a program as a grid: columns as on the official form, findings under their rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jixiao.norms.resolve import norms_of
from jixiao.web.kit.grid import Finding, Grid, GridColumn, GridRow, Kind
from jixiao.web.objectives.linted import Linted, Told, rows_of
from jixiao.web.objectives.models import Duty
from jixiao.web.objectives.rights import is_draft, writes_indicator
from jixiao.web.objectives.targets import actual_of, target_of
from jixiao.web.people.models import Person
from jixiao.web.years.models import Indicator, ProgramYear

_PLAIN = ("group", "kind", "name", "description", "basis", "weight", "scoring_rule", "duty")
CORE = "是"


class TableRow:
    """An indicator as the grid shows it: its target in one cell, last year's beside."""

    def __init__(self, indicator: Indicator, person: Person) -> None:
        self.indicator = indicator
        self.pk = indicator.pk
        for name in _PLAIN:
            setattr(self, name, getattr(indicator, name))
        target = target_of(indicator)
        self.target, self.read = target.shown, target.read
        self.section = str(indicator.section_id or "")
        self.is_core = CORE if indicator.is_core else ""
        self.earlier = _earlier(indicator)
        self.changed_by = indicator.changed_by
        self.may = writes_indicator(person, indicator)


def _earlier(indicator: Indicator) -> str:
    """≥20个 → 18个: what was aimed at last year and what came of it."""
    before = indicator.origin
    return f"{target_of(before).shown or '—'} → {actual_of(before) or '—'}" if before else ""


@dataclass(frozen=True, slots=True)
class Table:
    """What the grid of a program is made of; `row` as papers.assemble.program_rows gives it."""

    row: ProgramYear
    person: Person
    duties: Sequence[Duty]
    linted: Linted
    is_long_term: bool = False

    def grid(self) -> Grid:
        indicators = rows_of(self.row, is_long_term=self.is_long_term)
        rows = [
            GridRow(TableRow(one, self.person), findings=[_finding(told) for told in self.linted.rows.get(one.pk, ())])
            for one in indicators
        ]
        weights = [one.weight for one in indicators if one.weight is not None]
        total = GridRow.total("合计", {"weight": sum(weights) if weights else None, "name": f"{len(rows)} 条指标"})
        label = "中长期绩效指标" if self.is_long_term else "年度绩效指标"
        return Grid("indicators", label, self._columns(indicators), rows, totals=[total] if rows else ())

    def _columns(self, indicators: Sequence[Indicator]) -> tuple[GridColumn, ...]:
        draft = is_draft(self.row)

        def written(thing: Any) -> bool:
            return draft and (thing is None or thing.may)

        def arranged(thing: Any) -> bool:
            return self.row.year.is_open and (thing is None or thing.may)

        groups, kinds = _levels(self.row, indicators)
        sections = tuple((str(one.pk), one.name) for one in self.row.year.department.sections.all())
        duties = tuple((one.text, one.text) for one in self.duties)
        return (
            GridColumn("group", "一级指标", Kind.CHOICE, "", "s", "", True, True, written, groups),
            GridColumn("kind", "二级指标", Kind.CHOICE, "", "s", "", True, True, written, kinds),
            GridColumn("name", "三级指标", width="m", frozen=True, editable=written, limit=120),
            GridColumn("description", "指标说明", Kind.LONG, width="l", editable=written),
            GridColumn(
                "target", "指标值", width="s", editable=written, limit=200,
                help="照平时写法填：≥20个、不超过12万元、80%-90%；符号、数和单位由程序分开",
            ),
            GridColumn("basis", "确定依据", Kind.LONG, width="m", editable=written),
            GridColumn("weight", "分值", Kind.POINTS, width="xs", editable=written),
            GridColumn("read", "程序读作", width="s", editable=False, help="程序怎样理解指标值；空白的是文字目标"),
            GridColumn("earlier", "上年目标 → 完成", width="s", editable=False),
            GridColumn("duty", "对应职责", Kind.CHOICE, width="m", editable=arranged, choices=duties),
            GridColumn("section", "填报处室", Kind.CHOICE, width="s", editable=arranged, choices=sections),
            GridColumn("is_core", "核心", Kind.CHOICE, width="xs", editable=written, choices=((CORE, CORE),)),
            GridColumn("scoring_rule", "评分标准", Kind.LONG, width="m", editable=written),
        )  # fmt: skip


def _levels(row: ProgramYear, indicators: Sequence[Indicator]) -> tuple[Any, Any]:
    """The first and second levels of the norms of the place, and those the table has of its own."""
    answer = norms_of().get("indicator_kinds", row.year.department.place.code, "program", year=row.year.year)
    known = answer.rows if answer else ()
    groups = [str(one["group"]) for one in known] + [one.group for one in indicators]
    kinds = [str(one["kind"]) for one in known] + [one.kind for one in indicators]
    return _choices(groups), _choices(kinds)


def _choices(words: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((word, word) for word in dict.fromkeys(words) if word)


def _finding(told: Told) -> Finding:
    return Finding(told.severity, told.finding.code, told.finding.working, told.column, told.better)


def values_of(values: Any) -> dict[str, Any]:
    """What was typed into the grid as the fields of an action."""
    fields = dict(values)
    if "section" in fields:
        fields["section_id"] = int(fields.pop("section")) if fields["section"] else None
    if "is_core" in fields:
        fields["is_core"] = fields["is_core"] == CORE
    return fields


@dataclass(frozen=True, slots=True)
class Missing:
    """What the norms of a place ask of a table and it does not have."""

    kinds: Sequence[str]
    source: str


def missing_kinds(row: ProgramYear) -> Missing | None:
    """Second levels that must be there, with the norm that says so."""
    answer = norms_of().get("indicator_kinds", row.year.department.place.code, "program", year=row.year.year)
    if answer is None or row.program.whole_department:
        return None
    had = {one.kind for one in rows_of(row)}
    wanted = [str(one["kind"]) for one in answer.rows if one["duty"] == "必设" and one["kind"] not in had]
    instrument = norms_of().instruments.get(answer.source.instrument)
    return Missing(wanted, f"《{instrument.title}》" if instrument else "") if wanted else None
