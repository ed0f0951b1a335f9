"""The cash plan of a program and what was paid, month by month, with what had come together."""

from collections.abc import Sequence
from dataclasses import dataclass

from jixiao.compare.lines import cumulated, total
from jixiao.web.budget.actions import money as actions
from jixiao.web.kit.charts import Chart, Series
from jixiao.web.kit.grid import Grid, GridColumn, GridRow, Kind
from jixiao.web.kit.grid_edit import Acts
from jixiao.web.kit.grid_sheet import Sheet
from jixiao.web.people.models import Person
from jixiao.web.years.models import MonthlyPlan, ProgramYear

COLUMNS = (
    GridColumn("name", "月份", width="s", frozen=True, editable=False),
    GridColumn("planned", "计划用款", Kind.MONEY, unit="万元", group="当月"),
    GridColumn("paid", "实际支付", Kind.MONEY, unit="万元", group="当月"),
    GridColumn("planned_sum", "累计计划", Kind.MONEY, unit="万元", group="累计", editable=False),
    GridColumn("paid_sum", "累计支付", Kind.MONEY, unit="万元", group="累计", editable=False),
    GridColumn("note", "说明", width="xl", limit=200),
)
SHEET = Sheet("用款计划", ("name",))


@dataclass
class Month:
    """One month, whether it was written already or not; `version` as it was read."""

    month: int
    name: str
    saved: bool
    version: int
    planned: int | None
    paid: int | None
    note: str
    planned_sum: int | None = None
    paid_sum: int | None = None

    @property
    def pk(self) -> int:
        return self.month


def months_of(row: ProgramYear) -> list[Month]:
    """All twelve."""
    held = {one.month: one for one in MonthlyPlan.objects.filter(program=row)}
    months = [_month(number, held.get(number)) for number in range(1, 13)]
    planned, paid = cumulated([one.planned for one in months]), cumulated([one.paid for one in months])
    for month, plan, spent in zip(months, planned, paid, strict=True):
        month.planned_sum, month.paid_sum = plan, spent
    return months


def _month(number: int, held: MonthlyPlan | None) -> Month:
    if held is None:
        return Month(number, f"{number}月", False, 0, None, None, "")
    return Month(number, f"{number}月", True, held.version, held.planned, held.paid, held.note)


def build(row: ProgramYear) -> Grid:
    months = months_of(row)
    sums = {"planned": total(one.planned for one in months), "paid": total(one.paid for one in months)}
    totals = [GridRow.total("全年", sums)]
    return Grid("months", "用款计划", COLUMNS, [GridRow(one) for one in months], totals=totals)


def chart(months: Sequence[Month], name: str) -> Chart | None:
    """Plan and payments as they came together; None when nothing is known."""
    if not any(one.planned is not None or one.paid is not None for one in months):
        return None
    series = (
        Series("累计计划", "plan", [one.planned_sum for one in months]),
        Series("累计支付", "done", [one.paid_sum for one in months]),
    )
    return Chart("paid", f"{name}：累计计划和累计支付", [one.name for one in months], series, lines=True, unit="万元")


def acts(row: ProgramYear, by: Person) -> Acts:
    return Acts(change=lambda changes: actions.change_months(row=row, changes=changes, by=by))
