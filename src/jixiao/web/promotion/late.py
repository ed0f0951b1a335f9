"""What wants attention on a day: duties that have a clock (a norm of the place), and overdue days of every ledger.

Everything is told as of a day, from days that are written down, so that any past day can be looked at.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.cache import cache
from django.db.models import DateField, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone

from jixiao.norms.resolve import norms_of
from jixiao.web.ledger.column import Ledger, Term
from jixiao.web.ledger.models import RowFile, Turn
from jixiao.web.ledger.overdue import overdue, terms
from jixiao.web.people.models import Department
from jixiao.web.promotion.models import Progress, Project, Signing, Stage
from jixiao.web.promotion.stages import clock

REGISTRATION, RESPONSIBILITY, PROGRESS, STALLED = (
    "线索登记", "签约后落实责任人", "进展更新", "超过多久没有进展算停滞",
)  # fmt: skip
FILE = "合同附件"
_KEPT_SECONDS = 3600
_RECENT = timedelta(days=92)  # late registrations can no longer be mended: they are told for a quarter


@dataclass(frozen=True, slots=True)
class Late:
    """One thing that is late: since when it is due, and what is wanting."""

    row: Any
    address: str
    about: str
    due: date
    days: int
    keeper: str


@dataclass(frozen=True, slots=True)
class Watch:
    """One kind of things that can be late on a day. `key` stands in addresses; `rule` says what is ruled."""

    key: str
    label: str
    measure_word: str
    rule: str
    on: date
    rows: QuerySet[Any]
    told: Callable[[Any], Late]


def watches(reached: Iterable[Department], place: str, on: date, left: date | None = None) -> list[Watch]:
    """Everything that can be late, as far as something is ruled of it.

    Projects of which nobody tells anything any more since the day they were `left` stood still by then or not.
    """
    there = list(reached)
    projects = Project.objects.filter(department__in=there, removed_at=None).select_related("department")
    clocks = ((_registered, REGISTRATION, on), (_responsible, RESPONSIBILITY, on),
              (_reported, PROGRESS, on), (_stalled, STALLED, left or on))  # fmt: skip
    found = [made(projects, days, place, day) for made, duty, day in clocks
             if (days := clock(place, duty, day)) is not None]  # fmt: skip
    return found + [_term(ledger, one, there, on) for ledger, one in terms()]


def stalled(department: Department, since: timedelta, on: date) -> Iterator[Late]:
    """Projects of a department that came to a standstill not longer ago than `since`."""
    place = department.place.code
    days = clock(place, STALLED, on)
    if days is not None:
        watch = _stalled(Project.objects.filter(department=department, removed_at=None), days, place, on)
        yield from map(watch.told, watch.rows.filter(pk__in=_reporting(on - timedelta(days) - since, on)))


def counted(
    held: Iterable[Watch], there: Iterable[Department], on: date, most: int | None = None
) -> list[tuple[Watch, int]]:
    """How many of each there are in departments, `most` at the most; kept until a ledger of theirs changes."""
    watched = list(held)
    marks = list(Turn.objects.filter(department__in=there).order_by("pk").values_list("pk", "mark"))
    asked = [[one.pk for one in there], marks, str(on), most, *((one.key, one.rule, str(one.on)) for one in watched)]
    key = f"late:{hashlib.sha256(json.dumps(asked).encode()).hexdigest()}"
    found = cache.get(key)
    if found is None:
        found = [one.rows.order_by()[:most].count() for one in watched]
        cache.set(key, found, _KEPT_SECONDS)
    return list(zip(watched, found, strict=True))


def last_told(there: Iterable[Department], place: str, on: date) -> date | None:
    """The day of the newest report, if it is so long ago that everything under way counts as stalled; else None."""
    days = clock(place, STALLED, on)
    reports = Progress.objects.filter(department__in=there, removed_at=None, on__lte=on).order_by("-on")
    newest = reports.values_list("on", flat=True).first() if days is not None else None
    return newest if days is not None and newest and newest < on - timedelta(days) else None


def left_on(there: Iterable[Department], told: date | None) -> date | None:
    """The day of the newest report, if no project was entered since either; what was imported was known before."""
    if told is None:
        return None
    newer = Project.objects.filter(department__in=there, removed_at=None, batch=None)
    return None if newer.filter(created_at__gte=_midnight(told + timedelta(1))).exists() else told


def _midnight(day: date) -> datetime:
    """With which it begins. Moments are compared with moments: to make days of a million of them takes seconds."""
    return timezone.make_aware(datetime.combine(day, time.min))


_ARRIVED = (Stage.AT_CAPACITY, Stage.FULFILLED)


def _under_way(rows: QuerySet[Project], on: date) -> QuerySet[Project]:
    """Neither ended nor at capacity on a day; of a stage without its day it is not known since when."""
    over = Q(stage=Stage.ENDED, ended_on=None) | Q(stage__in=_ARRIVED, at_capacity_on=None)
    running = Q(ended_on=None) | Q(ended_on__gt=on), Q(at_capacity_on=None) | Q(at_capacity_on__gt=on)
    return rows.filter(*running).exclude(over)


def _address(project: Project) -> str:
    return reverse("ledger:row_detail", args=["projects", project.pk])


def _registered(rows: QuerySet[Project], days: int, _place: str, on: date) -> Watch:
    """Leads entered later than they should; what was imported was registered elsewhere."""
    until, since = _midnight(on + timedelta(1)), _midnight(on - _RECENT + timedelta(1))
    entered = rows.filter(batch=None, created_at__lt=until, created_at__gte=since)
    late = entered.filter(created_at__date__gt=F("found_on") + timedelta(days)).order_by("-created_at")

    def told(project: Project) -> Late:
        assert project.found_on is not None
        due, entered_on = project.found_on + timedelta(days), project.created_at.date()
        about = f"{project.found_on} 的线索，{entered_on} 登记"
        return Late(project, _address(project), about, due, (entered_on - due).days, project.keeper)

    return Watch("registration", "登记晚了的线索", "个", f"线索 {days} 日内登记", on, late, told)


def _responsible(rows: QuerySet[Project], days: int, place: str, on: date) -> Watch:
    """Signed projects for which somebody should be responsible by now."""
    answer = norms_of().get("signing_duties", place, on=on)
    labels = [str(row["field"]) for row in (answer.rows if answer else ())]
    names = {str(one.verbose_name): one.name for one in Project._meta.fields if hasattr(one, "verbose_name")}
    wanted = {label: names[label] for label in labels if label in names}
    lacking: Any = Q(pk__in=[])
    for name in wanted.values():
        lacking |= Q(**{f"{name}__isnull": True}) if Project._meta.get_field(name).null else Q(**{name: ""})
    if FILE in labels:
        lacking |= ~Exists(_files())
    signed = _under_way(rows, on).filter(lacking, signed_on__lt=on - timedelta(days)).order_by("-signed_on", "pk")

    def told(project: Project) -> Late:
        assert project.signed_on is not None
        blank = [label for label, name in wanted.items() if getattr(project, name) in (None, "")]
        about = f"{project.signed_on} 签约，缺{'、'.join(blank or [FILE])}"
        due = project.signed_on + timedelta(days)
        return Late(project, _address(project), about, due, (on - due).days, project.keeper)

    return Watch("responsibility", "签约后没有落实责任的项目", "个", f"签约后 {days} 日内落实{'、'.join(labels)}",
                 on, signed, told)  # fmt: skip


def _files() -> QuerySet[RowFile]:
    """Files of a project or of one of its signings."""
    signings = Signing.objects.filter(project=OuterRef(OuterRef("pk")), removed_at=None).values("pk")
    own = Q(ledger="projects", row=OuterRef("pk")) | Q(ledger="signings", row__in=Subquery(signings))
    return RowFile.objects.filter(own, removed_at=None)


def _reporting(since: date, until: date) -> QuerySet[Any, Any]:
    """Of which somebody reported between two days, as keys: read once, not for each project."""
    return Progress.objects.filter(removed_at=None, on__gte=since, on__lte=until).values("project")


def _quiet(rows: QuerySet[Project], on: date, since: date) -> QuerySet[Any]:
    """Of which nobody has reported since a day, the most silent first; `told_on` is when somebody did last."""
    newest = _reports(on).order_by("-on").values("on")[:1]
    quiet = rows.exclude(pk__in=_reporting(since, on)).annotate(told_on=Subquery(newest, output_field=DateField()))
    return quiet.order_by(F("progress_on").asc(nulls_first=True), "pk")  # the order of an index


def _new(since: date, on: date) -> QuerySet[Any, Any]:
    """Entered since a day, and nobody has reported of them yet; as keys."""
    return Project.objects.filter(~Exists(_reports(on)), created_at__gte=_midnight(since)).values("pk")


def _reports(on: date) -> QuerySet[Progress]:
    return Progress.objects.filter(project=OuterRef("pk"), removed_at=None, on__lte=on)


def _reported(rows: QuerySet[Project], days: int, place: str, on: date) -> Watch:
    """Signed projects whose progress should have been told again; the stalled ones are told apart."""
    before, longest = on - timedelta(days), clock(place, STALLED, on)
    quiet = _quiet(_under_way(rows, on).filter(signed_on__lt=before), on, before)
    if longest is not None:
        since = on - timedelta(longest)
        quiet = quiet.filter(pk__in=_reporting(since, on).union(_new(since, on)))

    def told(project: Any) -> Late:
        about = f"最近进展 {project.told_on}" if project.told_on else f"{project.signed_on} 签约，从未填报进展"
        due = (project.told_on or project.signed_on) + timedelta(days)
        return Late(project, _address(project), about, due, (on - due).days, project.keeper)

    return Watch("progress", "该更新进展的项目", "个", f"签约后每 {days} 日至少填报一次进展",
                 on, quiet, told)  # fmt: skip


def _stalled(rows: QuerySet[Project], days: int, _place: str, on: date) -> Watch:
    """Projects under way of which nobody has told anything for too long."""
    before = on - timedelta(days)
    silent = _quiet(_under_way(rows, on), on, before)
    silent = silent.exclude(pk__in=_new(before, on))

    def told(project: Any) -> Late:
        about = f"最近进展 {project.told_on}" if project.told_on else "从未填报进展"
        due = (project.told_on or project.created_at.date()) + timedelta(days)
        return Late(project, _address(project), about, due, (on - due).days, project.keeper)

    return Watch("stalled", "停滞的项目", "个", f"超过 {days} 日没有进展", on, silent, told)


def _term(ledger: Ledger, term: Term, there: list[Department], on: date) -> Watch:
    due, done = ledger.by_name[term.due].label, ledger.by_name[term.done].label
    rows = overdue(ledger, term, there, on).select_related("department", *ledger.linked)

    def told(row: Any) -> Late:
        linked = [str(getattr(row, name)) for name in ledger.linked if getattr(row, name) is not None]
        day = getattr(row, term.due)
        keeper = str(getattr(row, term.keeper)) if term.keeper else ""
        address = reverse("ledger:row_detail", args=[ledger.name, row.pk])
        return Late(row, address, "；".join(linked[:2]), day, (on - day).days, keeper)

    key = f"{ledger.name}-{term.due}"
    label = f"{ledger.label}：{due}已过"
    return Watch(key, label, ledger.measure_word, f"{due}之前要有{done}", on, rows, told)
