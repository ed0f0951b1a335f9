"""The score sheets of a year as the database stands, found again by its rows."""

from dataclasses import dataclass
from functools import cached_property

from jixiao import api
from jixiao.dossier.scoresheet import DepartmentScores, ScoreLine, ScoreSheet
from jixiao.dossier.workpaper import ProgramPaper, Workpaper
from jixiao.units.number import plain
from jixiao.web.papers.assemble import assemble
from jixiao.web.years.models import BudgetYear


@dataclass(frozen=True)
class Scored:
    """Papers and their scores; lines by the key of the indicator, sheets by that of the program's year."""

    papers: Workpaper
    scores: DepartmentScores

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


def scored(year: BudgetYear) -> Scored:
    """Assembles and scores: the same queries however much there is."""
    papers = assemble(year)
    return Scored(papers, api.score(papers))
