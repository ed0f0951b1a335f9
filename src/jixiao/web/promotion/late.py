"""What wants attention on a day: duties that have a clock (a norm of the place), and overdue days of every ledger.

Everything is told as of a day, from days that are written down, so that any past day can be looked at.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import DateField, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncDate
from django.urls import reverse

from jixiao.norms.resolve import norms_of
from jixiao.web.ledger.column import Ledger, Term
from jixiao.web.ledger.models import RowFile
from jixiao.web.ledger.overdue import overdue, terms
from jixiao.web.people.models import Department
from jixiao.web.promotion.models import Progress, Project, Signing, Stage
from jixiao.web.promotion.stages import clock

REGISTRATION, RESPONSIBILITY, PROGRESS, STALLED = (
    "线索登记", "签约后落实责任人", "进展更新", "超过多久没有进展算停滞",
)  # fmt: skip
FILE = "合同附件"
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
    """One kind of things that can be late. `key` stands in addresses; `rule` says what is ruled."""

    key: str
    label: str
    measure_word: str
    rule: str
    rows: QuerySet[Any]
    told: Callable[[Any], Late]


def watches(reached: Iterable[Department], place: str, on: date) -> list[Watch]:
    """Everything that can be late, as far as something is ruled of it."""
    there = list(reached)
    projects = Project.objects.filter(department__in=there, removed_at=None).select_related("department")
    clocks = (_registered, _responsible, _reported, _stalled)
    found = [made(projects, days, place, on) for made, duty in zip(clocks, _DUTIES, strict=True)
             if (days := clock(place, duty, on)) is not None]  # fmt: skip
    return found + [_term(ledger, one, there, on) for ledger, one in terms()]


def stalled(department: Department, since: timedelta, on: date) -> Iterator[Late]:
    """Projects of a department that came to a standstill not longer ago than `since`."""
    place = department.place.code
    days = clock(place, STALLED, on)
    if days is not None:
        watch = _stalled(Project.objects.filter(department=department, removed_at=None), days, place, on)
        yield from map(watch.told, watch.rows.filter(told_on__gte=on - timedelta(days) - since))


_DUTIES = (REGISTRATION, RESPONSIBILITY, PROGRESS, STALLED)
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
    entered = rows.filter(batch=None, created_at__date__lte=on, created_at__date__gt=on - _RECENT)
    late = entered.filter(created_at__date__gt=F("found_on") + timedelta(days)).order_by("-created_at")

    def told(project: Project) -> Late:
        assert project.found_on is not None
        due, entered_on = project.found_on + timedelta(days), project.created_at.date()
        about = f"{project.found_on} 的线索，{entered_on} 登记"
        return Late(project, _address(project), about, due, (entered_on - due).days, project.keeper)

    return Watch("registration", "登记晚了的线索", "个", f"线索 {days} 日内登记", late, told)


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
                 signed, told)  # fmt: skip


def _files() -> QuerySet[RowFile]:
    """Files of a project or of one of its signings."""
    signings = Signing.objects.filter(project=OuterRef(OuterRef("pk")), removed_at=None).values("pk")
    own = Q(ledger="projects", row=OuterRef("pk")) | Q(ledger="signings", row__in=Subquery(signings))
    return RowFile.objects.filter(own, removed_at=None)


def _quiet(rows: QuerySet[Project], on: date, since: date) -> QuerySet[Any]:
    """Of which nobody has reported since a day; `told_on` is when somebody did last."""
    reports = Progress.objects.filter(project=OuterRef("pk"), removed_at=None, on__lte=on)
    newest = Subquery(reports.order_by("-on").values("on")[:1], output_field=DateField())
    return rows.filter(~Exists(reports.filter(on__gte=since))).annotate(told_on=newest)


def _reported(rows: QuerySet[Project], days: int, place: str, on: date) -> Watch:
    """Signed projects whose progress should have been told again; the stalled ones are told apart."""
    before, longest = on - timedelta(days), clock(place, STALLED, on)
    quiet = _quiet(_under_way(rows, on).filter(signed_on__lt=before), on, before)
    if longest is not None:
        last = Coalesce("told_on", TruncDate("created_at"), output_field=DateField())
        quiet = quiet.annotate(last=last).filter(last__gte=on - timedelta(longest))

    def told(project: Any) -> Late:
        about = f"最近进展 {project.told_on}" if project.told_on else f"{project.signed_on} 签约，从未填报进展"
        due = (project.told_on or project.signed_on) + timedelta(days)
        return Late(project, _address(project), about, due, (on - due).days, project.keeper)

    return Watch("progress", "该更新进展的项目", "个", f"签约后每 {days} 日至少填报一次进展",
                 quiet.order_by("told_on", "pk"), told)  # fmt: skip


def _stalled(rows: QuerySet[Project], days: int, _place: str, on: date) -> Watch:
    """Projects under way of which nobody has told anything for too long."""
    before = on - timedelta(days)
    quiet = _quiet(_under_way(rows, on).filter(created_at__date__lt=before), on, before)

    def told(project: Any) -> Late:
        about = f"最近进展 {project.told_on}" if project.told_on else "从未填报进展"
        due = (project.told_on or project.created_at.date()) + timedelta(days)
        return Late(project, _address(project), about, due, (on - due).days, project.keeper)

    return Watch("stalled", "停滞的项目", "个", f"超过 {days} 日没有进展", quiet.order_by("told_on", "pk"), told)


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
    return Watch(key, label, ledger.measure_word, f"{due}之前要有{done}", rows, told)
