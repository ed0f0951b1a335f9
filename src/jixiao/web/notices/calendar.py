"""Deadlines of a person as iCalendar (RFC 5545), for the calendar of a phone, of 飞书, WPS or Outlook."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from jixiao.web.kit.plugins import Deadline, deadlines
from jixiao.web.people.models import Department, Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import departments

_OLDEST = timedelta(days=60)  # what is long past is no calendar's matter
_WHOLE = (Right.COMPILE, Right.SIGN, Right.REVIEW)  # the work of every section
_LINE = 75  # octets


def deadlines_of(person: Person) -> list[Deadline]:
    """Of the departments a person works for; who only fills in for a section sees its own and what is nobody's."""
    since = timezone.localdate() - _OLDEST
    whole = set(_reached(person, _WHOLE).values_list("pk", flat=True))
    reached = _reached(person, (*_WHOLE, Right.FILL))
    found = [
        one
        for one in deadlines(Department.objects.filter(pk__in=reached.values("pk"), is_active=True))
        if one.on >= since and (one.section in (None, person.section_id) or one.department in whole)
    ]
    return sorted(found, key=lambda one: (one.on, one.key))


def _reached(person: Person, rights: Iterable[Right]) -> QuerySet[Department]:
    found = Department.objects.none()
    for right in rights:
        found |= departments(person, right)
    return found


def icalendar(name: str, found: Iterable[Deadline], base: str) -> str:
    """All-day events with a reminder on the morning of the day before; each keeps its UID while it is the same."""
    stamp = timezone.now().strftime("%Y%m%dT%H%M%SZ")
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//jixiao//deadlines//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}", f"X-WR-TIMEZONE:{settings.TIME_ZONE}",
    ]  # fmt: skip
    for one in found:
        lines += _event(one, stamp, base)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(one: Deadline, stamp: str, base: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{one.key}@jixiao"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{one.on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{one.on + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(one.label)}"
    yield f"URL:{base}{one.address}"
    yield "TRANSP:TRANSPARENT"
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_escaped(one.label)}", "TRIGGER:-PT15H", "END:VALARM")
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "")


def _folded(line: str) -> Iterator[str]:
    """At most 75 octets a line, never through a character; a line that goes on begins with a blank."""
    begun, size = "", 0
    for character in line:
        width = len(character.encode())
        if size + width > _LINE:
            yield begun
            begun, size = " ", 1
        begun, size = begun + character, size + width
    yield begun
