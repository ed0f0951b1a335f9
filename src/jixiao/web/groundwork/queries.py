"""What is asked across reviews and sites: what became of experts' opinions, and a project's sites side by side."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from jixiao.counting.adoption import Adoption, adoption
from jixiao.web.groundwork.models import ExpertOpinion, ExpertReview, SiteOption
from jixiao.web.ledger.column import Column
from jixiao.web.people.models import Person
from jixiao.web.people.scope import departments
from jixiao.web.promotion.models import Project

_COMPARED = (
    "place", "zone", "carrier", "land", "floor", "cost", "transport", "utilities", "strong", "weak", "visited_on",
    "investor_view", "reason",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review, how many experts took part, and what became of what they said."""

    review: ExpertReview
    experts: int
    adoption: Adoption


def reviews_of(person: Person, since: date, until: date, department: Any = None) -> QuerySet[ExpertReview]:
    """The reviews held within the days that a person sees, the newest first."""
    rows = ExpertReview.objects.filter(department__in=departments(person), removed_at=None)
    rows = rows.filter(held_on__gte=since, held_on__lte=until).select_related("project", "department")
    return (rows.filter(department=department) if department else rows).order_by("-held_on", "-pk")


def reviewed(rows: QuerySet[ExpertReview]) -> tuple[list[Reviewed], Reviewed]:
    """Each review with its opinions, and all of them together."""
    opinions = ExpertOpinion.objects.filter(review__in=rows, removed_at=None)
    held: dict[int, list[tuple[int, tuple[str, int | None]]]] = {}
    for review, expert, state, points in opinions.values_list("review", "expert", "adoption", "points"):
        held.setdefault(review, []).append((expert, (state, points)))
    found = [_of(row, held.get(row.pk, [])) for row in rows]
    every = [one for lines in held.values() for one in lines]
    return found, _of(ExpertReview(), every)


def _of(row: ExpertReview, lines: list[tuple[int, tuple[str, int | None]]]) -> Reviewed:
    return Reviewed(row, len({expert for expert, _ in lines}), adoption(line for _, line in lines))


def review_part(row: ExpertReview, _person: Any) -> dict[str, Any]:
    """What stands on the page of a review: its opinions and what became of them."""
    opinions = list(row.opinions.filter(removed_at=None).select_related("expert").order_by("pk"))
    lines = [(one.expert_id, (one.adoption, one.points)) for one in opinions]
    return {"opinions": opinions, "reviewed": _of(row, lines)}


def projects_seen(person: Person) -> QuerySet[Project]:
    return Project.objects.filter(department__in=departments(person), removed_at=None)


def sites_of(project: Project) -> list[SiteOption]:
    """The options of a project: the chosen one first, those that were dropped last."""
    rows = project.sites.filter(removed_at=None).select_related("place", "zone", "carrier").order_by("pk")
    order = [SiteOption.Stage.CHOSEN, SiteOption.Stage.OPTION, SiteOption.Stage.DROPPED]
    return sorted(rows, key=lambda row: order.index(SiteOption.Stage(row.stage)))


def compared(columns: tuple[Column, ...], sites: list[SiteOption]) -> list[tuple[Column, list[str]]]:
    """What can be held side by side of the options; lines that nobody filled are left out."""
    wanted = [one for one in columns if one.name in _COMPARED]
    lines = [(one, [one.words(one.of(site)) or "" for site in sites]) for one in wanted]
    return [(column, [text or "—" for text in texts]) for column, texts in lines if any(texts)]
