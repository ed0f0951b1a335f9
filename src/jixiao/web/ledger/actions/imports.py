"""Workbooks of rows: taken in to be read, confirmed, undone as a whole."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils import timezone

from jixiao.web.kit.bulk import insert
from jixiao.web.kit.files import keep
from jixiao.web.kit.refused import Refused
from jixiao.web.ledger.actions.rows import change_row, turn
from jixiao.web.ledger.actions.tasks import apply_import, read_import
from jixiao.web.ledger.column import Ledger
from jixiao.web.ledger.models import Import, RowState, machine_values
from jixiao.web.ledger.registry import ledger_named
from jixiao.web.ledger.sheet import cells_of
from jixiao.web.people.log import log
from jixiao.web.people.models import Department, Person

LARGEST = 60 << 20
_STEP = 2000
State = Import.State


@transaction.atomic
def take_workbook(*, ledger: Ledger, department: Department, by: Person, name: str, data: bytes) -> Import:
    """Keep a workbook and have it read."""
    if len(data) > LARGEST:
        raise Refused(f"“{name}”超过 {LARGEST >> 20} MB；请拆成几个工作簿。")
    made = Import.objects.create(ledger=ledger.name, department=department, by=by, file_name=name[-200:])
    keep(made.part("source"), data)
    read_import.enqueue(made.pk)
    return made


@transaction.atomic
def take_pasted(*, ledger: Ledger, department: Department, by: Person, text: str) -> Import:
    """Keep a pasted table and have it read."""
    name = f"粘贴的表格（{timezone.localtime():%m-%d %H:%M}）"
    made = Import.objects.create(ledger=ledger.name, department=department, by=by, file_name=name)
    keep(made.part("source"), json.dumps([[*at, cell] for at, cell in cells_of(text, ledger).items()]).encode())
    read_import.enqueue(made.pk)
    return made


@transaction.atomic
def start_apply(*, made: Import) -> Import:
    """Have an import that was looked at taken in."""
    made = Import.objects.select_for_update().get(pk=made.pk)
    if made.state != State.PREVIEW:
        raise Refused("只有待确认的导入可以写入。")
    made.state = State.APPLYING
    made.save(update_fields=["state"])
    apply_import.enqueue(made.pk)
    return made


@transaction.atomic
def undo_import(*, made: Import, by: Person) -> Import:
    """Take a whole import back: new rows are removed, changed ones as they were. Raises Refused when one has moved."""
    made = Import.objects.select_for_update().get(pk=made.pk)
    if made.state != State.APPLIED:
        raise Refused("只有已导入的可以撤销。")
    ledger = ledger_named(made.ledger)
    manager = ledger.model._default_manager
    states = list(RowState.objects.filter(ledger=ledger.name, batch=made))
    changed = {row.pk: row for part in _parts(states) for row in manager.filter(pk__in=[state.row for state in part])}
    moved = [str(row) for row in manager.filter(batch=made).exclude(version=1)[:5]]
    moved += [str(changed[state.row]) for state in states if changed[state.row].version != state.version + 1]
    if moved:
        raise Refused(f"导入之后又改动过 {'、'.join(moved[:5])}，不能整批撤销；请逐条修改。")
    _take_back(ledger, made, by)
    for state in states:
        _put_back(ledger, changed[state.row], state, by)
    turn(ledger, made.department)
    made.state = State.UNDONE
    made.save(update_fields=["state"])
    words: dict[str, Any] = {"created": made.new_count, "changed": made.changed_count, "ledger": ledger.noun}
    log("ledger.import.undone", made, by=by, department=made.department, **words)
    return made


def _parts(states: list[RowState]) -> Iterator[list[RowState]]:
    return (states[at : at + 900] for at in range(0, len(states), 900))


def _take_back(ledger: Ledger, made: Import, by: Person) -> None:
    """Remove the new rows, keeping what each was."""
    now = timezone.now()
    rows_made = ledger.model._default_manager.filter(batch=made)
    states = (
        RowState(ledger=ledger.name, row=row.pk, version=1, until=now, by=by, values=machine_values(row))
        for row in rows_made.iterator(chunk_size=_STEP)
    )
    while chunk := list(islice(states, _STEP)):
        insert(chunk)
    rows_made.update(removed_at=now, changed_at=now, version=2)


def _put_back(ledger: Ledger, row: Any, state: RowState, by: Person) -> None:
    fields = {field.attname: field for field in ledger.model._meta.concrete_fields}
    kept_out = {"id", "version", "changed_at"}
    values = {name: fields[name].to_python(value) for name, value in state.values.items() if name not in kept_out}
    change_row(ledger=ledger, row=row, values=values, by=by, checked=False)
