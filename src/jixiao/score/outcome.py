"""What a rule makes of one indicator or of the execution, before it becomes a line of a score sheet."""

from dataclasses import dataclass, replace
from decimal import Decimal

from jixiao.dossier.datum import Datum
from jixiao.dossier.scoresheet import Notice, ScoreLine
from jixiao.norms.ruleset import Rule
from jixiao.score.grounds import basis, cited, grounds
from jixiao.units.number import plain, rounded, short

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Outcome:
    """`points` rounded as the norm says, None while something is `missing`; `low` and `high` bound them.

    `operands` are the keys of the data that went in; the first of `rules` gives the formula.
    """

    working: str
    points: Decimal | None
    low: Decimal
    high: Decimal
    rules: tuple[Rule[object], ...] = ()
    notices: tuple[Notice, ...] = ()
    missing: tuple[str, ...] = ()
    operands: tuple[str, ...] = ()

    def noting(self, *notices: Notice | None) -> "Outcome":
        found = tuple(notice for notice in notices if notice)
        return replace(self, notices=self.notices + found) if found else self

    def lacking(self, *missing: str) -> "Outcome":
        """Open after all: what the rule gives is only the most there can be."""
        return replace(self, points=None, low=ZERO, missing=self.missing + missing)


def settled(working: str, points: Decimal, rules: tuple[Rule[object], ...], operands: tuple[str, ...]) -> Outcome:
    return Outcome(working, points, points, points, rules, operands=operands)


def undecided(
    weight: Decimal,
    missing: str,
    rules: tuple[Rule[object], ...] = (),
    low: Decimal = ZERO,
    high: Decimal | None = None,
) -> Outcome:
    """Nothing is guessed: anything from `low` to `high` (the weight) may come of it."""
    return Outcome(f"未能计分：{missing}", None, low, weight if high is None else high, rules, missing=(missing,))


def line(
    outcome: Outcome, *, key: str, subject: str, group: str, kind: str, weight: Decimal, stated: Datum | None
) -> ScoreLine:
    found = grounds(outcome.rules)
    score = None
    if outcome.points is not None:
        score = Datum(
            key=key,
            label=f"{subject}得分",
            value=outcome.points,
            unit="分",
            decimals=2,
            working=outcome.working,
            operands=outcome.operands,
            basis=basis(outcome.rules[0]) if outcome.rules else "",
        )
    words = cited(found)
    return ScoreLine(
        key=key,
        subject=subject,
        group=group,
        kind=kind,
        weight=weight,
        score=score,
        low=outcome.low,
        high=outcome.high,
        working=f"{outcome.working}；{words}" if words else outcome.working,
        grounds=found,
        notices=outcome.notices,
        missing=outcome.missing,
        stated=stated,
    )


# --- words ------------------------------------------------------------------------------------------------------------


def amount(value: Decimal, unit: str) -> str:
    """18 个, 90%."""
    return f"{short(value)}{unit}" if unit in ("%", "") else f"{short(value)} {unit}"


def said(datum: Datum) -> str:
    return amount(datum.value, datum.unit)


def marks(points: Decimal, decimals: int = 2) -> str:
    """9.00 分."""
    return f"{plain(rounded(points, decimals))} 分"


def full(weight: Decimal) -> str:
    return f"{short(weight)} 分"


def stated_differs(stated: Datum | None, points: Decimal | None, scale: Decimal) -> Notice | None:
    """The office gave itself another score; `scale` is the weight applied over the weight printed."""
    if stated is None or points is None or abs(stated.value * scale - points) <= Decimal("0.01"):
        return None
    due = points / scale if scale else points
    way = "高于" if stated.value > due else "低于"
    return Notice("stated_score_differs", f"自评得分 {short(stated.value)} 分，{way}按办法计算的 {marks(due)}")
