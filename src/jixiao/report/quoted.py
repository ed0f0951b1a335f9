"""Words that a person wrote, with every number in them led back to where it was written."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from jixiao.dossier.datum import Datum, Provenance
from jixiao.report.blocks import Run, Runs
from jixiao.report.book import Book
from jixiao.units.regex import regex
from jixiao.units.scan import Kind, scan

# Digits that number, name or cite something are no quantities.
_NO_QUANTITY = frozenset({Kind.MARKER, Kind.NAME, Kind.CODE, Kind.DOCUMENT_NUMBER})
DIGITS = regex(r"\d+(?:[,，]\d{3})*(?:\.\d+)?")


def quoted(book: Book, text: str, key: str, source: Provenance) -> Runs:
    """The text as runs; each number is a datum `key/n` that quotes the text it stands in."""
    runs: list[Run] = []
    done = 0
    for number, (start, end, unit) in enumerate(_numbers(text), 1):
        digits = text[start:end]
        decimals = len(digits.partition(".")[2])
        value = Decimal(re.sub("[,，]", "", digits))
        label = f"{text[max(0, start - 12) : start]}{digits}{unit}"
        datum = book.enter(Datum(f"{key}/{number}", label, value, unit, decimals, (replace(source, quote=text),)))
        if start > done:
            runs.append(Run(text[done:start]))
        runs.append(Run(digits, datum.key, unit, decimals))
        done = end
    if done < len(text):
        runs.append(Run(text[done:]))
    return tuple(runs)


def _numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Where the digits of each quantity stand, without sign and unit, and its unit as printed."""
    quantities = scan(text)
    for hit in DIGITS.finditer(text):
        around = next((q for q in quantities if q.start <= hit.start() < q.end), None)
        if around is None or around.kind not in _NO_QUANTITY:
            unit = around.unit if around and text.startswith(around.unit, hit.end()) else ""
            yield hit.start(), hit.end(), unit
