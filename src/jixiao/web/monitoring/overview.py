"""A round as compilers and leaders read it: sections, lights then and now, what was spent too little."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jixiao.dossier.monitoring import Light
from jixiao.web.monitoring.models import CorrectiveMeasure, Round, Submission
from jixiao.web.monitoring.queries import Pen
from jixiao.web.monitoring.watch import BORROWED, Line, Watched, WatchedProgram, YearWatch, warned
from jixiao.web.people.models import Section

UNASSIGNED = "未分处室"


@dataclass(frozen=True, slots=True)
class Part:
    """What a section has to fill in, and how far it is."""

    section: Section | None
    lines: int
    filled: int
    to_explain: int
    submission: Submission | None
    is_mine: bool

    @property
    def is_submitted(self) -> bool:
        return self.submission is not None and self.submission.state == Submission.State.SUBMITTED


@dataclass(frozen=True, slots=True)
class Past:
    """A program through the rounds: the light of each, None where it was not watched."""

    program: WatchedProgram
    lights: tuple[Light | None, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """A program with what is said about it."""

    program: WatchedProgram
    warnings: tuple[str, ...]
    measures: tuple[CorrectiveMeasure, ...]
    behind: tuple[Line, ...]
    is_low: bool


@dataclass(frozen=True, slots=True)
class Overview:
    watched: Watched
    parts: tuple[Part, ...]
    standings: tuple[Standing, ...]
    rounds: tuple[Round, ...]
    past: tuple[Past, ...]
    remark: str

    @property
    def low(self) -> tuple[Standing, ...]:
        """The programs that spent too little, the least first."""
        order = {key: at for at, key in enumerate(self.watched.found.low_execution)}
        return tuple(
            sorted((one for one in self.standings if one.is_low), key=lambda one: order[one.program.found.key])
        )

    @property
    def waiting_for(self) -> list[str]:
        """The sections that have not handed in."""
        return [str(part.section or UNASSIGNED) for part in self.parts if not part.is_submitted]

    @property
    def to_explain(self) -> int:
        return sum(part.to_explain for part in self.parts)


def overview_of(year_watch: YearWatch, round_: Round, pen: Pen, measures: Iterable[CorrectiveMeasure]) -> Overview:
    watched = year_watch.watched(round_)
    measures = list(measures)
    rounds = tuple(one for one in year_watch.rounds if (one.month, one.day or 32) <= (round_.month, round_.day or 32))
    lights = [year_watch.lights(one) for one in rounds]
    remark = next((n.message for one in watched.programs for n in one.found.notices if n.code == BORROWED), "")
    return Overview(
        watched=watched,
        parts=tuple(_parts(watched, pen, {one.section_id: one for one in round_.submissions.select_related("by")})),
        standings=tuple(_standing(one, watched, measures) for one in watched.programs),
        rounds=rounds,
        past=tuple(Past(one, tuple(_light(told.get(one.key)) for told in lights)) for one in watched.programs),
        remark=remark,
    )


def _light(word: str | None) -> Light | None:
    return Light(word) if word else None


def _parts(watched: Watched, pen: Pen, handed: dict[int | None, Submission]) -> Iterator[Part]:
    lines: dict[Section | None, list[Line]] = {}
    for line in watched.lines:
        lines.setdefault(line.section, []).append(line)
    for section in sorted(lines, key=lambda one: (one is None, one.name if one else "")):
        own = lines[section]
        yield Part(
            section,
            len(own),
            sum(not line.found.missing for line in own),
            sum(line.found.must_explain for line in own),
            handed.get(section.pk if section else None),
            pen.fills(section),
        )


def _standing(program: WatchedProgram, watched: Watched, measures: list[CorrectiveMeasure]) -> Standing:
    pks = {int(line.key[1:]) for line in program.indicators}
    own = tuple(one for one in measures if one.program_id == program.row.pk or one.indicator_id in pks)
    behind = tuple(line for line in program.lines if line.found.light and line.found.light.is_behind)
    warnings = tuple(notice.message for notice in warned(program.found))
    return Standing(program, warnings, own, behind, program.found.key in watched.found.low_execution)
