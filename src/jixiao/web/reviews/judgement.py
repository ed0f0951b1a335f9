"""A self-evaluation scored three times: by the norm, by what is proven alone, and with the reviewer's own points."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from jixiao.dossier.scoresheet import ScoreLine, ScoreSheet
from jixiao.norms.resolve import norms_of
from jixiao.score.credibility import Hint, credibility
from jixiao.score.given import Given
from jixiao.score.look_back import TargetReview, look_back
from jixiao.score.proven import unproven
from jixiao.score.sampling import Sample, samples
from jixiao.score.what_if import SheetCompared, compared
from jixiao.units.fixed import points
from jixiao.web.evidence.radar import Radar, radar_of
from jixiao.web.papers.scored import Scored, scored
from jixiao.web.reviews.models import Review, RowScore
from jixiao.web.years.models import BudgetYear

Key = tuple[str, int]


@dataclass(frozen=True)
class Judgement:
    """`computed` as the norm gives it, `proven` without what nothing proves, `reviewed` with finance's own points."""

    computed: Scored
    proven: Scored
    reviewed: Scored
    radar: Radar

    def lines(self, key: Key) -> tuple[ScoreLine | None, ScoreLine | None, ScoreLine | None]:
        return line_of(self.computed, key), line_of(self.proven, key), line_of(self.reviewed, key)

    def sheets(self, program: int) -> tuple[ScoreSheet | None, ScoreSheet | None, ScoreSheet | None]:
        return tuple(made.sheets.get(program) for made in (self.computed, self.proven, self.reviewed))  # type: ignore[return-value]

    @cached_property
    def hints(self) -> tuple[Hint, ...]:
        return credibility(self.computed.papers, self.computed.scores, norms_of())

    @cached_property
    def targets(self) -> tuple[TargetReview, ...]:
        """Targets that look too easy, too hard, or were never reported on (目标设定质量)."""
        return look_back([self.computed.papers], norms_of())

    @cached_property
    def samples(self) -> tuple[Sample, ...]:
        return samples(self.computed.papers, self.computed.scores, self.proven.scores, self.hints)

    @cached_property
    def without_proof(self) -> tuple[SheetCompared, ...]:
        return compared(self.computed.scores, self.proven.scores)


def line_of(made: Scored, key: Key) -> ScoreLine | None:
    kind, pk = key
    if kind == "indicator":
        return made.lines.get(pk)
    sheet = made.sheets.get(pk)
    return sheet.execution if sheet else None


def judge(year: BudgetYear, review: Review | None) -> Judgement:
    """Papers and evidence are read once, whatever there is."""
    computed, radar = scored(year), radar_of(year)
    lines = computed.lines
    standings = {lines[row.indicator.pk].key: row.standing for row in radar.rows if row.indicator.pk in lines}
    given = _given(computed, list(review.scores.select_related("by")) if review and review.pk else [])
    return Judgement(computed, _again(computed, unproven(standings)), _again(computed, given), radar)


def _again(made: Scored, given: dict[str, Given]) -> Scored:
    return Scored(made.papers, given) if given else made


def _given(computed: Scored, rows: Sequence[RowScore]) -> dict[str, Given]:
    found = {}
    for row in rows:
        if line := line_of(computed, row.row_key):
            found[line.key] = Given(points(row.points), f"{row.by.name if row.by else ''}审核：{row.reason}")
    return found
