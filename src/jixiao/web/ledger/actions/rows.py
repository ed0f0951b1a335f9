"""Rows added, changed, removed and brought back. Every change keeps the former state and writes the log."""

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from jixiao.web.kit.bulk import insert
from jixiao.web.kit.refused import Refused
from jixiao.web.ledger.column import Ledger
from jixiao.web.ledger.models import Import, LedgerRow, RowState, Turn, machine_values, row_of_values
from jixiao.web.ledger.tallies import carry
from jixiao.web.ledger.words import keep_words
from jixiao.web.people.log import log
from jixiao.web.people.models import Department, Person

Told = dict[str, Any]


class Moved(Exception):
    """Somebody else has changed the row since it was opened; says who, when, and what."""


def turn(ledger: Ledger, department: Department, *moves: tuple[Told, int]) -> None:
    """What was summed before no longer holds; within the transaction of the change.

    `moves` are the rows that came (1) or went (-1), so that kept sums are carried on; without them they are forgotten.
    """
    held, _ = Turn.objects.select_for_update().get_or_create(ledger=ledger.name, department=department)
    mark = secrets.token_hex(8)
    if moves:
        carry(ledger, held, mark, moves)
    held.mark = mark
    held.save()


@transaction.atomic
def add_row(*, ledger: Ledger, department: Department, values: Mapping[str, Any], by: Person | None) -> Any:
    """A new row. Raises Refused with what is wrong with it."""
    wrong = ledger.judge(values, None)
    if wrong:
        raise Refused("；".join(wrong.values()))
    row = ledger.model(department=department, **values)
    ledger.settle(row)
    _must_be_once(row)
    row.save()
    keep_words(ledger, [row])
    _follow(ledger, row)
    turn(ledger, department, (machine_values(row), 1))
    log("ledger.row.created", row, by=by, department=department, after=told(ledger, row), ledger=ledger.noun)
    return row


def _must_be_once(row: LedgerRow) -> None:
    """What may stand only once in a department stands only once. Raises Refused with the words of the constraint."""
    try:
        row.validate_constraints()
    except ValidationError as wrong:
        raise Refused("；".join(wrong.messages)) from None


@transaction.atomic
def add_rows(*, ledger: Ledger, rows: Iterable[LedgerRow]) -> int:
    """Many new rows at once, for imports and demonstration data, whose own entry stands in the log; how many."""
    made, departments = 0, {}
    chunk: list[LedgerRow] = []
    for row in rows:
        ledger.settle(row)
        departments[row.department_id] = row.department
        chunk.append(row)
        if len(chunk) == 2000:
            made += _write(ledger, chunk)
    made += _write(ledger, chunk)
    for department in departments.values():
        turn(ledger, department)
    return made


def _follow(ledger: Ledger, row: LedgerRow) -> None:
    if ledger.after is not None:
        ledger.after(row)


def _write(ledger: Ledger, chunk: list[LedgerRow]) -> int:
    insert(chunk)
    keep_words(ledger, chunk)
    for row in chunk:
        _follow(ledger, row)
    written = len(chunk)
    chunk.clear()
    return written


@transaction.atomic
def change_row(
    *,
    ledger: Ledger,
    row: LedgerRow,
    values: Mapping[str, Any],
    by: Person | None,
    version: int | None = None,
    checked: bool = True,
    verb: str = "ledger.row.changed",
    batch: Import | None = None,
    **words: object,
) -> Any:
    """Change a row. `version` is the one that was opened; raises Moved when the row has gone on, Refused when wrong.

    Not `checked` are changes by actions of an app that have rules of their own.
    """
    held = ledger.model._default_manager.select_for_update().get(pk=row.pk)
    if version is not None and held.version != version:
        raise Moved(_what_moved(ledger, held, version))
    if held.is_removed:
        raise Refused("这一条已经删除；请先恢复再修改。")
    wrong = ledger.judge(values, held) if checked else {}
    if wrong:
        raise Refused("；".join(wrong.values()))
    before_told, state = told(ledger, held), machine_values(held)
    for name, value in values.items():
        setattr(held, name, value)
    ledger.settle(held)
    if machine_values(held) == state:
        return held
    _must_be_once(held)
    before, after = differing(before_told, told(ledger, held))
    _keep(ledger, held, state, by, batch)
    said: dict[str, Any] = {"ledger": ledger.noun, **words}
    log(verb, held, by=by, department=held.department, before=before, after=after, **said)
    return held


def _keep(ledger: Ledger, row: LedgerRow, state: Told, by: Person | None, batch: Import | None = None) -> None:
    """Save a changed row as its next version, and what it was."""
    now = timezone.now()
    RowState.objects.create(
        ledger=ledger.name, row=row.pk, version=row.version, until=now, by=by, batch=batch, values=state
    )
    row.version, row.changed_at = row.version + 1, now
    row.save()
    if any(state[name] != getattr(row, name) for name in ledger.searched):
        keep_words(ledger, [row])
    _follow(ledger, row)
    turn(ledger, row.department, (state, -1), (machine_values(row), 1))


@transaction.atomic
def remove_row(*, ledger: Ledger, row: LedgerRow, by: Person | None, reason: str, version: int | None = None) -> Any:
    """Take a row out of lists and sums; it can be brought back. `version` as in change_row."""
    held = ledger.model._default_manager.select_for_update().get(pk=row.pk)
    if version is not None and held.version != version:
        raise Moved(_what_moved(ledger, held, version))
    if held.is_removed:
        raise Refused("这一条已经删除过了。")
    state = machine_values(held)
    held.removed_at = timezone.now()
    _keep(ledger, held, state, by)
    log("ledger.row.removed", held, by=by, department=held.department, ledger=ledger.noun, reason=reason)
    return held


@transaction.atomic
def restore_row(*, ledger: Ledger, row: LedgerRow, by: Person | None) -> Any:
    """Bring a removed row back."""
    held = ledger.model._default_manager.select_for_update().get(pk=row.pk)
    if not held.is_removed:
        raise Refused("这一条没有删除。")
    state = machine_values(held)
    held.removed_at = None
    _must_be_once(held)
    _keep(ledger, held, state, by)
    log("ledger.row.restored", held, by=by, department=held.department, ledger=ledger.noun)
    return held


def told(ledger: Ledger, row: LedgerRow) -> Told:
    """The values of a row as people read them, by label."""
    pairs = ((column.label, column.words(column.of(row))) for column in ledger.columns)
    return {label: words for label, words in pairs if words is not None}


def differing(before: Told, after: Told) -> tuple[Told, Told]:
    """What differs between two rows that were `told`."""
    labels = [label for label in {**before, **after} if before.get(label) != after.get(label)]
    return {label: before.get(label) for label in labels}, {label: after.get(label) for label in labels}


def _what_moved(ledger: Ledger, held: LedgerRow, version: int) -> str:
    states = list(RowState.objects.filter(ledger=ledger.name, row=held.pk, version__gte=version).select_related("by"))
    if not states:
        return "这一条在您打开之后有改动。"
    old = row_of_values(ledger.model, states[0].values)
    before, after = differing(told(ledger, old), told(ledger, held))
    words = "；".join(f"{label}由“{before[label] or '空'}”改为“{after[label] or '空'}”" for label in after)
    who = "、".join(dict.fromkeys(state.by.name if state.by else "系统" for state in states))
    return f"您打开之后，{who} 在 {timezone.localtime(states[-1].until):%Y-%m-%d %H:%M} 改动了：{words or '其他内容'}。"
