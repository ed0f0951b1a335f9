"""Which rows make up which total: readings tried against the figures of all columns before one is believed.

A total that one column contradicts while its neighbours confirm it is a slip; a total that no column confirms is
more likely misread, and is claimed only where the table is too plain to be read otherwise.
"""

from collections.abc import Sequence

from jixiao.dossier.figure import Figure
from jixiao.dossier.ledger import Tie
from jixiao.units.record import record

LARGEST_BLOCK = 400  # rows under one total that are still tried in several readings


@record
class Series:
    """A total and its parts along one line of the table: one candidate split for one column (or row)."""

    total: Figure
    parts: tuple[Figure, ...]
    gaps: int  # parts left blank
    agrees: bool

    @property
    def says_much(self) -> bool:
        """At least two parts that are not zero: agreement is no accident."""
        return sum(1 for p in self.parts if p.value) >= 2


@record
class Reading:
    """One way to read a total, tested on every column."""

    series: tuple[Series, ...]
    tie: Tie
    plain: bool  # the table is too simple for another reading
    listed: bool = False  # an official list (一、… 二十三、…) of which only what applies is filled: blanks are nothing

    @property
    def agreeing(self) -> int:
        return sum(s.agrees for s in self.series)

    @property
    def telling(self) -> int:
        return sum(s.agrees and s.says_much for s in self.series)

    @property
    def failing(self) -> int:
        return sum(not s.agrees for s in self.series)


def series(total: Figure | None, parts: Sequence[Figure | None]) -> Series | None:
    """None when the total is not said, or no part is, or they are not of one kind, or are rates."""
    said = tuple(p for p in parts if p is not None)
    if total is None or not said:
        return None
    if total.printed.unit.is_ratio or any(p.printed.unit.base != total.printed.unit.base for p in said):
        return None
    return Series(total, said, len(parts) - len(said), _agrees(total, said))


def _agrees(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the printed digits allow the parts to add up to the total."""
    if sum(p.signed for p in parts) == total.signed:
        return True
    reached = [p.signed_interval for p in parts]
    stated = total.signed_interval
    low, high = sum(i.low for i in reached), sum(i.high for i in reached)
    return low <= stated.high and stated.low <= high


def best(readings: Sequence[Reading]) -> Reading | None:
    """The reading the figures confirm most; of equals the plain one, then the first. Empty readings are left out."""
    filled = [r for r in readings if r.series]
    return max(filled, key=lambda r: (r.telling, r.agreeing - r.failing, r.plain), default=None)


def believed(reading: Reading) -> bool:
    """Whether a failure under this reading may be laid to the figures."""
    if reading.failing == 0:
        return True
    if reading.telling or reading.agreeing >= 2:
        return reading.failing <= max(1, reading.agreeing)
    if reading.agreeing:
        return reading.failing == 1 and reading.plain
    filled = all((s.gaps == 0 or reading.listed) and len(s.parts) >= 2 for s in reading.series)
    return reading.plain and reading.failing == 1 and filled
