"""One field is saved as soon as it was typed; what a colleague wrote meanwhile is never overwritten unseen."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from jixiao.web.campaign.cells import CELLS, Cell
from jixiao.web.campaign.models import Campaign
from jixiao.web.kit.fields import Sourced
from jixiao.web.kit.refused import Refused
from jixiao.web.people.log import change, log
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
            return Clash(cell.label, stands, text, _author(row))
        if row.take(row.version):
            break
    if isinstance(row, Result):
        row.by, row.at = by, timezone.now()
        row.save(update_fields=["by", "at"])
    before, after = change(row, values)
    if after:
        row.typed(*values)
        row.save(update_fields=["sources"])
        log("campaign.cell.filled", row, by=by, department=campaign.year.department, before=before, after=after)
    return None


def _as_shown(cell: Cell, row: Sourced, values: dict[str, object]) -> str:
    """How the new values will stand in the field: who types what is there already clashes with nobody."""
    held = {name: getattr(row, name) for name in values}
    for name, value in values.items():
        setattr(row, name, value)
    shown = cell.shown(row)
    for name, value in held.items():
        setattr(row, name, value)
    return shown


def _author(row: Sourced) -> str:
    by = row.by if isinstance(row, Result) else None
    return by.name if by else "同事"
