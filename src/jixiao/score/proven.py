"""How well indicators are proven: the standing of each, and the share of points that rests on accepted evidence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from jixiao.score.given import Given
from jixiao.units.number import rounded

ZERO = Decimal(0)


class Standing(StrEnum):
    PROVEN = "已佐证"
    WAITING = "待审"
    AWAITED = "待上传"
    UNLISTED = "无清单"


class Verdict(StrEnum):
    """What became of one paper that was listed for an indicator."""

    ACCEPTED = "accepted"
    WAITING = "waiting"
    REJECTED = "rejected"
    ABSENT = "absent"  # known by name only: neither a file nor where it is kept


def standing_of(papers: Sequence[Verdict]) -> Standing:
    """One accepted paper proves; a rejected one has to be replaced."""
    if not papers:
        return Standing.UNLISTED
    if Verdict.ACCEPTED in papers:
        return Standing.PROVEN
    return Standing.WAITING if Verdict.WAITING in papers else Standing.AWAITED


@dataclass(frozen=True, slots=True)
class Share:
    """Indicators of one standing: how many, their points, and these in per cent of all points."""

    standing: Standing
    count: int
    points: Decimal
    percent: Decimal


def shares(rows: Iterable[tuple[Standing, Decimal]]) -> tuple[Share, ...]:
    """By standing, each once; without any points the indicators count alike."""
    known = list(rows)
    if not any(points for _, points in known):
        known = [(standing, Decimal(1)) for standing, _ in known]
    total = sum((points for _, points in known), ZERO)
    found = []
    for standing in Standing:
        of_it = [points for other, points in known if other is standing]
        points = sum(of_it, ZERO)
        found.append(Share(standing, len(of_it), points, rounded(points * 100 / total, 1) if total else ZERO))
    return tuple(found)


def unproven(standings: Mapping[str, Standing]) -> dict[str, Given]:
    """No points for the lines, by their keys, that no accepted paper proves: for `given` of score."""
    return {
        key: Given(ZERO, f"佐证{standing.value}，没有认可的材料，不计分")
        for key, standing in standings.items()
        if standing is not Standing.PROVEN
    }
