"""Rounds, measures and events: what a person may see of them, and who may write what."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from jixiao import api
from jixiao.dossier.workpaper import Topic
from jixiao.norms.monitoring import monitoring_rules
from jixiao.norms.resolve import norms_of
from jixiao.web.monitoring.models import OPEN_STATES, CorrectiveMeasure, Event, Round, Submission
from jixiao.web.people.models import Department, Person, Section
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import departments, may
from jixiao.web.years.actions import held
from jixiao.web.years.models import BudgetYear, Indicator, Narrative, ProgramYear
from jixiao.web.years.writers import writes

_INSIDE = (Right.FILL, Right.COMPILE, Right.SIGN, Right.SEE_LOG)  # finance sees what was sent to it


def rounds_of(person: Person, year: BudgetYear) -> QuerySet[Round]:
    """The rounds of a year; for finance only those that were sent."""
    rows = Round.objects.filter(year=year).select_related("year__department__place")
    if any(may(person, right, year.department) for right in _INSIDE):
        return rows
    return rows.filter(state=Round.State.SENT)


def sent_rounds(person: Person, filters: dict[str, Any]) -> QuerySet[Round]:
    """What departments have sent to the finance bureau of this person, the latest first."""
    rows = Round.objects.filter(year__department__in=departments(person, Right.REVIEW), state=Round.State.SENT)
    if words := filters.get("words"):
        rows = rows.filter(year__department__name__icontains=words)
    if number := filters.get("year"):
        rows = rows.filter(year__year=number)
    if filters.get("warned"):
        rows = rows.exclude(outcome__warnings=[])
    return rows.select_related("year__department__place").order_by("-sent_at", "-pk")


@dataclass(frozen=True, slots=True)
class Planned:
    """A round that the norms of the place ask for, and the one of ours that answers it."""

    period: str
    month: int
    due: date | None
    term: str
    ground: str
    round: Round | None


def planned_rounds(year: BudgetYear, rounds: Iterable[Round]) -> list[Planned]:
    """By the norms of the place, in the order of the year."""
    place = year.department.place.code
    rules = monitoring_rules(norms_of(), place, year.year).rounds
    known = {one.key: one for one in api.duties(place, year.year) if one.key.startswith("monitoring/")}
    ours = {one.month: one for one in rounds if not one.day}
    return [
        Planned(one.period, one.month, duty.due, duty.term, duty.ground.words, ours.get(one.month))
        for one in (rules.value if rules else ())
        if (duty := known.get(f"monitoring/{one.month}"))
    ]


def due_of(year: BudgetYear, month: int) -> date | None:
    """When the norms want the round of a month reported."""
    return next((one.due for one in planned_rounds(year, ()) if one.month == month), None)


# --- who may write ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Pen:
    """What a person may write in a round: what is of the own section and not yet submitted; a compiler everything."""

    person: Person
    year: BudgetYear
    is_open: bool
    may_fill: bool
    compiles: bool
    submitted: frozenset[int | None]

    def writes(self, section: Section | None) -> bool:
        if not self.is_open or not writes(self.person, self.year, section):
            return False
        return self.compiles or (section.pk if section else None) not in self.submitted

    def fills(self, section: Section | None) -> bool:
        """Whether it is on this person's list: for a writer the own section's, for a compiler everything."""
        return writes(self.person, self.year, section)


def pen_of(person: Person, round_: Round) -> Pen:
    handed = round_.submissions.filter(state=Submission.State.SUBMITTED).values_list("section_id", flat=True)
    year = round_.year
    return Pen(
        person,
        year,
        is_open=round_.is_filling and not held(year),
        may_fill=may(person, Right.FILL, year.department),
        compiles=may(person, Right.COMPILE, year.department),
        submitted=frozenset(handed),
    )


# --- events and measures ----------------------------------------------------------------------------------------------


def events_of(year: BudgetYear) -> list[Event]:
    return list(Event.objects.filter(year=year, ended_at=None))


def measures_of(year: BudgetYear) -> QuerySet[CorrectiveMeasure]:
    return CorrectiveMeasure.objects.filter(year=year).select_related(
        "program__program", "indicator", "section", "round__year", "year__department"
    )


def measures_in(round_: Round) -> QuerySet[CorrectiveMeasure]:
    """Those of a round, and those from before that are still open."""
    return measures_of(round_.year).filter(Q(round=round_) | Q(state__in=OPEN_STATES, program__isnull=False))


def listed_measures(year: BudgetYear, filters: dict[str, Any]) -> QuerySet[CorrectiveMeasure]:
    rows = measures_of(year)
    if words := filters.get("words"):
        rows = rows.filter(Q(text__icontains=words) | Q(problem__icontains=words) | Q(owner__icontains=words))
    for name in ("state", "source", "phase"):
        if value := filters.get(name):
            rows = rows.filter(**{name: value})
    if filters.get("late"):
        rows = rows.filter(state__in=OPEN_STATES, due__lt=timezone.localdate())
    return rows


@dataclass(frozen=True, slots=True)
class Promise:
    """A paragraph of the measures in last year's report, and what has come of it. `number` counts from 1."""

    number: int
    year: int
    text: str
    answer: CorrectiveMeasure | None


def promises_of(year: BudgetYear) -> list[Promise]:
    """What last year's report promised; those without an answer first."""
    told = Narrative.objects.filter(year__department=year.department_id, year__year=year.year - 1, topic=Topic.MEASURES)
    texts = _paragraphs(told)
    if not texts:
        return []
    answers = {one.text: one for one in measures_of(year).filter(promised=True)}
    found = [Promise(number, year.year - 1, text, answers.get(text)) for number, text in enumerate(texts, 1)]
    return sorted(found, key=lambda one: one.answer is not None)


def _paragraphs(told: Iterable[Narrative]) -> list[str]:
    lines = (line.strip() for one in told for line in one.text.splitlines())
    return list(dict.fromkeys(line for line in lines if line))


def unanswered(reached: QuerySet[Department]) -> Iterator[tuple[BudgetYear, int]]:
    """Open years of these departments whose promises of last year wait for an answer, and how many; three queries."""
    years = list(BudgetYear.objects.filter(department__in=reached, state=BudgetYear.State.OPEN))
    told = Narrative.objects.filter(
        topic=Topic.MEASURES, year__department__in=[year.department_id for year in years]
    ).select_related("year")
    by_year: dict[tuple[int, int], list[Narrative]] = {}
    for one in told:
        by_year.setdefault((one.year.department_id, one.year.year), []).append(one)
    answered = set(CorrectiveMeasure.objects.filter(year__in=years, promised=True).values_list("year_id", "text"))
    for year in years:
        texts = _paragraphs(by_year.get((year.department_id, year.year - 1), ()))
        if number := sum((year.pk, text) not in answered for text in texts):
            yield year, number


def programs_of(year: BudgetYear) -> QuerySet[ProgramYear]:
    return ProgramYear.objects.filter(year=year).select_related("program__section")


def indicators_of(year: BudgetYear) -> QuerySet[Indicator]:
    rows = Indicator.objects.filter(program__year=year, removed_at=None, is_long_term=False)
    return rows.select_related("program__program__section", "section").order_by("program__order", "program", "order")


def sections_of(department: Department) -> QuerySet[Section]:
    return Section.objects.filter(department=department, is_active=True)
