"""A program's money by source: budget, adjusted budget, outturn and execution."""

from typing import Any

from jixiao.compare.lines import fund
from jixiao.dossier.keys import program_key
from jixiao.dossier.workpaper import ProgramPaper, Workpaper
from jixiao.lint.amounts import remarks
from jixiao.norms.ruleset import RuleSet
from jixiao.web.budget.actions import money as actions
from jixiao.web.budget.grids.findings import findings
from jixiao.web.budget.queries import rules_of
from jixiao.web.kit.grid import Finding, Grid, GridColumn, GridRow, Kind
from jixiao.web.kit.grid_edit import Acts
from jixiao.web.kit.grid_sheet import Sheet
from jixiao.web.papers.programs import fund_paper
from jixiao.web.people.models import Person
from jixiao.web.years.models import Fund, ProgramYear

COLUMNS = (
    GridColumn("label", "资金来源", width="l", frozen=True, limit=60, editable=lambda fund: not fund.is_total),
    GridColumn("original", "年初预算数", Kind.MONEY, unit="万元"),
    GridColumn("adjusted", "全年预算数", Kind.MONEY, unit="万元"),
    GridColumn("outturn", "全年执行数", Kind.MONEY, unit="万元"),
    GridColumn("rate", "执行率", Kind.PERCENT, width="s", editable=False),
    GridColumn("explanation", "偏差原因", Kind.LONG, width="xl"),
)
SHEET = Sheet("项目资金", ("label",))


def build(row: ProgramYear) -> Grid:
    rows = list(Fund.objects.filter(program=row))
    key = program_key(row.program.name, whole_department=row.program.whole_department)
    papers = tuple(fund_paper(one, key, row.program.name) for one in rows)
    whole = ProgramPaper(key, row.program.name, row.program.whole_department, funds=papers)
    year = row.year
    sheet = Workpaper(year.department.name, year.year, year.department.place.code, programs=(whole,))
    said = findings(remarks(sheet), Fund)
    rules = rules_of(row)
    return Grid(
        "funds", "项目资金", COLUMNS, [_row(one, rules, paper, said) for one, paper in zip(rows, papers, strict=True)]
    )


def _row(one: Fund, rules: RuleSet, paper: Any, said: dict[str, list[Finding]]) -> GridRow:
    rate = fund(rules, paper)
    vars(one).update(rate=rate.percent if rate else None)
    notes = {"rate": f"全年执行数 ÷ {rate.base}"} if rate else {}
    return GridRow(one, findings=said.get(str(one.pk), ()), notes=notes)


def acts(row: ProgramYear, by: Person) -> Acts:
    return Acts(
        change=lambda changes: actions.change_funds(row=row, changes=changes, by=by),
        insert=lambda after, values: actions.insert_fund(row=row, after=after, values=values, by=by),
        delete=lambda keys: actions.remove_funds(row=row, keys=keys, by=by),
        restore=lambda keys: actions.restore_funds(row=row, keys=keys, by=by),
    )
