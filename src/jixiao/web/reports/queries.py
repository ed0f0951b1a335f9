"""Reads of reports: versions, their files, what differs between two, what came back, what was published."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.db.models import Q, QuerySet

from jixiao import api
from jixiao.report.rewritten import Rewritten
from jixiao.report.trace import Trace
from jixiao.report.verified import Verified
from jixiao.web.kit.files import kept
from jixiao.web.people.models import LogEntry, Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import departments
from jixiao.web.reports.composed import Composed
from jixiao.web.reports.differences import Differences, Moved, differences
from jixiao.web.reports.lines import Line, lines_of
from jixiao.web.reports.models import Publication, Returned, Version
from jixiao.web.reports.words import as_typed, words_of
from jixiao.web.years.models import BudgetYear


def versions_of(year: BudgetYear) -> QuerySet[Version]:
    return Version.objects.filter(year=year).select_related("by", "year").defer("lines")


def publications_of(year: BudgetYear) -> QuerySet[Publication]:
    return Publication.objects.filter(year=year).select_related("year__department", "version", "made_by", "reviewed_by")


def returned_of(year: BudgetYear) -> QuerySet[Returned]:
    return Returned.objects.filter(year=year).select_related("by", "year__department")


def file_of(row: Version | Publication, name: str) -> bytes:
    """A file as it was kept."""
    return kept(f"{row.folder}/{name}")


def due_publications(person: Person) -> QuerySet[Publication]:
    """What a person has to bring to an end: what waits for a leader's look, and what is to be published."""
    mine = Q(reviewed_at=None, year__department__in=departments(person, Right.SIGN))
    mine |= Q(reviewed_at__isnull=False, year__department__in=departments(person, Right.COMPILE))
    rows = Publication.objects.filter(mine, withdrawn_at=None, published_on=None)
    return rows.select_related("year__department", "version").order_by("due_on", "pk")


# --- versions beside one another -------------------------------------------------------------------------------------


def between(before: Version, now: "Version | Composed") -> Differences:
    """What differs, with the entries of the log between the two that say why a typed value is another."""
    trace, lines = _told(now)
    found = differences(trace_of_version(before), trace, [(a, b) for a, b in before.lines], lines)
    _explain(found.typed, before.year, before.at, now.at if isinstance(now, Version) else None)
    return found


def trace_of_version(version: Version) -> Trace:
    return api.trace("报告.docx", file_of(version, "docx")).trace


def _told(now: "Version | Composed") -> tuple[Trace, Iterable[Line]]:
    if isinstance(now, Version):
        return trace_of_version(now), [(a, b) for a, b in now.lines]
    return now.made.trace, lines_of(now.made.report)


def _explain(moved: list[Moved], year: BudgetYear, since: datetime, until: datetime | None) -> None:
    """One query for all."""
    rows = {row for one in moved for row in one.rows}
    if not rows:
        return
    entries = LogEntry.objects.filter(department=year.department_id, at__gte=since, subject_id__in={k for _, k in rows})
    if until:
        entries = entries.filter(at__lte=until)
    by_row: dict[tuple[str, int], list[LogEntry]] = {}
    for entry in entries.order_by("at", "pk"):
        if (at := (entry.subject_kind, entry.subject_id or 0)) in rows:
            by_row.setdefault(at, []).append(entry)
    for one in moved:
        one.reasons = [entry for row in one.rows for entry in by_row.get(row, ())]


# --- what came back --------------------------------------------------------------------------------------------------


def verified_of(returned: Returned) -> Verified:
    return api.verify("报告.docx", kept(returned.stored))


def states_of(returned: Returned, found: Verified) -> list[tuple[Rewritten, str, bool, bool]]:
    """Each rewritten text with the words that stand here now, whether they are its already, and whether they moved."""
    told = []
    for changed in found.rewritten:
        now = words_of(returned.year, changed.topic, changed.about).text
        taken = now == as_typed(changed, now)
        moved = not taken and bool(now) and now != as_typed(replace(changed, now=changed.before), now)
        told.append((changed, now, taken, moved))
    return told
