"""What somebody is owed by the clauses of an agreement for one thing that was brought."""

from decimal import ROUND_HALF_UP, Decimal

from jixiao.units.fixed import grouped, in_unit, points
from jixiao.units.record import record


@record
class Clauses:
    """In 分: so much for each, so many hundredths of a thousandth of the investment, never more than `most`."""

    each: int | None = None
    rate: int | None = None
    most: int | None = None

    @property
    def are_given(self) -> bool:
        return self.each is not None or self.rate is not None


@record
class Reward:
    """The amount in 分 with its working; None when the investment is lacking."""

    amount: int | None
    working: str


def reward(clauses: Clauses, investment: int | None) -> Reward | None:
    """None when the clauses say nothing of it."""
    if not clauses.are_given:
        return None
    if clauses.rate is not None and investment is None:
        return Reward(None, "条款按投资额计奖，写了认定投资额才能算")
    parts, whole = [], Decimal(0)
    if clauses.each is not None:
        parts.append(f"每个 {_wan(clauses.each)}")
        whole += clauses.each
    if clauses.rate is not None and investment is not None:
        parts.append(f"{_wan(investment)} × {points(clauses.rate)}‰")
        whole += Decimal(investment) * clauses.rate / 100_000
    owed = int(whole.quantize(Decimal(1), ROUND_HALF_UP))
    working = f"{' + '.join(parts)} = {_wan(owed)}"
    if clauses.most is not None and owed > clauses.most:
        return Reward(clauses.most, f"{working}，超过上限，按 {_wan(clauses.most)}")
    return Reward(owed, working)


def _wan(fen: int) -> str:
    return f"{grouped(in_unit(fen, '万元'))} 万元"
