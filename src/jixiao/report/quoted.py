"""Words that a person wrote, with every number in them led back to where it was written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from jixiao.dossier.datum import Datum, Provenance
from jixiao.dossier.workpaper import Live
from jixiao.report.blocks import Run, Runs
from jixiao.report.book import Book
from jixiao.units.regex import regex
from jixiao.units.scan import Kind, scan

# Digits that number, name or cite something are no quantities.
_NO_QUANTITY = frozenset({Kind.MARKER, Kind.NAME, Kind.CODE, Kind.DOCUMENT_NUMBER})
DIGITS = regex(r"\d+(?:[,，]\d{3})*(?:\.\d+)?")


def quoted(book: Book, text: str, key: str, source: Provenance, lives: Sequence[Live] = ()) -> Runs:
    """The text as runs; each number is a datum `key/n` that quotes the text it stands in, but for the `lives` of it."""
    runs: list[Run] = []
    done = 0
    for number, hit in enumerate(_numbers(text), 1):
        own = next((one for one in lives if one.start <= hit.start < one.end), None)
        start, end = (own.start, own.end) if own else (hit.start, hit.end)
        digits = text[start:end]
        held = own.key if own else _entered(book, text, hit, f"{key}/{number}", source)
        if start > done:
            runs.append(Run(text[done:start]))
        runs.append(Run(digits, held, hit.unit, _decimals(digits)))
        done = end
    if done < len(text):
        runs.append(Run(text[done:]))
    return tuple(runs)


def _entered(book: Book, text: str, hit: "_Number", key: str, source: Provenance) -> str:
    """The key of the number as it was typed."""
    digits = text[hit.start : hit.end]
    value = Decimal(re.sub("[,，]", "", digits))
    label = f"{text[max(0, hit.start - 12) : hit.start]}{digits}{hit.unit}"
    return book.enter(Datum(key, label, value, hit.unit, _decimals(digits), (replace(source, quote=text),))).key


def _decimals(digits: str) -> int:
    return len(digits.partition(".")[2])


class _Number(NamedTuple):
    """Where the digits of a quantity stand, without sign and unit, and its unit as printed."""

    start: int
    end: int
    unit: str


def _numbers(text: str) -> Iterator[_Number]:
    quantities = scan(text)
    for hit in DIGITS.finditer(text):
        around = next((q for q in quantities if q.start <= hit.start() < q.end), None)
        if around is None or around.kind not in _NO_QUANTITY:
            unit = around.unit if around and text.startswith(around.unit, hit.end()) else ""
            yield _Number(hit.start(), hit.end(), unit)
