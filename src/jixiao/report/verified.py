"""A report that came back: what was changed by hand, what words are new, and what has moved on beneath it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jixiao.dossier.datum import Datum
from jixiao.dossier.workpaper import Workpaper
from jixiao.report.docx.marks import marks_of
from jixiao.report.rewritten import Rewritten, rewritten
from jixiao.report.sources import SourceState
from jixiao.report.trace import Printing, Trace
from jixiao.report.verify import Change, changes, surviving
from jixiao.units.regex import regex

_QUOTED = regex(r"/\d+$")  # the key of a number within words


@dataclass(frozen=True, slots=True)
class Outdated:
    """A value that the papers give otherwise today (`now` None: no more), and where the report prints it."""

    before: Datum
    now: Datum | None
    printings: tuple[Printing, ...]


@dataclass(frozen=True, slots=True)
class Verified:
    """`marked` numbers were printed, `surviving` of them still have their mark, `changes` are not as they were.

    Only a docx can be looked at for these (`is_docx`). `rewritten` are texts of the office that could be taken over;
    `outdated` is told where papers were given, `sources` where files were at hand; `evidence` are rows of ledgers.
    """

    trace: Trace
    is_docx: bool
    marked: int = 0
    surviving: int = 0
    changes: tuple[Change, ...] = ()
    rewritten: tuple[Rewritten, ...] = ()
    outdated: tuple[Outdated, ...] = ()
    sources: tuple[SourceState, ...] = ()
    evidence: tuple[SourceState, ...] = ()


def verified(
    trace: Trace,
    path: Path,
    data: bytes | None = None,
    papers: Workpaper | None = None,
    sources: tuple[SourceState, ...] = (),
    evidence: tuple[SourceState, ...] = (),
) -> Verified:
    """Raises DocxError when a docx cannot be opened."""
    outdated = tuple(_outdated(trace, papers)) if papers else ()
    if path.suffix.lower() != ".docx":
        return Verified(trace, is_docx=False, outdated=outdated, sources=sources, evidence=evidence)
    marks = marks_of(path, data)
    return Verified(
        trace=trace,
        is_docx=True,
        marked=sum(not printing.charted for printing in trace.printings),
        surviving=surviving(trace, marks),
        changes=changes(trace, marks),
        rewritten=tuple(rewritten(trace, marks.paragraphs)),
        outdated=outdated,
        sources=sources,
        evidence=evidence,
    )


def _outdated(trace: Trace, papers: Workpaper) -> Iterator[Outdated]:
    """Values that were read; what was computed or scored follows from them, and quotes are words."""
    today = {datum.key: datum for datum in papers.data()}
    for datum in trace.data:
        if datum.working or _QUOTED.search(datum.key):
            continue
        now = today.get(datum.key)
        if now is None or (now.value, now.unit) != (datum.value, datum.unit):
            yield Outdated(datum, now, tuple(p for p in trace.printings if p.key == datum.key))
