"""One file of a run as every output needs it: whose it is, what was found, what was not looked at."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import field

from jixiao.check.run import Failure
from jixiao.dossier.finding import Finding, Severity
from jixiao.dossier.model import Coverage, Dossier, Undecided
from jixiao.dossier.place import Place, Source
from jixiao.norms.citation import Citation, citation
from jixiao.norms.resolve import Norms
from jixiao.units.record import record

FAILED_RULE = "JIX901"
REMARK = "JIX801"
IDLE_IGNORE = "CFG001"
AROUND = 160  # characters kept on either side of a quote


@record
class Problem:
    """Why a file could not be checked, and what its owner can do."""

    problem: str
    remedy: str


@record
class Notice:
    """Something about the run or the file that is no finding: tracked changes, a rule that broke, an idle ignore."""

    code: str
    message: str
    line: int | None = None


@record
class Excerpt:
    """A quoted stretch of the file, blanks and line breaks kept, with what stands beside it on its lines.

    `column` (from 1) counts characters of the line on which it begins.
    """

    before: str
    quoted: str
    after: str
    column: int = 1


@record
class Checked:
    """What is not said by the document is "" or 0. `problem` is set when the file could not be read.

    `excerpts` holds what the file says around each place that a finding quotes, `citations` what each basis is in
    words. `ignored` and `known` count the findings that jixiao.toml and the baseline took away. `packed` is the
    dossier, when it was asked for.
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
    citations: Mapping[str, Citation] = field(default_factory=dict)
    packed: bytes = b""
    ignored: int = 0
    known: int = 0

    def dossier(self) -> Dossier | None:
        """The dossier, when it was kept."""
        if not self.packed:
            return None
        from jixiao.check.packing import unpack

        return unpack(self.packed)

    def count(self, severity: Severity) -> int:
        return sum(1 for finding in self.findings if finding.severity is severity)


def checked(
    dossier: Dossier,
    findings: Iterable[Finding],
    norms: Norms,
    failures: Iterable[Failure] = (),
    *,
    keep: bool = False,
) -> Checked:
    """The record of a dossier; with `keep` it carries the dossier itself."""
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
        citations=citations(found, norms),
        packed=_packed(dossier) if keep else b"",
    )


def _packed(dossier: Dossier) -> bytes:
    from jixiao.check.packing import pack

    return pack(dossier)


def notice(failure: Failure) -> Notice:
    return Notice(
        FAILED_RULE, f"规则 {failure.rule} 在这份文件上中断，未能查完（程序的错误，不是文件的）：{failure.cause}"
    )


def excerpts(source: Source, findings: Iterable[Finding]) -> dict[tuple[int, int], Excerpt]:
    """What the file says around each finding, by the start and end of its place."""
    return {(place.start, place.end): _excerpt(source.original, place) for place in (f.place for f in findings)}


def citations(findings: Iterable[Finding], norms: Norms) -> dict[str, Citation]:
    """What the findings rest on, in words, by the key they carry."""
    return {basis: citation(basis, norms) for finding in findings for basis in finding.basis}


def _excerpt(text: str, place: Place) -> Excerpt:
    line = max(text.rfind("\n", 0, place.start), text.rfind("\r", 0, place.start)) + 1
    before = text[max(line, place.start - AROUND) : place.start]
    after = re.split(r"[\r\n]", text[place.end : place.end + AROUND], maxsplit=1)[0]
    return Excerpt(before, text[place.start : place.end], after, place.start - line + 1)
