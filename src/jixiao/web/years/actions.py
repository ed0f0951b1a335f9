"""A year is opened, with what carries over from the one before, closed, and opened again."""

from django.db import transaction

from jixiao.web.kit.plugins import contributions
from jixiao.web.kit.refused import Refused
from jixiao.web.people.log import log
from jixiao.web.people.models import Department, Person
from jixiao.web.years.models import BudgetYear, Fund, Indicator, Measure, ProgramYear

_SAME = ("group", "kind", "name", "description", "operator", "unit", "basis", "weight", "scoring_rule", "is_core")
_KEPT = ("is_long_term", "duty", "section", "order")


@transaction.atomic
def open_year(*, department: Department, number: int, carry: bool, by: Person | None) -> BudgetYear:
    """A year to work in; one that was known for comparison only becomes one. Raises Refused when it is open already."""
    year, made = BudgetYear.objects.get_or_create(department=department, year=number)
    if not made and year.state != BudgetYear.State.HISTORY:
        raise Refused(f"{year} 已经建立。")
    if not made:
        year.state = BudgetYear.State.OPEN
        year.save(update_fields=["state"])
    before = BudgetYear.objects.filter(department=department, year=number - 1).first()
    if carry and before:
        _carry(before, year)
    log("years.year.opened", year, by=by, department=department)
    return year


def _carry(before: BudgetYear, year: BudgetYear) -> None:
    """Programs that go on with their funds' sources and their indicators, and what single values are kept of."""
    for measure in before.measures.all():
        values = {"order": measure.order, "unit": measure.unit}
        Measure.objects.get_or_create(year=year, label=measure.label, defaults=values)
    for row in before.programs.select_related("program"):
        ended = row.program.ended_after
        if ended is not None and ended < year.year:
            continue
        new, made = ProgramYear.objects.get_or_create(program=row.program, year=year, defaults={"order": row.order})
        if made:
            _carry_program(row, new)


def _carry_program(row: ProgramYear, new: ProgramYear) -> None:
    Fund.objects.bulk_create(
        Fund(program=new, order=fund.order, label=fund.label, is_total=fund.is_total, weight=fund.weight)
        for fund in row.funds.all()
    )
    Indicator.objects.bulk_create(
        Indicator(program=new, origin=one, **{name: getattr(one, name) for name in (*_SAME, *_KEPT)})
        for one in row.indicators.filter(removed_at=None)
    )


@transaction.atomic
def close_year(*, year: BudgetYear, by: Person) -> BudgetYear:
    """Nothing of it can be changed any more, until it is opened again."""
    if not year.is_open:
        raise Refused(f"{year} 不在进行中。")
    year.state = BudgetYear.State.CLOSED
    year.save(update_fields=["state"])
    log("years.year.closed", year, by=by, department=year.department)
    return year


@transaction.atomic
def reopen_year(*, year: BudgetYear, reason: str, by: Person) -> BudgetYear:
    if year.state != BudgetYear.State.CLOSED:
        raise Refused(f"{year} 没有归档。")
    year.state = BudgetYear.State.OPEN
    year.save(update_fields=["state"])
    log("years.year.reopened", year, by=by, department=year.department, reason=reason)
    return year


def held(year: BudgetYear) -> str:
    """Why nothing of a year may be changed now, "" when it may.

    An app holds a year for a time: its `locks.py` says in `locked(year)` why, or "".
    """
    if not year.is_open:
        return _closed(year)
    return next((reason for module in contributions("locks") if (reason := module.locked(year))), "")


def _closed(year: BudgetYear) -> str:
    return f"{year} 已归档或只是历史数据，不能修改。"


def must_not_be_closed(year: BudgetYear) -> None:
    """What is made of a year and changes none of its figures (a version of its report, a measure) is done while the
    year is in work, also while an app holds it. Raises Refused.
    """
    if not year.is_open:
        raise Refused(_closed(year))


def must_take_result(indicator: Indicator, by: Person) -> None:
    """Every action that writes what an indicator reached begins with this. Raises Refused.

    An app holds what was handed in: `locked_part(indicator, by)` of its `locks.py` says why, or "".
    """
    must_be_open(indicator.program.year)
    for module in contributions("locks"):
        if hasattr(module, "locked_part") and (reason := module.locked_part(indicator, by)):
            raise Refused(reason)


def must_be_open(year: BudgetYear) -> None:
    """Every action that changes something of a year begins with this. Raises Refused."""
    if reason := held(year):
        raise Refused(reason)
