"""基本数据: staff, assets, 三公 quantities and procurement, with last year beside and the reason of the change."""

from typing import Any

from jixiao.compare.lines import RATE_DECIMALS, measures
from jixiao.compare.papers import Pair
from jixiao.lint.amounts import remarks
from jixiao.units.number import rounded
from jixiao.web.budget.actions import measures as actions
from jixiao.web.budget.grids.findings import findings
from jixiao.web.kit.grid import Finding, Grid, GridColumn, GridRow, Kind
from jixiao.web.kit.grid_edit import Acts
from jixiao.web.kit.grid_sheet import Sheet
from jixiao.web.papers.assemble import money_of
from jixiao.web.people.models import Person
from jixiao.web.years.models import BudgetYear, Measure

COLUMNS = (
    GridColumn("label", "项目", width="l", frozen=True, limit=80),
    GridColumn("unit", "计量单位", width="s", limit=20),
    GridColumn("value", "本年", Kind.DECIMAL),
    GridColumn("previous", "上年", Kind.DECIMAL, group="与上年比", editable=False, help="上年基本数据里的数"),
    GridColumn("change", "增减", Kind.DECIMAL, group="与上年比", editable=False),
    GridColumn("growth", "增减%", Kind.PERCENT, width="s", group="与上年比", editable=False),
    GridColumn("reason", "变动原因", Kind.LONG, width="xl"),
)
SHEET = Sheet("基本数据", ("label",))


def build(year: BudgetYear) -> Grid:
    money = money_of(year)
    papers = money.alone()
    beside = measures(papers)
    said = findings(remarks(papers), Measure)
    rows = [_row(row, beside.get(row.label), said) for row in money.own_measures]
    return Grid("measures", "基本数据", COLUMNS, rows, words="还没有基本数据。")


def _row(row: Measure, beside: Pair | None, said: dict[str, list[Finding]]) -> GridRow:
    computed: dict[str, Any] = dict.fromkeys(("previous", "change", "growth"))
    notes: dict[str, str] = {}
    if beside is not None:
        computed["previous"] = beside.left.value if beside.left else None
        computed["change"] = beside.change.value if beside.change else None
        computed["growth"] = rounded(beside.growth.value, RATE_DECIMALS) if beside.growth else None
        notes = {"growth": beside.note} if beside.note else {}
    vars(row).update(computed)
    return GridRow(row, findings=said.get(str(row.pk), ()), notes=notes)


def acts(year: BudgetYear, by: Person) -> Acts:
    return Acts(
        change=lambda changes: actions.change_measures(year=year, changes=changes, by=by),
        insert=lambda after, values: actions.insert_measure(year=year, after=after, values=values, by=by),
        delete=lambda keys: actions.remove_measures(year=year, keys=keys, by=by),
        restore=lambda keys: actions.restore_measures(year=year, keys=keys, by=by),
        move=lambda key, after: actions.move_measure(year=year, key=key, after=after),
    )
