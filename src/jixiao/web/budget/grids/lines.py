"""收支: every item of the year at its stages, with last year, the change, execution and the reason."""

from typing import Any

from jixiao.compare.lines import RATE_DECIMALS, Line, lines
from jixiao.dossier.claim import Stage
from jixiao.dossier.datum import Datum
from jixiao.lint.amounts import remarks
from jixiao.norms.resolve import norms_of
from jixiao.norms.ruleset import ruleset
from jixiao.units.number import rounded
from jixiao.web.budget.actions import lines as actions
from jixiao.web.budget.grids.findings import findings
from jixiao.web.kit.grid import Finding, Grid, GridColumn, GridRow, Kind
from jixiao.web.kit.grid_edit import Acts
from jixiao.web.kit.grid_sheet import Sheet
from jixiao.web.papers.assemble import money_of
from jixiao.web.papers.cells import fen
from jixiao.web.people.models import Person
from jixiao.web.years.models import BudgetLine, BudgetYear

_COMPARED = {Stage.OUTTURN: "决算数", Stage.ORIGINAL: "年初预算", Stage.UNSAID: "金额"}


def _money(name: str, label: str, group: str, words: str = "", *, editable: bool = True) -> GridColumn:
    return GridColumn(name, label, Kind.MONEY, unit="万元", width="s", group=group, help=words, editable=editable)


COLUMNS = (
    GridColumn("item", "项目", width="l", frozen=True, limit=80, help="收支科目、经费或功能分类；写编码可核对类款项"),
    GridColumn("scope", "资金范围", width="s", limit=60, help="空着是全部资金；也可写 财政拨款、一般公共预算 等"),
    _money("original", "年初预算", "预算"),
    _money("adjustment", "调整数", "预算", "调减写负数"),
    _money("adjusted", "全年预算", "预算", "年初预算加调整数"),
    _money("outturn", "决算数", "", "收入行是决算收入，支出行是决算支出"),
    GridColumn("rate", "执行率", Kind.PERCENT, width="xs", editable=False),
    _money("previous", "上年数", "与上年比", "上年决算数；本年还没有决算时是上年年初预算", editable=False),
    _money("change", "增减额", "与上年比", editable=False),
    GridColumn("growth", "增减%", Kind.PERCENT, width="xs", group="与上年比", editable=False),
    GridColumn("reason", "变动原因", Kind.LONG, width="l"),
    _money("carryover_in", "年初结转", "结转核对"),
    _money("income", "当年收入", "结转核对", "这一行资金当年的收入；填了就核对结转"),
    _money("carryover_out", "年末结转", "结转核对", "年初结转加当年收入减决算数"),
)
# Of what has no stages (资产); shown where there is any.
_UNSAID = _money("unsaid", "金额", "", "没有预算、决算之分的数")
SHEET = Sheet("收支", ("item", "scope"))


def build(year: BudgetYear) -> Grid:
    money = money_of(year)
    papers = money.alone()
    rules = ruleset(norms_of(), papers.place, "whole_department", year.year)
    beside = lines(papers, rules)
    said = findings(remarks(papers), BudgetLine)
    held = money.own_lines
    rows = [_row(line, beside.get((line.item, line.scope)), said) for line in held]
    columns = (*COLUMNS, _UNSAID) if any(line.unsaid is not None for line in held) else COLUMNS
    return Grid("lines", "收支", columns, rows, words="还没有收支数据。")


def _row(line: BudgetLine, beside: Line | None, said: dict[str, list[Finding]]) -> GridRow:
    """The line with what is computed beside it, and what that rests on."""
    computed: dict[str, Any] = dict.fromkeys(("previous", "change", "growth", "rate"))
    notes: dict[str, str] = {}
    if beside is not None:
        pair, rate = beside.beside, beside.rate
        growth = rounded(pair.growth.value, RATE_DECIMALS) if pair.growth else None
        computed |= {"previous": _fen(pair.left), "change": _fen(pair.change), "growth": growth}
        computed |= {"rate": rate.percent if rate else None}
        notes |= {"previous": f"上年{_COMPARED[beside.stage]}"} if pair.left else {}
        notes |= {"growth": pair.growth.working} if pair.growth else {"growth": pair.note} if pair.note else {}
        notes |= {"rate": f"决算数 ÷ {rate.base}"} if rate else {}
    vars(line).update(computed)
    return GridRow(line, findings=said.get(str(line.pk), ()), notes=notes)


def _fen(datum: Datum | None) -> int | None:
    return None if datum is None else fen(datum.value)


def acts(year: BudgetYear, by: Person) -> Acts:
    return Acts(
        change=lambda changes: actions.change_lines(year=year, changes=changes, by=by),
        insert=lambda after, values: actions.insert_line(year=year, after=after, values=values, by=by),
        delete=lambda keys: actions.remove_lines(year=year, keys=keys, by=by),
        restore=lambda keys: actions.restore_lines(year=year, keys=keys, by=by),
        move=lambda key, after: actions.move_line(year=year, key=key, after=after),
    )
