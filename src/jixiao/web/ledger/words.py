"""Rows found by what they say: an index of every three characters in a row (SQLite: FTS5; PostgreSQL: GIN).

The last characters of a text stand there too, so that any word begins some entry however short it is. What the index
finds is held against the texts themselves; entries of rows that say something else by now do no harm.
"""

from collections.abc import Iterable
from itertools import islice

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from jixiao.web.kit.bulk import insert, write
from jixiao.web.ledger.column import Ledger
from jixiao.web.ledger.models import LedgerRow, RowWords

_LONG = 3
_STEP = 2000
_FOUND = (
    'SELECT held."row" FROM ledger_rowwords held JOIN ledger_words ON ledger_words.rowid = held.id '
    "WHERE held.ledger = %s AND ledger_words"
)


def _letters(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


def _parts(texts: Iterable[str]) -> str:
    letters = map(_letters, texts)
    return " ".join({one[at : at + _LONG] for one in letters for at in range(len(one))})


def keep_words(ledger: Ledger, rows: Iterable[LedgerRow]) -> None:
    """Have rows found by what they say now."""
    saying = iter(rows)
    while chunk := list(islice(saying, _STEP)):
        RowWords.objects.filter(ledger=ledger.name, row__in=[row.pk for row in chunk if row.version > 1]).delete()
        held = [RowWords(ledger=ledger.name, row=row.pk) for row in chunk]
        insert(held)
        pairs = (
            (one.pk, _parts(getattr(row, name) for name in ledger.searched))
            for one, row in zip(held, chunk, strict=True)
        )
        write("ledger_words", ("rowid", "parts"), [(key, parts) for key, parts in pairs if parts])


def saying(ledger: Ledger, words: str) -> Q:
    """The rows that have these words in what is searched."""
    said = Q()
    for name in ledger.searched:
        said |= Q(**{f"{name}__icontains": words})
    letters = _letters(words)
    if not letters:
        return said
    parts = [letters[at : at + _LONG] for at in range(max(1, len(letters) - _LONG + 1))]
    found = RawSQL(*_asked(ledger, parts, is_short=len(letters) < _LONG))  # noqa: S611 - words are a parameter
    return Q(pk__in=found) & said


def _asked(ledger: Ledger, parts: list[str], *, is_short: bool) -> tuple[str, tuple[str, str]]:
    if connection.vendor == "sqlite":
        end = "*" if is_short else ""
        return f"{_FOUND} MATCH %s", (ledger.name, " AND ".join(f'"{part}"{end}' for part in parts))
    end = ":*" if is_short else ""
    return f"{_FOUND}.parts @@ %s::tsquery", (ledger.name, " & ".join(f"'{part}'{end}" for part in parts))
