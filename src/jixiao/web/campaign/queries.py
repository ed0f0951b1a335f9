"""Reads of campaigns, always within a year that the person may see."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch, QuerySet

from jixiao.web.campaign.filling import Filling, fillings
from jixiao.web.campaign.models import Campaign, Step, Task
from jixiao.web.campaign.states import State
from jixiao.web.evidence.radar import Radar, radar_of
from jixiao.web.kit.bars import Bar, Part
from jixiao.web.papers.scored import Scored, scored
from jixiao.web.people.models import Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import departments, may
from jixiao.web.years.models import BudgetYear


def state_of(year: BudgetYear) -> State | None:
    """How far the self-evaluation of a year has come; None when there is none."""
    found = Campaign.objects.filter(year=year).exclude(state=State.CANCELLED).values_list("state", flat=True).first()
    return State(found) if found else None


def campaign_of(year: BudgetYear) -> Campaign | None:
    """The campaign of a year that is not cancelled."""
    steps = Prefetch("phases__steps", Step.objects.select_related("done_by"))
    rows = Campaign.objects.filter(year=year).exclude(state=State.CANCELLED).select_related("started_by", "signed_by")
    found = rows.prefetch_related(steps).first()
    if found:
        found.year = year  # with its department, as it was read
    return found


def tasks_of(campaign: Campaign) -> list[Task]:
    found = list(campaign.tasks.select_related("section", "submitted_by"))
    for task in found:
        task.campaign = campaign
    return found


def own_task(person: Person, tasks: list[Task]) -> Task | None:
    """Where a writer's work is: the own section's task, else what belongs to no section."""
    return next((task for task in tasks if task.section_id and task.section_id == person.section_id), None) or next(
        (task for task in tasks if task.section_id is None), None
    )


@dataclass(frozen=True, slots=True)
class Board:
    """A campaign as the compiler sees it."""

    campaign: Campaign
    parts: list[Filling]
    scored: Scored
    radar: Radar

    @property
    def done(self) -> int:
        return sum(part.done for part in self.parts)

    @property
    def total(self) -> int:
        return sum(part.total for part in self.parts)

    @property
    def lacking(self) -> Decimal:
        return sum((part.lacking for part in self.parts), Decimal(0))

    @property
    def late(self) -> int:
        return sum(part.task.is_late for part in self.parts)

    @property
    def waiting(self) -> list[Filling]:
        return [part for part in self.parts if part.task.is_open]

    @property
    def gaps(self) -> list[str]:
        return [gap for part in self.parts for gap in part.gaps]

    @property
    def bar(self) -> Bar:
        return progress(self.done, self.total)


def progress(done: int, total: int) -> Bar:
    return Bar(f"已填 {done} 项，共 {total} 项", [Part("已填", "done", done), Part("未填", "none", total - done)])


def board_of(campaign: Campaign) -> Board:
    """Everything: papers, scores, evidence, sections; the same queries however much there is."""
    made, radar = scored(campaign.year), radar_of(campaign.year)
    parts = fillings(campaign, tasks_of(campaign), made, radar)
    return Board(campaign, [part for part in parts if part.total], made, radar)


def filling_of(campaign: Campaign, task: Task) -> tuple[Filling, Scored]:
    """One section's part."""
    made = scored(campaign.year)
    (part,) = fillings(campaign, [task], made, radar_of(campaign.year))
    return part, made


def running(person: Person, right: Right) -> QuerySet[Campaign]:
    """The campaigns under way where a person has a right."""
    ended = (State.CANCELLED, State.APPROVED)
    rows = Campaign.objects.filter(year__department__in=departments(person, right), year__state=BudgetYear.State.OPEN)
    return rows.exclude(state__in=ended).select_related("year__department__place")


def sees_all(person: Person, year: BudgetYear) -> bool:
    """Who is led to the board and not to a part of it."""
    return may(person, Right.COMPILE, year.department) or not may(person, Right.FILL, year.department)
