"""How far projects come, and how long they stay in a stage."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from jixiao.counting.conversion import Cohort, joined, quarter
from jixiao.counting.stays import Stay, stays
from jixiao.web.promotion.models import Project, Stage, StageEntry
from jixiao.web.promotion.stages import DAYS, ORDER

LATER = ("landed_on", "started_on", "producing_on")
_NAMES = {stage: str(stage.label) for stage in ORDER}


def conversion(
    rows: QuerySet[Project], since: date, until: date, named: Callable[[date], str] = quarter
) -> tuple[Cohort, ...]:
    """Of the projects signed in each quarter, how many landed, started, produce by the last day.

    A stage may be reached without the one before it: sources define them differently.
    """
    signed = rows.filter(signed_on__gte=since, signed_on__lte=until).order_by().values_list("signed_on")
    reached = {f"{name}_by_then": Count("pk", filter=Q(**{f"{name}__lte": until})) for name in LATER}
    days = signed.annotate(signed=Count("pk"), **reached)
    return joined([Cohort(named(day), number, tuple(later))] for day, number, *later in days)


def time_in_stage(rows: QuerySet[Project], since: date, until: date) -> tuple[Stay, ...]:
    """How long projects that went on between two days had stood in each stage, and how long others stand there."""
    return in_order(stays(_histories(rows, until), since, until))


def in_order(found: Iterable[Stay]) -> tuple[Stay, ...]:
    """As the stages follow one another."""
    names = list(_NAMES.values())
    return tuple(sorted(found, key=lambda one: names.index(one.name)))


def _histories(rows: QuerySet[Project], until: date) -> Iterator[tuple[Sequence[tuple[str, date]], date | None]]:
    """The stages each project reached, with their days, and the day it was over."""
    logged, named = _logged(rows, until), [_NAMES[stage] for stage in DAYS]
    for pk, over, *days in rows.order_by().values_list("pk", "ended_on", *DAYS.values()).iterator():
        if pk in logged:
            reached = logged[pk] | {stage: day for stage, day in zip(DAYS, days, strict=True) if day is not None}
            yield [(_NAMES[stage], reached[stage]) for stage in ORDER if stage in reached], over
        else:
            yield [one for one in zip(named, days, strict=True) if one[1] is not None], over


def going_on(rows: QuerySet[Project], since: date, until: date) -> QuerySet[Project]:
    """Those that came to a stage between two days."""
    came = [Q(**{f"{day}__gte": since, f"{day}__lte": until}) for day in DAYS.values()]
    logged = StageEntry.objects.filter(project=OuterRef("pk"), on__gte=since, on__lte=until)
    return rows.filter(reduce(or_, came, Q(Exists(logged))))


def _logged(rows: QuerySet[Project], until: date) -> dict[int, dict[Stage, date]]:
    """The days of the stages that have no column, as the stage log has them; what was taken back is left out."""
    found: dict[int, dict[Stage, date]] = {}
    entries = StageEntry.objects.filter(project__in=rows, on__lte=until).exclude(stage=Stage.ENDED)
    for pk, name, on, is_back in entries.order_by("at", "pk").values_list("project", "stage", "on", "is_back"):
        held, stage = found.setdefault(pk, {}), Stage(name)
        if is_back:
            found[pk] = {one: day for one, day in held.items() if ORDER.index(one) < ORDER.index(stage)} | {stage: on}
        else:
            held[stage] = on
    bare = ((pk, {one: day for one, day in held.items() if one not in DAYS}) for pk, held in found.items())
    return {pk: held for pk, held in bare if held}
