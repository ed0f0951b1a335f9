"""One field is saved as soon as it was typed; what a colleague wrote meanwhile is never overwritten unseen."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from jixiao.web.campaign.cells import CELLS, Cell
from jixiao.web.campaign.models import Campaign
from jixiao.web.kit.fields import Sourced, Stale
from jixiao.web.kit.refused import Refused
from jixiao.web.people.log import log, shown
from jixiao.web.people.models import Person
from jixiao.web.years.actions import must_be_open
from jixiao.web.years.models import Result


@dataclass(frozen=True, slots=True)
class Clash:
    """Somebody else wrote another thing into the same field since it was read; nothing was saved."""

    label: str
    theirs: str
    mine: str
    by: str


@transaction.atomic
def save_cell(
    *, campaign: Campaign, kind: str, row: Sourced, field: str, text: str, was: str, by: Person
) -> Clash | None:
    """Write what was typed where `was` stood when it was read. Other fields of the row may have changed meanwhile.

    Raises Refused when the campaign takes nothing now, Unclear when the text cannot be kept.
    """
    must_be_open(campaign.year)
    if not campaign.is_fillable:
        raise Refused(f"{campaign}{campaign.get_state_display()}，现在不能填报。")
    cell = CELLS[kind][1][field]
    values = cell.read(row, text)
    while True:
        row.refresh_from_db()
        stands = cell.shown(row)
        if stands not in (was, _as_shown(cell, row, values)):
            return Clash(cell.label, stands, text, row.changed_by or "同事")
        try:
            _write(row, values, by, campaign)
        except Stale:
            continue
        return None


def _write(row: Sourced, values: dict[str, Any], by: Person, campaign: Campaign) -> None:
    """Raises Stale when somebody was faster."""
    before = {
        _label(row, name): shown(getattr(row, name)) for name, value in values.items() if getattr(row, name) != value
    }
    if not before:
        return
    for name, value in values.items():
        setattr(row, name, value)
    names = list(values)
    if isinstance(row, Result):
        row.by, row.at = by, timezone.now()
        names += ["by", "at"]
    row.save_if_current(*names, by=by.name)
    after = {_label(row, name): shown(value) for name, value in values.items() if _label(row, name) in before}
    log("campaign.cell.filled", row, by=by, department=campaign.year.department, before=before, after=after)


def _label(row: Sourced, name: str) -> str:
    return str(row._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def _as_shown(cell: Cell, row: Sourced, values: dict[str, object]) -> str:
    """How the new values will stand in the field: who types what is there already clashes with nobody."""
    held = {name: getattr(row, name) for name in values}
    for name, value in values.items():
        setattr(row, name, value)
    shown = cell.shown(row)
    for name, value in held.items():
        setattr(row, name, value)
    return shown
