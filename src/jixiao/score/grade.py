"""The grade of a total."""

from collections.abc import Sequence
from decimal import Decimal

from jixiao.norms.grade_bands import GradeBand


def band_of(bands: Sequence[GradeBand], total: Decimal) -> GradeBand | None:
    """The band that holds the total: at or above its floor, below that of the better one; `bands` best first."""
    return next((band for band in bands if total >= band.floor), None)


def grade_of(bands: Sequence[GradeBand], total: Decimal) -> str:
    band = band_of(bands, total)
    return band.grade if band else ""
