"""Programs of a department over its years: taken up, named, ended, taken up again."""

from typing import Any

from django.db import transaction

from jixiao.web.kit.fields import Stale
from jixiao.web.kit.refused import Refused
from jixiao.web.people.log import change, log
from jixiao.web.people.models import Person
from jixiao.web.years.actions import must_be_open
from jixiao.web.years.models import BudgetYear, Fund, Program, ProgramYear

TOTAL = "年度资金总额"
SOURCES = ("其中：当年财政拨款", "上年结转资金", "其他资金")
_LASTING = ("name", "code", "section", "agency")


@transaction.atomic
def create_program(*, year: BudgetYear, values: dict[str, Any], by: Person) -> ProgramYear:
    """A program of the year, with the usual money rows; one that other years know is taken up again."""
    must_be_open(year)
    lasting = {name: values[name] for name in _LASTING if name in values}
    program = Program.objects.filter(department=year.department, name=values["name"]).first()
    if program and ProgramYear.objects.filter(program=program, year=year).exists():
        raise Refused(f"本年度已有项目“{program}”。")
    if program is None:
        program = Program.objects.create(department=year.department, **lasting)
    else:
        change(program, {**lasting, "ended_after": None}, by=by)
    return _taken_up(program, year, by, is_secret=values.get("is_secret", False))


@transaction.atomic
def create_whole(*, year: BudgetYear, by: Person) -> ProgramYear:
    """The whole department as one: its self-evaluation needs an objective and indicators like a program's."""
    must_be_open(year)
    if ProgramYear.objects.filter(program__whole_department=True, year=year).exists():
        raise Refused("本年度已有部门整体。")
    named = {"name": year.department.name}
    program, _ = Program.objects.get_or_create(department=year.department, whole_department=True, defaults=named)
    return _taken_up(program, year, by)


def _taken_up(program: Program, year: BudgetYear, by: Person, **more: Any) -> ProgramYear:
    order = ProgramYear.objects.filter(year=year).count()
    row = ProgramYear.objects.create(program=program, year=year, order=order, **more)
    add_usual_funds(row)
    log("budget.program.created", program, by=by, department=year.department, year=year.year)
    return row


def add_usual_funds(row: ProgramYear) -> None:
    Fund.objects.bulk_create(
        Fund(program=row, label=name, order=order, is_total=order == 0) for order, name in enumerate((TOTAL, *SOURCES))
    )


@transaction.atomic
def change_program(*, row: ProgramYear, values: dict[str, Any], by: Person, seen: int | None = None) -> ProgramYear:
    """Name, code, section and unit over all years; whether it is secret for this one.

    Raises Stale when somebody changed the program since the version that was `seen`.
    """
    must_be_open(row.year)
    program = row.program
    if seen is not None and not program.take(seen):
        raise Stale
    if "name" in values and Program.objects.filter(department=program.department_id, name=values["name"]).exclude(
        pk=program.pk
    ):
        raise Refused(f"本部门已有项目“{values['name']}”。")
    before, after = change(program, {name: values[name] for name in _LASTING if name in values}, by=by)
    if "is_secret" in values:
        one, other = change(row, {"is_secret": values["is_secret"]}, by=by)
        before, after = before | one, after | other
    if after:
        log("budget.program.changed", program, by=by, department=row.year.department, before=before, after=after)
    return row


@transaction.atomic
def end_program(*, row: ProgramYear, reason: str, by: Person) -> Program:
    """It ends with this year: the next one does not carry it over."""
    must_be_open(row.year)
    program = row.program
    if program.ended_after is not None:
        raise Refused(f"项目“{program}”已终止于 {program.ended_after} 年度。")
    change(program, {"ended_after": row.year.year}, by=by)
    department = row.year.department
    log("budget.program.ended", program, by=by, department=department, year=row.year.year, reason=reason)
    return program


@transaction.atomic
def resume_program(*, row: ProgramYear, by: Person) -> Program:
    must_be_open(row.year)
    program = row.program
    if program.ended_after is None:
        raise Refused(f"项目“{program}”没有终止。")
    change(program, {"ended_after": None}, by=by)
    log("budget.program.resumed", program, by=by, department=row.year.department)
    return program
