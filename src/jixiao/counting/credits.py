"""What each district is credited with when projects move from one to another."""

from collections.abc import Iterable, Iterator, Mapping
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
    return together(credit for one in counted if one.items for credit in _credits(one, policy, until))


def _credits(one: Counted, policy: Policy, until: date) -> Iterator[Credit]:
    parts = credits_of(one.project, policy, until)
    for place, money in divided(one.amount, parts).items():
        yield Credit(place, one.number * parts[place], money, int(len(parts) > 1))


def together(credits_: Iterable[Credit]) -> tuple[Credit, ...]:
    """Those of the same district as one, the most first."""
    held: dict[str, tuple[Fraction, int, int]] = {}
    for one in credits_:
        number, amount, shared = held.get(one.place, (Fraction(0), 0, 0))
        held[one.place] = number + one.number, amount + one.amount, shared + one.shared
    found = [Credit(place, *sums) for place, sums in held.items()]
    return tuple(sorted(found, key=lambda one: (-one.number, -one.amount, one.place)))


def divided(amount: int, parts: Mapping[str, Fraction]) -> dict[str, int]:
    """Money in parts of whole 分; what cannot be divided stays with the last."""
    found: dict[str, int] = {}
    for at, (place, part) in enumerate(parts.items(), 1):
        found[place] = int(amount * part) if at < len(parts) else amount - sum(found.values())
    return found
