"""The table of a review: every row with target, result, proof, the three scores, and what was said about it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.dossier.scoresheet import ScoreLine, ScoreSheet
from jixiao.units.number import plain
from jixiao.web.evidence.radar import Proven
from jixiao.web.reviews.judgement import Judgement, Key
from jixiao.web.reviews.models import Opinion, Review, RowField, RowScore
from jixiao.web.years.models import BudgetYear, Fund, Indicator, ProgramYear, Result

_OF_INDICATOR = (RowField.TARGET, RowField.ACTUAL, RowField.SCORE, RowField.EVIDENCE, RowField.EXPLANATION)
_OF_PROGRAM = (RowField.BUDGET, RowField.SCORE, RowField.ACHIEVED, RowField.EXPLANATION)


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator, or the money of a program when `indicator` is None; the three lines are of the one row."""

    program: ProgramYear
    indicator: Indicator | None
    result: Result | None
    fund: Fund | None
    proven: Proven | None
    computed: ScoreLine | None
    certain: ScoreLine | None  # by what is proven alone
    reviewed: ScoreLine | None
    opinions: list[Opinion]
    given: RowScore | None

    @property
    def key(self) -> Key:
        return ("indicator", self.indicator.pk) if self.indicator else ("program", self.program.pk)

    @property
    def name(self) -> str:
        return self.indicator.name if self.indicator else "预算执行率"

    @property
    def subject(self) -> Indicator | ProgramYear:
        return self.indicator or self.program

    @property
    def fields(self) -> list[tuple[str, str]]:
        found = _OF_INDICATOR if self.indicator else _OF_PROGRAM
        return [(field.value, field.label) for field in found]

    @property
    def open_count(self) -> int:
        return sum(one.is_open for one in self.opinions)

    @property
    def grounds(self) -> str:
        """The norms of the computed score, offered as the basis of a deduction."""
        return "；".join(one.words for one in self.computed.grounds)[:300] if self.computed else ""

    @property
    def is_unproven(self) -> bool:
        return self.computed is not None and self.certain is not None and self.certain.high < self.computed.high

    @property
    def actual(self) -> str:
        return (self.result.actual_text or self.result.level) if self.result else ""

    @property
    def explanation(self) -> str:
        held = self.result or self.fund
        return held.explanation if held else ""

    @property
    def first_typed(self) -> dict[str, str]:
        """What stands in the form of finance's points before anything is typed."""
        scored = self.reviewed.score if self.reviewed else None
        given = self.given
        return {
            "points": plain(scored.value) if scored else "",
            "reason": given.reason if given else "",
            "basis": given.basis if given else self.grounds,
            "evidence": given.evidence if given else "",
        }


@dataclass(frozen=True, slots=True)
class ProgramTable:
    program: ProgramYear
    computed: ScoreSheet | None
    certain: ScoreSheet | None
    reviewed: ScoreSheet | None
    rows: list[Row]


def tables(
    year: BudgetYear, review: Review | None, judgement: Judgement, only: Key | None = None
) -> list[ProgramTable]:
    """All programs, the whole department first; or the one row that is wanted."""
    reader = _Reader(year, review, judgement)
    programs = ProgramYear.objects.filter(year=year).select_related("program__section").prefetch_related("funds")
    ordered = programs.order_by("-program__whole_department", "order", "pk")
    return [found for program in ordered if (found := reader.table(program, only)).rows]


class _Reader:
    def __init__(self, year: BudgetYear, review: Review | None, judgement: Judgement) -> None:
        self._judgement = judgement
        rows = Result.objects.filter(indicator__program__year=year).select_related("by")
        self._results = {row.indicator_id: row for row in rows}
        self._opinions: dict[Key, list[Opinion]] = defaultdict(list)
        for one in review.opinions.prefetch_related("sayings__by") if review else ():
            self._opinions[one.row_key].append(one)
        self._given = {one.row_key: one for one in (review.scores.select_related("by") if review else ())}

    def table(self, program: ProgramYear, only: Key | None) -> ProgramTable:
        rows = [row for row in self._rows(program) if only is None or row.key == only]
        return ProgramTable(program, *self._judgement.sheets(program.pk), rows)

    def _rows(self, program: ProgramYear) -> Iterator[Row]:
        fund = next((one for one in program.funds.all() if one.is_total), None)
        own = self._judgement.radar.of_program(program.pk)
        if own or fund:
            yield self._row(program, None, fund)
        for proven in own:
            yield self._row(program, proven, None)

    def _row(self, program: ProgramYear, proven: Proven | None, fund: Fund | None) -> Row:
        indicator = proven.indicator if proven else None
        key: Key = ("indicator", indicator.pk) if indicator else ("program", program.pk)
        computed, certain, reviewed = self._judgement.lines(key)
        return Row(
            program=program,
            indicator=indicator,
            result=self._results.get(indicator.pk) if indicator else None,
            fund=fund,
            proven=proven,
            computed=computed,
            certain=certain,
            reviewed=reviewed,
            opinions=self._opinions[key],
            given=self._given.get(key),
        )
