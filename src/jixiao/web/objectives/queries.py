"""The objectives of a year as pages show them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from jixiao.dossier.workpaper import ProgramPaper
from jixiao.web.objectives.linted import Linted, linted_paper
from jixiao.web.objectives.models import Duty, FormUpload, Opinion, Step, TargetRequest
from jixiao.web.papers.assemble import program_rows
from jixiao.web.papers.cells import hundredths, row_of
from jixiao.web.papers.scored import scored
from jixiao.web.people.models import Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import departments, found
from jixiao.web.years.models import BudgetYear, Indicator, ProgramYear, TargetChange
from jixiao.web.years.queries import year_of

State = ProgramYear.State


def program_of(person: Person, year: int, pk: int, right: Right = Right.SEE) -> ProgramYear:
    """A program with everything its pages show; 404 when there is none."""
    row: ProgramYear = found(program_rows().filter(year=year_of(person, year, right)), pk=pk)
    return row


def program_only(person: Person, year: int, pk: int) -> ProgramYear:
    """The same without what hangs on it, for actions."""
    rows = ProgramYear.objects.select_related("program__section", "year__department__place")
    return found(rows.filter(year=year_of(person, year)), pk=pk)


@dataclass(frozen=True, slots=True)
class Line:
    """A program in the overview; `weight` in hundredths, None where no row has one."""

    row: ProgramYear
    indicators: int
    weight: int | None
    linted: Linted
    waiting: int
    last: Step | None

    @property
    def full(self) -> bool:
        """Whether the weights make up the points of all indicators, with or without those of execution."""
        return self.weight in (10000, 9000, 8000)


def lines_of(year: BudgetYear, state: str = "") -> list[Line]:
    """The whole department first; the same few queries however many there are."""
    papers = {row_of(one.provenance): one for one in scored(year).papers.programs if one.provenance}
    rows = (
        ProgramYear.objects.filter(year=year, pk__in=papers)
        .select_related("program__section")
        .prefetch_related(Prefetch("steps", Step.objects.select_related("by"), to_attr="way"))
    )
    waiting = waiting_by_program(year)
    found_rows = [row for row in rows if not state or row.state == state]
    found_rows.sort(key=lambda row: (not row.program.whole_department, row.order, row.pk))
    return [_line(row, papers[row.pk], year, waiting.get(row.pk, 0)) for row in found_rows]


def _line(row: Any, paper: ProgramPaper, year: BudgetYear, waiting: int) -> Line:
    weights = [hundredths(one.weight.value) for one in paper.indicators if one.weight]
    last = row.way[0] if row.way else None
    total = sum(weights) if weights else None
    return Line(row, len(paper.indicators), total, linted_paper(paper, year), waiting, last)


def counts_of(lines: Iterable[Line]) -> list[tuple[str, str, int]]:
    """How many programs stand in each state: value, label, number."""
    states = [line.row.state for line in lines]
    return [(state.value, state.label, states.count(state)) for state in State]


def waiting_by_program(year: BudgetYear) -> dict[int, int]:
    rows = TargetRequest.objects.filter(indicator__program__year=year, state=TargetRequest.State.WAITING)
    counts: dict[int, int] = {}
    for pk in rows.values_list("indicator__program", flat=True):
        counts[pk] = counts.get(pk, 0) + 1
    return counts


def requests_of(person: Person, year: BudgetYear | None = None) -> QuerySet[TargetRequest]:
    """Requests to change a target in the departments a person sees."""
    rows = TargetRequest.objects.filter(indicator__program__year__department__in=departments(person))
    if year is not None:
        rows = rows.filter(indicator__program__year=year)
    return rows.select_related(
        "indicator__program__program__section", "indicator__program__year__department__place", "indicator__section",
        "by", "decided_by",
    )  # fmt: skip


def indicator_of(person: Person, year: int, pk: int) -> Indicator:
    """An indicator of a year with where it comes from; 404 when there is none."""
    rows = Indicator.objects.filter(program__year=year_of(person, year), removed_at=None).select_related(
        "program__program__section", "program__year__department__place", "section", "result"
    )
    return found(rows, pk=pk)


@dataclass(frozen=True, slots=True)
class Told:
    """All that is known of an indicator beside the table."""

    years: Sequence[Indicator]
    opinions: Sequence[Opinion]
    requests: Sequence[TargetRequest]
    changes: Sequence[TargetChange]


def told_of(person: Person, indicator: Indicator) -> Told:
    """Its years by name and unit within the department, the latest first."""
    years = (
        Indicator.objects.filter(Q(program__program=indicator.program.program_id, name=indicator.name), removed_at=None)
        .filter(program__year__department__in=departments(person))
        .select_related("program__year", "result")
        .order_by("-program__year__year")
    )
    return Told(
        list(years),
        list(indicator.opinions.select_related("by")),
        list(requests_of(person).filter(indicator=indicator)),
        list(indicator.changes.select_related("by")),
    )


def last_year_of(row: ProgramYear) -> ProgramYear | None:
    """The same program in the year before, with everything."""
    return program_rows().filter(program=row.program_id, year__year=row.year.year - 1).first()


def duties_of(year: BudgetYear) -> QuerySet[Duty]:
    """The duties that hold in a year."""
    return Duty.objects.filter(department=year.department_id, since__lte=year.year).filter(
        Q(until=None) | Q(until__gte=year.year)
    )


def uploads_of(person: Person, year: BudgetYear) -> QuerySet[FormUpload]:
    return FormUpload.objects.filter(year=year, by=person)
