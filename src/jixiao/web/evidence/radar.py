"""The picture of the evidence: for every indicator its weight and how it stands, over all the share that is proven."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from jixiao.score.proven import Share, Standing, Verdict, shares, standing_of
from jixiao.units.fixed import points
from jixiao.web.evidence.queries import read_indicators, read_programs
from jixiao.web.kit.bars import Bar, Part
from jixiao.web.years.models import BudgetYear, Indicator, ProgramYear, ProofUse

_VERDICTS = {
    ProofUse.State.ACCEPTED: Verdict.ACCEPTED,
    ProofUse.State.WAITING: Verdict.WAITING,
    ProofUse.State.REJECTED: Verdict.REJECTED,
}
TONES = {Standing.PROVEN: "done", Standing.WAITING: "wait", Standing.AWAITED: "lack", Standing.UNLISTED: "none"}


@dataclass(frozen=True, slots=True)
class Proven:
    """An indicator with its papers; `partly`: some were accepted, others not."""

    indicator: Indicator
    uses: list[ProofUse]
    standing: Standing
    partly: bool

    @property
    def tone(self) -> str:
        return TONES[self.standing]


@dataclass(frozen=True)
class Radar:
    """All programs of a year, and their indicators."""

    programs: list[ProgramYear]
    rows: list[Proven]
    shares: tuple[Share, ...]

    @property
    def proven(self) -> Share:
        return self.shares[0]

    @property
    def bar(self) -> Bar:
        parts = [Part(one.standing.value, TONES[one.standing], one.percent) for one in self.shares]
        told = "，".join(f"{one.standing.value} {one.percent}%" for one in self.shares)
        return Bar(f"按分值：{told}", parts)

    def of_program(self, program: int) -> list[Proven]:
        return self._by_program.get(program, [])

    @cached_property
    def _by_program(self) -> dict[int, list[Proven]]:
        found: dict[int, list[Proven]] = defaultdict(list)
        for row in self.rows:
            found[row.indicator.program_id].append(row)
        return found


def radar_of(year: BudgetYear) -> Radar:
    """The same few queries, however many there are."""
    uses: dict[int, list[ProofUse]] = defaultdict(list)
    live = ProofUse.objects.filter(indicator__program__year=year, proof__removed_at=None)
    for use in live.select_related("proof"):
        uses[use.indicator_id].append(use)
    programs = read_programs(year)
    rows = [proven(one, uses[one.pk]) for one in read_indicators(year, programs)]
    weighed = ((row.standing, _weight(row.indicator)) for row in rows)
    return Radar(programs, rows, shares(weighed))


def proven(indicator: Indicator, uses: list[ProofUse]) -> Proven:
    verdicts = [verdict_of(use) for use in uses]
    partly = Verdict.ACCEPTED in verdicts and Verdict.REJECTED in verdicts
    return Proven(indicator, uses, standing_of(verdicts), partly)


def verdict_of(use: ProofUse) -> Verdict:
    """What is neither uploaded nor kept anywhere is only a name, whatever was said of it."""
    if not use.proof.digest and not use.proof.keeper:
        return Verdict.ABSENT
    return _VERDICTS[ProofUse.State(use.state)]


def _weight(indicator: Indicator) -> Decimal:
    return Decimal(0) if indicator.weight is None else points(indicator.weight)
