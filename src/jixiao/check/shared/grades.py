"""Grades and their bands: which grade a score has, and how grades of different words compare."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from jixiao.dossier.claim import Band
from jixiao.dossier.figure import Figure
from jixiao.units.number import plain, short

RANKS: Mapping[str, int] = {
    "优": 4, "优秀": 4, "良": 3, "良好": 3, "优良": 3, "中": 2, "中等": 2, "一般": 2, "合格": 2, "及格": 2,
    "差": 1, "较差": 1, "不合格": 1, "不及格": 1,
}  # fmt: skip
LONG_WORDS = frozenset({"优秀", "良好", "优良", "中等", "一般", "较差"})


def holds(band: Band, score: Decimal) -> bool:
    """Whether a score lies between the printed ends; an end that two bands share belongs to the better one."""
    floor, ceiling = band.floor, band.ceiling
    above = floor is None or score > floor.value or (score == floor.value and floor.comparator == ">=")
    below = ceiling is None or score < ceiling.value or (score == ceiling.value and ceiling.comparator == "<=")
    return above and below


def band_of(bands: Sequence[Band], score: Decimal) -> Band | None:
    """The best grade whose band holds the score; None in a gap of the scale."""
    holding = [band for band in bands if holds(band, score)]
    return max(holding, key=lambda band: RANKS[band.name], default=None)


def is_readable(bands: Sequence[Band]) -> bool:
    """Better grades have higher floors: else the scale was not understood and nothing may rest on it."""
    ranked = sorted(bands, key=lambda band: -RANKS[band.name])
    floors = [band.floor.value if band.floor else Decimal(-1) for band in ranked]
    return len(bands) >= 2 and all(a > b for a, b in pairwise(floors))


def described(band: Band) -> str:
    """80分以上、不足90分."""
    ends = []
    if band.floor is not None:
        ends.append(f"{plain(band.floor.value)}分{'以上' if band.floor.comparator == '>=' else '以上（不含）'}")
    if band.ceiling is not None:
        ends.append(f"{'不超过' if band.ceiling.comparator == '<=' else '不足'}{plain(band.ceiling.value)}分")
    return "、".join(ends)


def points(figure: Figure) -> str:
    return f"{short(figure.value)}分"
