"""What the background does with a workbook: judge its rows, and take them in as a whole or not at all."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection, transaction

from jixiao.web.kit.files import keep, kept
from jixiao.web.kit.refused import Refused
from jixiao.web.kit.workbook import SheetRow, rows, rows_of
from jixiao.web.ledger.actions.rows import add_rows, change_row
from jixiao.web.ledger.column import Ledger
from jixiao.web.ledger.models import Import
from jixiao.web.ledger.registry import ledger_named
from jixiao.web.ledger.sheet import MOST_CELLS, MOST_ROWS, Cells, Judge, Judged, words_of
from jixiao.web.people.log import log

_TOLD = 200  # errors
_SHOWN = 50  # rows of the preview
_STEP = 2000  # rows between two signs of progress
State = Import.State


def read(made: Import) -> None:
    """Judge every row; nothing is written but the import itself."""
    ledger = ledger_named(made.ledger)
    try:
        found = _sheet_rows(ledger, made)
    except Refused as refused:
        made.state, made.problem = State.FAILED, str(refused)
        made.save()
        return
    judged = list(_counted(made, Judge(ledger, made.department).rows(found), len(found)))
    keep(made.part("rows"), "\n".join(row.kept() for row in judged).encode())
    made.row_count = len(judged)
    made.new_count = sum(row.target is None for row in judged)
    made.changed_count = made.row_count - made.new_count
    made.wrong_count = sum(bool(row.errors) for row in judged)
    made.errors = [error for row in judged for error in row.errors][:_TOLD]
    made.sample = [
        [row.number, row.target is None, bool(row.errors), *words_of(ledger, row.values)] for row in judged[:_SHOWN]
    ]
    made.sums = {one.name: _sum(one.name, judged) for one in ledger.measures if one.template}
    made.state = State.WRONG if made.wrong_count else State.PREVIEW
    made.save()


def _sheet_rows(ledger: Ledger, made: Import) -> list[SheetRow]:
    data = kept(made.part("source"))
    if data.startswith(b"[["):
        cells: Cells = {(row, column): text for row, column, text in json.loads(data)}
        found = rows_of(made.file_name, cells, ledger.sheet)
    else:
        found = rows(made.file_name, data, ledger.sheet, most=MOST_CELLS)
    if not found:
        raise Refused("表格里除了表头没有内容。")
    if len(found) > MOST_ROWS:
        raise Refused(f"表格有 {len(found)} 行，一次最多导入 {MOST_ROWS} 行；请拆开再导入。")
    return found


def _sum(name: str, judged: Iterable[Judged]) -> int | None:
    values = [row.values[name] for row in judged if row.values.get(name) is not None]
    return sum(values) if values else None


def _counted(made: Import, judged: Iterable[Judged], all_rows: int) -> Iterator[Judged]:
    """The same, telling now and then how far it got; by a file, because the database is busy with the rows."""
    for number, row in enumerate(judged, 1):
        if number % _STEP == 0:
            keep(made.part("progress"), f"{number} {all_rows}".encode())
        yield row


def apply(made: Import) -> None:
    """Take every row in, or none."""
    try:
        _apply(made)
    except Refused as refused:
        made.state, made.problem = State.FAILED, str(refused)
        made.save()


@transaction.atomic
def _apply(made: Import) -> None:
    _make_room()
    ledger = ledger_named(made.ledger)
    read_rows = (Judged.of(line) for line in kept(made.part("rows")).decode().splitlines())
    counted = _counted(made, read_rows, made.row_count)
    add_rows(ledger=ledger, rows=_new_rows(ledger, made, counted))
    made.state = State.APPLIED
    made.save()
    words: dict[str, Any] = {"created": made.new_count, "changed": made.changed_count, "ledger": ledger.noun}
    log("ledger.import.applied", made, by=made.by, department=made.department, **words)


def _make_room() -> None:
    """A hundred thousand rows touch every page of every index; with little memory each is written many times."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size=-262144")


def _new_rows(ledger: Ledger, made: Import, judged: Iterable[Judged]) -> Iterator[Any]:
    """Rows to be added; those that change a row that is there are seen to on the way."""
    fields = {field.attname: field for field in ledger.model._meta.concrete_fields}
    for row in judged:
        values = {name: fields[name].to_python(value) for name, value in row.values.items()}
        if row.target is None:
            yield ledger.model(department=made.department, batch=made, **values)
        else:
            _change(ledger, made, row, values)


def _change(ledger: Ledger, made: Import, row: Judged, values: dict[str, Any]) -> None:
    held = ledger.model._default_manager.get(pk=row.target)
    if held.version != row.version or held.is_removed:
        raise Refused(f"第 {row.number} 行：“{held}”在读取之后有改动；请重新上传一次再确认。")
    try:
        change_row(ledger=ledger, row=held, values=values, by=made.by, batch=made)
    except Refused as refused:
        raise Refused(f"第 {row.number} 行：{refused}") from None
