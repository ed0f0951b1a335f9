"""What each district is credited with when projects move from one to another."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from jixiao.counting.count import Counted, credits_of
from jixiao.counting.policy import Policy
from jixiao.units.record import record


@record
class Credit:
    """What a district is credited with: projects (in parts, exactly), money in 分, and how many of them are shared."""

    place: str
    number: Fraction
    amount: int
    shared: int

    @property
    def parts(self) -> Decimal:
        """The projects as a decimal, to the hundredth."""
        return (Decimal(self.number.numerator) / self.number.denominator).quantize(Decimal("0.01"), ROUND_HALF_UP)


def credited(counted: Iterable[Counted], policy: Policy, until: date) -> tuple[Credit, ...]:
    """What counted projects bring to each district, the most first; all parts together are the whole."""
    held: dict[str, tuple[Fraction, int, int]] = {}
    for one in counted:
        parts = credits_of(one.project, policy, until) if one.items else {}
        for place, money in divided(one.amount, parts).items():
            number, amount, shared = held.get(place, (Fraction(0), 0, 0))
            more = int(len(parts) > 1)
            held[place] = number + one.number * parts[place], amount + money, shared + more
    found = [Credit(place, *sums) for place, sums in held.items()]
    return tuple(sorted(found, key=lambda one: (-one.number, -one.amount, one.place)))


def divided(amount: int, parts: Mapping[str, Fraction]) -> dict[str, int]:
    """Money in parts of whole 分; what cannot be divided stays with the last."""
    found: dict[str, int] = {}
    for at, (place, part) in enumerate(parts.items(), 1):
        found[place] = int(amount * part) if at < len(parts) else amount - sum(found.values())
    return found
