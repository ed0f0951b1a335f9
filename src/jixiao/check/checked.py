"""One file of a run as every output needs it: whose it is, what was found, what was not looked at."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from jixiao.check.run import Failure
from jixiao.dossier.finding import Finding, Severity
from jixiao.dossier.model import Coverage, Dossier, Section, Undecided
from jixiao.dossier.place import Place, Source

FAILED_RULE = "JIX901"
REMARK = "JIX801"
IDLE_IGNORE = "CFG001"
AROUND = 160  # characters kept on either side of a quote


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file could not be checked, and what its owner can do."""

    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the run or the file that is no finding: tracked changes, a rule that broke, an idle ignore."""

    code: str
    message: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A quoted stretch of the file, blanks and line breaks kept, with what stands beside it on its lines.

    `column` (from 1) counts characters of the line on which it begins.
    """

    before: str
    quoted: str
    after: str
    column: int = 1


@dataclass(frozen=True, slots=True)
class Seen:
    """The document itself, for outputs that show it."""

    source: Source
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """What is not said by the document is "" or 0. `problem` is set when the file could not be read.

    `excerpts` holds what the file says around each place that a finding quotes. `ignored` and `known` count the
    findings that jixiao.toml and the baseline took away.
    """

    path: str
    format: str = ""
    kind: str = ""
    title: str = ""
    department: str = ""
    place: str = ""
    year: int = 0
    coverage: tuple[Coverage, ...] = ()
    undecided: tuple[tuple[Undecided, Place], ...] = ()
    findings: tuple[Finding, ...] = ()
    notices: tuple[Notice, ...] = ()
    problem: Problem | None = None
    excerpts: Mapping[tuple[int, int], Excerpt] = field(default_factory=dict)
    seen: Seen | None = None
    ignored: int = 0
    known: int = 0

    def count(self, severity: Severity) -> int:
        return sum(1 for finding in self.findings if finding.severity is severity)


def checked(
    dossier: Dossier, findings: Iterable[Finding], failures: Iterable[Failure] = (), *, show: bool = False
) -> Checked:
    """The record of a dossier; with `show` it carries the whole document."""
    source = dossier.source
    found = tuple(findings)
    remarks = (Notice(REMARK, remark.message, source.line(remark.span.start)) for remark in dossier.remarks)
    return Checked(
        path=source.path,
        format=source.format,
        kind=dossier.kind.value,
        title=dossier.title,
        department=dossier.department,
        place=dossier.place,
        year=dossier.year,
        coverage=dossier.coverage,
        undecided=tuple((thing, source.place(thing.span)) for thing in dossier.undecided),
        findings=found,
        notices=(*remarks, *(notice(failure) for failure in failures)),
        excerpts=excerpts(source, found),
        seen=Seen(source, dossier.sections) if show else None,
    )


def notice(failure: Failure) -> Notice:
    return Notice(
        FAILED_RULE, f"规则 {failure.rule} 在这份文件上中断，未能查完（程序的错误，不是文件的）：{failure.cause}"
    )


def excerpts(source: Source, findings: Iterable[Finding]) -> dict[tuple[int, int], Excerpt]:
    """What the file says around each finding, by the start and end of its place."""
    return {(place.start, place.end): _excerpt(source.original, place) for place in (f.place for f in findings)}


def _excerpt(text: str, place: Place) -> Excerpt:
    line = max(text.rfind("\n", 0, place.start), text.rfind("\r", 0, place.start)) + 1
    before = text[max(line, place.start - AROUND) : place.start]
    after = re.split(r"[\r\n]", text[place.end : place.end + AROUND], maxsplit=1)[0]
    return Excerpt(before, text[place.start : place.end], after, place.start - line + 1)
