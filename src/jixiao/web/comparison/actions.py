"""Breaks in a series are noted, and the note is taken back."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from jixiao.web.comparison.models import DefinitionBreak
from jixiao.web.people.log import described, log
from jixiao.web.people.models import Department, Person


@transaction.atomic
def note_break(*, department: Department, values: dict[str, Any], by: Person) -> DefinitionBreak:
    row = DefinitionBreak.objects.create(department=department, by=by, **values)
    after = described(row, "words", "year", "note")
    log("comparison.break.noted", row, by=by, department=department, after=after)
    return row


@transaction.atomic
def end_break(*, row: DefinitionBreak, by: Person) -> DefinitionBreak:
    row.ended_at = timezone.now()
    row.save(update_fields=["ended_at"])
    log("comparison.break.ended", row, by=by, department=row.department)
    return row
