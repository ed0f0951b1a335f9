"""How a grid is drawn: heads in two rows, merged cells over findings, headings and totals."""

from types import SimpleNamespace

import pytest

from jixiao.web.kit.grid import Finding, Grid, GridColumn, GridRow, Kind
from jixiao.web.kit.grid_draw import Drawn

pytestmark = pytest.mark.alike

MAY = {"change": True}
COLUMNS = (
    GridColumn("group", "一级指标", merged=True, frozen=True),
    GridColumn("kind", "二级指标", merged=True),
    GridColumn("name", "指标", frozen=True),
    GridColumn("plan", "预算数", Kind.MONEY, unit="万元", group="资金"),
    GridColumn("done", "执行数", Kind.MONEY, unit="万元", group="资金"),
)


def thing(key: int, group: str, kind: str, name: str = "") -> SimpleNamespace:
    return SimpleNamespace(pk=key, group=group, kind=kind, name=name, plan=None, done=None)


def spans(rows: list[GridRow]) -> list[list[tuple[str, int]]]:
    """The merged cells that are drawn in each row, with their heights."""
    drawn = Drawn(Grid("g", "表", COLUMNS, rows), MAY)
    return [[(cell.name, cell.rows) for cell in line.cells if cell.name in {"group", "kind"}] for line in drawn.lines]


def test_equal_cells_join_and_cover_the_findings_below_them():
    rows = [
        GridRow(thing(1, "产出", "数量"), findings=[Finding("note", "X001", "看看")]),
        GridRow(thing(2, "产出", "数量")),
        GridRow(thing(3, "产出", "质量")),
    ]
    assert spans(rows) == [[("group", 4), ("kind", 3)], [], [("kind", 1)]]


def test_a_second_level_never_joins_over_two_first_levels():
    rows = [GridRow(thing(1, "产出", "数量")), GridRow(thing(2, "效益", "数量"))]
    assert spans(rows) == [[("group", 1), ("kind", 1)], [("group", 1), ("kind", 1)]]


def test_what_is_empty_does_not_join_and_headings_part():
    rows = [GridRow(thing(1, "", "")), GridRow(thing(2, "", "")), GridRow.heading("乙"), GridRow(thing(3, "", ""))]
    assert spans(rows) == [[("group", 1), ("kind", 1)], [("group", 1), ("kind", 1)], [], [("group", 1), ("kind", 1)]]


def test_heads_stand_in_two_rows_where_columns_have_a_group():
    upper, lower = Drawn(Grid("g", "表", COLUMNS, []), MAY).heads
    assert [(head.label, head.rows, head.columns) for head in upper] == [
        ("一级指标", 2, 1), ("二级指标", 2, 1), ("指标", 2, 1), ("资金", 1, 2),
    ]  # fmt: skip
    assert [head.label for head in lower] == ["预算数（万元）", "执行数（万元）"]


def test_rows_are_numbered_without_headings_and_totals_name_themselves_where_nothing_is_merged():
    rows = [GridRow.heading("甲"), GridRow(thing(7, "产出", "数量")), GridRow.total("小计", {"plan": 5_000_000})]
    drawn = Drawn(Grid("g", "表", COLUMNS, rows, totals=[GridRow.total("合计", {})]), MAY)
    assert [(line.key, line.number) for line in drawn.lines] == [("line-0", None), ("7", 1), ("line-2", None)]
    assert [cell.shown for cell in drawn.lines[2].cells] == ["", "", "小计", "5.00", ""]
    assert [cell.shown for cell in drawn.totals[0].cells] == ["", "", "合计", "", ""]


def test_of_the_columns_that_stay_in_sight_a_telephone_keeps_the_first_that_is_not_merged():
    frozen = Drawn(Grid("g", "表", COLUMNS, []), MAY).frozen
    assert frozen == {"group": "grid-frozen grid-frozen-1", "name": "grid-frozen grid-frozen-2 grid-kept"}


def test_a_note_marks_its_cell_and_every_text_is_escaped():
    row = GridRow(thing(1, "产出", "数量", '<b>"'), notes={"name": "上年是“甲”"})
    cell = Drawn(Grid("g", "表", COLUMNS, [row]), MAY).lines[0].cells[2]
    opening = '<td class="grid-frozen grid-frozen-2 grid-kept grid-noted" title="上年是“甲”">'
    assert str(cell.drawn) == f"{opening}&lt;b&gt;&quot;</td>"
    assert str(Drawn(Grid("g", "表", COLUMNS, [row]), MAY).lines[0].name) == '<b>"'
