"""The papers and score sheets of a year as the database stands, found again by its rows; made anew when it changed."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock

from jixiao import api
from jixiao.dossier.scoresheet import DepartmentScores, ScoreLine, ScoreSheet
from jixiao.dossier.workpaper import ProgramPaper, Workpaper
from jixiao.score.given import Given
from jixiao.units.number import plain
from jixiao.web.papers.assemble import assemble
from jixiao.web.papers.rows import Rows, rows_of
from jixiao.web.years.models import BudgetYear

_KEPT = 64  # years: a fifth of a megabyte each, three when they are as large as they come


@dataclass(frozen=True, eq=False)  # is itself and no other: what is made of it is found by it
class Scored:
    """Papers and their scores; lines by the key of the indicator, sheets by that of the program's year.

    `given` are points that a person put in the place of the norm's.
    """

    papers: Workpaper
    given: Mapping[str, Given] = field(default_factory=dict)

    @cached_property
    def scores(self) -> DepartmentScores:
        found: DepartmentScores = api.score(self.papers, given=self.given)
        return found

    @cached_property
    def sheets(self) -> dict[int, ScoreSheet]:
        by_key = {made.key: made for made in self.scores.sheets}
        return {
            _row(program): by_key[f"score/{program.key}"]
            for program in self.papers.programs
            if f"score/{program.key}" in by_key
        }

    @cached_property
    def lines(self) -> dict[int, ScoreLine]:
        found = {}
        for program in self.papers.programs:
            made = self.sheets.get(_row(program))
            if made is not None:
                for paper, line in zip(program.indicators, made.indicators, strict=True):
                    assert paper.provenance
                    found[_number(paper.provenance.cell)] = line
        return found

    @cached_property
    def previous(self) -> dict[int, str]:
        """What the indicators reached the year before."""
        return {
            _number(paper.provenance.cell): f"{plain(paper.previous.value)}{paper.previous.unit}"
            for program in self.papers.programs
            for paper in program.indicators
            if paper.previous and paper.provenance
        }

    @property
    def department(self) -> ScoreSheet | None:
        return self.scores.department


def _row(program: ProgramPaper) -> int:
    assert program.provenance
    return _number(program.provenance.cell)


def _number(cell: str) -> int:
    """years.indicator/12/name is row 12."""
    return int(cell.split("/")[1])


# --- kept ---------------------------------------------------------------------------------------------------------

_kept: OrderedDict[int, tuple[Rows, Scored]] = OrderedDict()
_lock = Lock()


def scored(year: BudgetYear) -> Scored:
    """As the rows say now, whoever changed them and in whatever process: they are read and compared each time."""
    rows = rows_of(year)
    with _lock:
        held = _kept.get(year.pk)
        if held and held[0] == rows:
            _kept.move_to_end(year.pk)
            return held[1]
    made = Scored(assemble(year))
    if rows_of(year) == rows:  # nobody changed them while the papers were made
        with _lock:
            _kept[year.pk] = rows, made
            _kept.move_to_end(year.pk)
            while len(_kept) > _KEPT:
                _kept.popitem(last=False)
    return made
