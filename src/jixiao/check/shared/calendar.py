"""Dates a document gives itself: when it was signed, and until when it can have been written."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from jixiao.check.once import once
from jixiao.dossier.model import DocumentKind, Dossier
from jixiao.dossier.place import Span
from jixiao.units.chinese import numeral
from jixiao.units.record import record
from jixiao.units.regex import regex

_HAN_YEAR = "二[〇○零][〇○零一二三四五六七八九]{2}"
_DATED = regex(
    rf"^(?:[\u4e00-\u9fff（）]{{0,24}}[\s，：]*)?(?P<date>(?P<year>20\d{{2}}|{_HAN_YEAR})年(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月"
    r"(?:(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})日)?)$",
    re.MULTILINE,
)
_MONTH_OF_DAY = regex(r"月(?<=\d月)(?=\d)")
_FULL = regex(r"(?P<year>20\d{2})年(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?")
_YEAR_BEFORE = regex(r"(?P<year>20\d{2})年$")
_PLANNING = frozenset({DocumentKind.BUDGET_DISCLOSURE, DocumentKind.OBJECTIVE_FORM})
_TAIL = 400  # characters at the end in which the signature stands


@record
class Dated:
    """A date and where it is printed; a date without a day is the last of its month."""

    span: Span
    day: date


def months(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What finditer gives for a pattern that begins with the digits of 7月 or 12月; looked for from the rarer 月."""
    end = 0
    for month in _MONTH_OF_DAY.finditer(text):
        start = month.start() - (2 if text[month.start() - 2 : month.start()].isdecimal() else 1)
        if start >= end and (found := pattern.match(text, start)):
            end = found.end()
            yield found


@once
def signature(dossier: Dossier) -> Dated | None:
    """The date under the document: a line of its own near the end."""
    text = dossier.source.text
    lines = list(_DATED.finditer(text, max(0, len(text) - _TAIL)))
    for found in reversed(lines):
        day = _day(found["year"], found["month"], found["day"])
        if day:
            return Dated(Span(*found.span("date")), day)
    return None


def likely_signature(dossier: Dossier) -> Dated | None:
    """The signature, unless the year it reports was not over by then: one of the two is a slip."""
    signed = signature(dossier)
    planning = dossier.kind in _PLANNING
    return signed if signed and (planning or not dossier.year or signed.day >= date(dossier.year, 12, 1)) else None


def full_dates(dossier: Dossier) -> Iterator[Dated]:
    """Dates with year and month in reading order."""
    for found in _FULL.finditer(dossier.source.text):
        if day := _day(found["year"], found["month"], found["day"]):
            yield Dated(Span(*found.span()), day)


def written_until(dossier: Dossier) -> int:
    """The latest year in which the document can have been written; 0 when it does not tell."""
    signed = likely_signature(dossier)
    if signed:
        return signed.day.year
    if not dossier.year:
        return 0
    return dossier.year + (0 if dossier.kind in _PLANNING else 2)


def _day(year: str, month: str, day: str | None) -> date | None:
    numbers = [int(part) if part.isdecimal() else _han(part) for part in (year, month, day or "0")]
    if not 1 <= numbers[1] <= 12:
        return None
    last = monthrange(numbers[0], numbers[1])[1]
    return date(numbers[0], numbers[1], numbers[2] or last) if numbers[2] <= last else None


def _han(text: str) -> int:
    return numeral(text.replace("○", "〇")) or 0


def year_before(text: str, position: int) -> str:
    """The year printed right before a month; "" when none is."""
    found = _YEAR_BEFORE.search(text, max(0, position - 5), position)
    return found["year"] if found else ""
