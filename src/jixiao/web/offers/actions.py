"""Inquiries received, taken over as projects or set aside; the open form opened and closed."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from jixiao.web.kit.outside import new_token
from jixiao.web.kit.refused import Refused
from jixiao.web.ledger.actions.rows import add_row, change_row
from jixiao.web.offers.columns import INQUIRIES
from jixiao.web.offers.models import Counter, Inquiry
from jixiao.web.people.log import log
from jixiao.web.people.models import Department, Person
from jixiao.web.promotion.columns import PROJECTS
from jixiao.web.promotion.models import Project

_SOURCES = {
    Inquiry.Source.FORM: Project.Source.ONLINE,
    Inquiry.Source.VISIT: Project.Source.OWN,
    Inquiry.Source.PHONE: Project.Source.OWN,
    Inquiry.Source.MAIL: Project.Source.OWN,
}


@transaction.atomic
def open_counter(*, department: Department, is_open: bool, greeting: str, by: Person) -> Counter:
    """Open or close the form; its link stays the same."""
    counter, _ = Counter.objects.get_or_create(department=department, defaults={"token": new_token(), "by": by})
    counter.is_open, counter.greeting, counter.by, counter.at = is_open, greeting, by, timezone.now()
    counter.save()
    verb = "offers.counter.opened" if is_open else "offers.counter.closed"
    log(verb, counter, by=by, department=department)
    return counter


@transaction.atomic
def receive(*, counter: Counter, values: Mapping[str, Any], mark: str) -> Inquiry:
    """Keep what somebody outside sent; the same form sent twice is kept once. Raises Refused when it is closed."""
    if not counter.is_open:
        raise Refused("这个窗口现在不接收投资意向。")
    sent = Inquiry.objects.filter(mark=mark).first()
    if sent is not None:
        return sent
    whole = {**values, "source": Inquiry.Source.FORM, "received_on": timezone.localdate(), "mark": mark}
    row: Inquiry = add_row(ledger=INQUIRIES, department=counter.department, values=whole, by=None)
    return row


@transaction.atomic
def take_over(*, inquiry: Inquiry, project: Project | None, by: Person) -> Project:
    """Somebody sees to an inquiry: as a new project, or within one that is there."""
    _must_wait(inquiry)
    if project is None:
        project = add_row(ledger=PROJECTS, department=inquiry.department, values=_project(inquiry, by), by=by)
    elif project.department_id != inquiry.department_id:
        raise Refused("这个项目不是本部门的。")
    values = {"taken_on": timezone.localdate(), "keeper": by.name, "project": project}
    change_row(ledger=INQUIRIES, row=inquiry, values=values, by=by, verb="offers.inquiry.taken", project=str(project))
    return project


def _must_wait(inquiry: Inquiry) -> None:
    held = Inquiry.objects.select_for_update().get(pk=inquiry.pk)
    if held.stage != Inquiry.Stage.NEW:
        raise Refused(f"这条意向{held.get_stage_display()}，不能再改；请看它的变动。")


def _project(inquiry: Inquiry, by: Person) -> dict[str, Any]:
    """What an inquiry tells of a project; the contact stays at the inquiry."""
    return {
        "name": (inquiry.subject or f"{inquiry.firm}投资项目")[:120],
        "investor": inquiry.firm,
        "chain": inquiry.chain,
        "source": _SOURCES.get(Inquiry.Source(inquiry.source), Project.Source.OTHER),
        "about": inquiry.text,
        "total_investment": inquiry.investment,
        "found_on": inquiry.received_on,
        "office": by.section.name if by.section else "",
        "keeper": by.name,
    }


@transaction.atomic
def set_aside(*, inquiry: Inquiry, reason: str, by: Person) -> Inquiry:
    """Nobody goes on with it, and why."""
    _must_wait(inquiry)
    values = {"set_aside_on": timezone.localdate(), "set_aside_reason": reason}
    row: Inquiry = change_row(
        ledger=INQUIRIES, row=inquiry, values=values, by=by, verb="offers.inquiry.set_aside", reason=reason
    )
    return row
