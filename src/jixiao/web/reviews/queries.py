"""Reads of reviews, always within what a person may see."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from jixiao.web.campaign.models import Campaign
from jixiao.web.campaign.states import State
from jixiao.web.people.models import Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import departments
from jixiao.web.reviews.models import Notice, Opinion, ProgramUse, Review
from jixiao.web.years.models import BudgetYear

WAITING = (State.SIGNED, State.REVIEWING)
UNSENT = (State.FILLING, State.COMPILING, State.SIGNING)
_OPEN = Q(review__opinions__answered_at=None, review__opinions__withdrawn_at=None, review__opinions__isnull=False)
_STATES = {
    "": Q(state__in=WAITING),
    "unsent": Q(state__in=UNSENT),
    "late": Q(state__in=(*UNSENT, State.RETURNED)),
    "all": Q(),
}


def campaigns_of(person: Person) -> QuerySet[Campaign]:
    """The self-evaluations of the departments that a person reviews."""
    rows = Campaign.objects.filter(year__department__in=departments(person, Right.REVIEW))
    return rows.exclude(state=State.CANCELLED).select_related("year__department__place", "review")


def queue(person: Person, filters: dict[str, Any]) -> QuerySet[Campaign]:
    """What waits longest comes first; what has not come yet by its date."""
    state = filters.get("state") or ""
    rows = campaigns_of(person).filter(_STATES.get(state, Q(state=state)))
    if state == "late":
        rows = rows.filter(report_on__lt=timezone.localdate())
    if words := filters.get("words"):
        named = Q(year__department__name__icontains=words) | Q(year__department__place__name__icontains=words)
        rows = rows.filter(named)
    if number := filters.get("year"):
        rows = rows.filter(year__year=number)
    return rows.annotate(open_opinions=Count("review__opinions", filter=_OPEN)).order_by(
        F("signed_at").asc(nulls_last=True), "report_on", "pk"
    )


@dataclass(frozen=True, slots=True)
class Waiting:
    """How long a campaign waits for finance, or how late it is with its report."""

    days: int | None
    late_days: int

    @property
    def is_late(self) -> bool:
        return self.late_days > 0


def waiting_of(campaign: Campaign, today: date | None = None) -> Waiting:
    day = today or timezone.localdate()
    signed = timezone.localdate(campaign.signed_at) if campaign.signed_at else None
    waits = (day - signed).days if signed and campaign.state in WAITING else None
    return Waiting(waits, max(0, ((signed or day) - campaign.report_on).days))


def review_of_year(year: BudgetYear) -> Review | None:
    """The review of the campaign that is not cancelled."""
    rows = Review.objects.filter(campaign__year=year).exclude(campaign__state=State.CANCELLED)
    return rows.select_related("campaign", "decided_by").first()


def opinions_seen(person: Person, right: Right) -> QuerySet[Opinion]:
    rows = Opinion.objects.filter(review__campaign__year__department__in=departments(person, right))
    return rows.select_related(
        "review__campaign__year__department__place",
        "indicator__section",
        "indicator__program__program__section",
        "program__program__section",
    ).exclude(review__campaign__state=State.CANCELLED)


def notices_seen(person: Person, right: Right) -> QuerySet[Notice]:
    rows = Notice.objects.filter(review__campaign__year__department__in=departments(person, right))
    return rows.filter(review__campaign__state=State.APPROVED).select_related(
        "review__campaign__year__department__place"
    )


def ranking(person: Person, filters: dict[str, Any]) -> QuerySet[Review]:
    """Departments of a year that were approved, the best first."""
    rows = Review.objects.filter(campaign__in=campaigns_of(person).filter(state=State.APPROVED))
    if number := filters.get("year"):
        rows = rows.filter(campaign__year__year=number)
    if words := filters.get("words"):
        rows = rows.filter(campaign__year__department__name__icontains=words)
    return rows.select_related("campaign__year__department__place", "decided_by").order_by(
        "-campaign__year__year", F("score").desc(nulls_last=True), "campaign__year__department__name"
    )


def uses_of(person: Person, filters: dict[str, Any]) -> QuerySet[ProgramUse]:
    """The decisions for the next budget, program by program."""
    rows = ProgramUse.objects.filter(review__campaign__in=campaigns_of(person).filter(state=State.APPROVED))
    if number := filters.get("year"):
        rows = rows.filter(program__year__year=number)
    if words := filters.get("words"):
        named = Q(program__program__name__icontains=words) | Q(program__year__department__name__icontains=words)
        rows = rows.filter(named | Q(decision__icontains=words))
    return rows.select_related("program__program", "program__year__department__place", "by").order_by(
        "-program__year__year", "program__year__department__name", "program__order", "pk"
    )
