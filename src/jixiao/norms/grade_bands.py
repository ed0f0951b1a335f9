"""Grades and the scores from which they are given; apart from the rule sets, for a check needs nothing else of them."""

from decimal import Decimal

from jixiao.norms.resolve import Answer
from jixiao.units.record import record


@record
class GradeBand:
    """From `floor` points on, up to the floor of the better grade."""

    grade: str
    floor: Decimal


def grade_bands(answer: Answer) -> tuple[GradeBand, ...]:
    """The best first."""
    rows = ((str(row["grade"]), row["floor"]) for row in answer.rows)
    bands = (GradeBand(grade, floor) for grade, floor in rows if isinstance(floor, Decimal))
    return tuple(sorted(bands, key=lambda band: -band.floor))
