"""Which programs a reviewer should look at on the spot (现场抽查): much money, weak proof, little done, odd scores."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.dossier.scoresheet import DepartmentScores, ScoreSheet
from jixiao.dossier.workpaper import ProgramPaper, Workpaper
from jixiao.score.credibility import Hint
from jixiao.score.sheet import spending_of
from jixiao.units.measure import unit
from jixiao.units.number import short

MOST = 3
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Sample:
    """A program and why it is worth a visit."""

    key: str
    subject: str
    reasons: tuple[str, ...]


def samples(
    papers: Workpaper, scores: DepartmentScores, proven: DepartmentScores, hints: Sequence[Hint]
) -> tuple[Sample, ...]:
    """The programs with most reasons, the more money first; `proven` are the scores of what is proven alone."""
    amounts = {f"score/{one.key}": _amount(one) for one in papers.programs}
    largest = max((amounts[made.key] for made in scores.programs), default=ZERO)
    lowest = min((made.high for made in scores.programs), default=ZERO)
    others = {made.key: made for made in proven.programs}
    found = []
    for made in scores.programs:
        reasons = [*_money(made, amounts[made.key], largest), *_of_sheet(made, others[made.key], lowest)]
        if about := [hint for hint in hints if hint.subject == made.subject]:
            reasons.append(f"{len(about)} 条可信度提示")
        if reasons:
            found.append(Sample(made.key, made.subject, tuple(reasons)))
    return tuple(sorted(found, key=lambda one: (-len(one.reasons), -amounts[one.key]))[:MOST])


def _amount(program: ProgramPaper) -> Decimal:
    fund = spending_of(program)
    known = fund.adjusted or fund.original
    return known.value * unit(known.unit).worth if known else ZERO


def _money(made: ScoreSheet, amount: Decimal, largest: Decimal) -> Iterator[str]:
    if amount and amount == largest:
        yield "预算最大"
    if made.execution and made.execution.lost:
        yield "预算没有执行完"


def _of_sheet(made: ScoreSheet, proven: ScoreSheet, lowest: Decimal) -> Iterator[str]:
    rests = made.high - proven.high
    if rests > 0:
        yield f"{short(rests)} 分没有认可的佐证"
    if made.lines and made.high == lowest:
        yield "得分最低"
