"""What stands computed beside a budget line, a single value or a program: last year, the change, and execution."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from jixiao.compare.papers import Pair, pair
from jixiao.dossier.claim import Stage
from jixiao.dossier.datum import Datum
from jixiao.dossier.workpaper import LAST_YEAR, FundPaper, Workpaper
from jixiao.norms.ruleset import RuleSet
from jixiao.score.execution import Spending, base_name, is_low, rate_of
from jixiao.units.number import rounded

RATE_DECIMALS = 2
# At which stage two years are compared: the accounts when there are any, else the budget.
_COMPARED = (Stage.OUTTURN, Stage.UNSAID, Stage.ORIGINAL)


@dataclass(frozen=True, slots=True)
class Rate:
    """Execution in percent to two decimals, what it was divided by, and whether the norm calls it low."""

    percent: Decimal
    base: str
    low: bool


@dataclass(frozen=True, slots=True)
class Line:
    """`stage` is the one at which `beside` compares the line with last year's."""

    stage: Stage
    beside: Pair
    rate: Rate | None


def lines(papers: Workpaper, rules: RuleSet) -> dict[tuple[str, str], Line]:
    """Every item and scope of either year."""
    rows: dict[tuple[str, str], dict[tuple[int, Stage], Datum]] = {}
    for amount in papers.amounts:
        rows.setdefault((amount.item, amount.scope), {})[amount.year, amount.stage] = amount.datum
    return {name: _line(papers.year, name, row, rules) for name, row in rows.items()}


def _line(year: int, name: tuple[str, str], row: Mapping[tuple[int, Stage], Datum], rules: RuleSet) -> Line:
    stage = next((one for one in _COMPARED if (year, one) in row), Stage.OUTTURN)
    beside = pair("".join(reversed(name)), row.get((year - 1, stage)), row.get((year, stage)))
    original, adjusted, outturn = (row.get((year, one)) for one in (Stage.ORIGINAL, Stage.ADJUSTED, Stage.OUTTURN))
    return Line(stage, beside, rate(rules, Spending(original, adjusted, outturn)))


def measures(papers: Workpaper) -> dict[str, Pair]:
    """Every single value with last year's, by its label."""
    labels = dict.fromkeys(datum.label.removesuffix(LAST_YEAR) for datum in papers.measures)
    return {label: pair(label, papers.measure(label + LAST_YEAR), papers.measure(label)) for label in labels}


def fund(rules: RuleSet, paper: FundPaper) -> Rate | None:
    """The execution of a money row of a program."""
    return rate(rules, Spending(paper.original, paper.adjusted, paper.outturn))


def rate(rules: RuleSet, spending: Spending) -> Rate | None:
    """None where budget or outturn is missing or the budget is not above zero."""
    found = rate_of(rules, spending)
    return None if found is None else Rate(rounded(found, RATE_DECIMALS), base_name(rules), is_low(rules, found))


def cumulated(amounts: Sequence[int | None]) -> list[int | None]:
    """What had come together by each month; None before the first and after the last month that is known."""
    known = [at for at, amount in enumerate(amounts) if amount is not None]
    if not known:
        return [None] * len(amounts)
    sums = list(accumulate(amount or 0 for amount in amounts))
    return [total if known[0] <= at <= known[-1] else None for at, total in enumerate(sums)]


def total(amounts: Iterable[int | None]) -> int | None:
    """The sum of what is known; None when nothing is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None
