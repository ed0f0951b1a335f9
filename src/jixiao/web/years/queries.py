"""The years a person may see and work in."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from jixiao.dossier.budget import Item
from jixiao.web.kit.templatetags.numbers import count, money
from jixiao.web.people.models import Department, Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import departments, found
from jixiao.web.years.models import BudgetLine, BudgetYear, Indicator


def years_of(person: Person, right: Right = Right.SEE) -> QuerySet[BudgetYear]:
    """The years of the departments in which a person has a right, the latest first."""
    return (
        BudgetYear.objects.filter(department__in=departments(person, right))
        .select_related("department__place")
        .order_by("-year", "department__place__path", "department__name")
    )


def year_of(person: Person, pk: int, right: Right = Right.SEE) -> BudgetYear:
    """One of them; 404 when there is none. Every page below a year begins with this."""
    return found(years_of(person, right), pk=pk)


def own_year(person: Person) -> BudgetYear | None:
    """The latest year that the own department works in; None for who has no department, or it no year."""
    if person.department_id is None:
        return None
    return years_of(person).filter(department=person.department_id, state=BudgetYear.State.OPEN).first()


def next_year(department: Department) -> int:
    """The year that is likely to be opened: after the last one, else this one."""
    years = department.years.exclude(state=BudgetYear.State.HISTORY)
    last = years.aggregate(last=Max("year"))["last"]
    return last + 1 if last else timezone.localdate().year


def latest_year(person: Person) -> BudgetYear | None:
    """Where a person's work is: the latest open year of the own department, else of any that is seen."""
    rows = years_of(person).exclude(state=BudgetYear.State.HISTORY)
    return rows.filter(department=person.department_id).first() or rows.first()


def listed_years(person: Person, filters: dict[str, Any]) -> QuerySet[BudgetYear]:
    """Years by department, number and state; with how many programs and indicators they have."""
    rows = years_of(person)
    if words := filters.get("words"):
        rows = rows.filter(Q(department__name__icontains=words) | Q(department__place__name__icontains=words))
    if number := filters.get("year"):
        rows = rows.filter(year=number)
    if state := filters.get("state"):
        rows = rows.filter(state=state)
    return rows.annotate(
        program_count=Count("programs", filter=Q(programs__program__whole_department=False), distinct=True),
        indicator_count=Count("programs__indicators", filter=Q(programs__indicators__removed_at=None), distinct=True),
    )


@dataclass(frozen=True, slots=True)
class Card:
    """A figure on the first page of a year, printed already."""

    label: str
    value: str
    unit: str = ""


def cards_of(year: BudgetYear) -> list[Card]:
    """How much there is of everything."""
    whole = BudgetLine.objects.filter(year=year, item=Item.EXPENDITURE, scope="").first()
    indicators = Indicator.objects.filter(program__year=year, removed_at=None)
    told = indicators.filter(Q(result__actual__isnull=False) | ~Q(result__actual_text=""), result__isnull=False)
    return [
        Card("全年预算", money(whole.adjusted if whole else None), "万元"),
        Card("决算支出", money(whole.outturn if whole else None), "万元"),
        Card("预算项目", count(year.programs.filter(program__whole_department=False).count()), "个"),
        Card("已填完成值的指标", f"{count(told.count())} / {count(indicators.count())}", "条"),
    ]
