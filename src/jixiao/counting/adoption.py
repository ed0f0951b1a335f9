"""What became of opinions that were asked for: how many were followed, and the mean of the scores given."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from jixiao.counting.conversion import rate
from jixiao.units.record import record

ADOPTED, PARTLY, REFUSED = "adopted", "partly", "refused"
_CENT = Decimal("0.01")


@record
class Adoption:
    """Opinions by what became of them; what is neither is not answered yet. `scores` in hundredths of a point."""

    opinions: int
    adopted: int
    partly: int
    refused: int
    scores: tuple[int, ...]

    @property
    def waiting(self) -> int:
        return self.opinions - self.adopted - self.partly - self.refused

    @property
    def rate(self) -> Decimal | None:
        """Per cent followed, wholly or in part, of all opinions; None without any."""
        return rate(self.adopted + self.partly, self.opinions) if self.opinions else None

    @property
    def mean(self) -> Decimal | None:
        """The mean of the scores in points; None without any."""
        if not self.scores:
            return None
        return (Decimal(sum(self.scores)) / (100 * len(self.scores))).quantize(_CENT, ROUND_HALF_UP)


def adoption(opinions: Iterable[tuple[str, int | None]]) -> Adoption:
    """From what became of each opinion and the score that came with it (None without)."""
    held = list(opinions)
    states = [state for state, _ in held]
    scores = tuple(score for _, score in held if score is not None)
    return Adoption(len(held), states.count(ADOPTED), states.count(PARTLY), states.count(REFUSED), scores)
