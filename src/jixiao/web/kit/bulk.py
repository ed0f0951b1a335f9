"""Many new rows at once: a hundred thousand in seconds."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model

_NEXT = {
    "sqlite": "SELECT seq FROM sqlite_sequence WHERE name = %s",
    "postgresql": "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
}


def insert(rows: Sequence[Model]) -> None:
    """What bulk_create does to rows of one model, several times as fast; within a transaction.

    Their keys are taken beforehand, so that one statement can be given all rows and nothing has to be read back.
    """
    if not rows:
        return
    connection = connections[DEFAULT_DB_ALIAS]  # itself: to ask its proxy for every value takes half the time
    meta = rows[0]._meta
    fields = meta.concrete_fields
    for row, key in zip(rows, _keys(meta.db_table, len(rows)), strict=True):
        row.pk = key
    values = ([field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields] for row in rows)
    write(meta.db_table, [str(field.column) for field in fields], values)
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def write(table: str, columns: Sequence[str], values: Iterable[Sequence[Any]]) -> None:
    """Values as the database has them, by the quickest way into it."""
    connection = connections[DEFAULT_DB_ALIAS]
    quoted = connection.ops.quote_name
    where = f"{quoted(table)} ({', '.join(map(quoted, columns))})"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            holes = ", ".join("%s" for _ in columns)
            cursor.executemany(f"INSERT INTO {where} VALUES ({holes})", list(values))  # noqa: S608 - names of ours
            return
        with cursor.copy(f"COPY {where} FROM STDIN") as copy:
            for one in values:
                copy.write_row(one)


def _keys(table: str, count: int) -> Sequence[int]:
    """Keys that nobody else gets; on SQLite because nobody else writes meanwhile."""
    connection = connections[DEFAULT_DB_ALIAS]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(_NEXT["sqlite"], [table])
            last = (cursor.fetchone() or (0,))[0]
            return range(last + 1, last + count + 1)
        cursor.execute(_NEXT["postgresql"], [connection.ops.quote_name(table), count])
        return [key for (key,) in cursor.fetchall()]
