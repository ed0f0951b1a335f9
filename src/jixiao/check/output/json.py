"""Findings as JSON: the contract of docs/reference/json.md.

The classes below are the contract: their fields are the keys, in this order, always present; None is null and
means that the document does not say it. Figures are decimal strings.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict

from jixiao.check.checked import Checked, Notice, Problem
from jixiao.dossier.finding import Finding, Related
from jixiao.dossier.model import Coverage
from jixiao.norms.citation import Citation
from jixiao.units.record import record

VERSION = "1.0"


@record
class RelatedFacts:
    """Another figure of the working; `path` only when it stands in another file."""

    quote: str
    line: int
    start: int
    end: int
    value: str | None
    unit: str | None
    path: str | None


@record
class FindingFacts:
    """One finding. `line` from 1; `start` and `end` count characters of the text, line breaks included."""

    rule: str
    name: str
    family: str
    severity: str
    message: str
    quote: str
    line: int
    start: int
    end: int
    page: int | None
    place: str
    working: str
    stated: str | None
    computed: str | None
    unit: str | None
    basis: tuple[Citation, ...]
    related: tuple[RelatedFacts, ...]
    fingerprint: str


@record
class FileFacts:
    """One file. `error` is null unless the file could not be read; then it says why, and what to do."""

    path: str
    kind: str | None
    department: str | None
    year: int | None
    coverage: tuple[Coverage, ...]
    findings: tuple[FindingFacts, ...]
    notices: tuple[Notice, ...]
    ignored: int
    known: int
    error: Problem | None


@record
class Report:
    """What `jixiao check --output-format json` prints."""

    version: str
    files: tuple[FileFacts, ...]
    notices: tuple[Notice, ...]


def write_json(files: Sequence[Checked], notices: Sequence[Notice] = ()) -> str:
    report = Report(VERSION, tuple(file_facts(file) for file in files), tuple(notices))
    return json.dumps(asdict(report), ensure_ascii=False, indent=2) + "\n"


def file_facts(file: Checked) -> FileFacts:
    return FileFacts(
        path=file.path,
        kind=file.kind or None,
        department=file.department or None,
        year=file.year or None,
        coverage=file.coverage,
        findings=tuple(finding_facts(file, finding) for finding in file.findings),
        notices=file.notices,
        ignored=file.ignored,
        known=file.known,
        error=file.problem,
    )


def finding_facts(file: Checked, finding: Finding) -> FindingFacts:
    place = finding.place
    return FindingFacts(
        rule=finding.rule,
        name=finding.name,
        family=finding.family,
        severity=finding.severity.value,
        message=finding.message,
        quote=place.quote,
        line=place.line,
        start=place.start,
        end=place.end,
        page=place.page,
        place=place.where,
        working=finding.working,
        stated=finding.stated or None,
        computed=finding.computed or None,
        unit=finding.unit or None,
        basis=tuple(file.citations[basis] for basis in finding.basis),
        related=tuple(_related(related) for related in finding.related),
        fingerprint=finding.fingerprint,
    )


def _related(related: Related) -> RelatedFacts:
    place = related.place
    value, unit, path = related.value or None, related.unit or None, related.path or None
    return RelatedFacts(place.quote, place.line, place.start, place.end, value, unit, path)
