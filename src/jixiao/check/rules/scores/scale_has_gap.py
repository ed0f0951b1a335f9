from collections.abc import Iterator
from itertools import pairwise

from jixiao.check.rule import Hit
from jixiao.check.shared.grades import RANKS, band_of, is_readable, points
from jixiao.dossier.claim import Conclusion
from jixiao.dossier.figure import Figure
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain

WHOLE_POINTS = 1  # 80—89、90—100 leaves room only for scores with decimals


def scale_has_gap(dossier: Dossier) -> Iterator[Hit]:
    conclusion = dossier.conclusion
    if conclusion is None or not is_readable(conclusion.bands):
        return
    scores = [r.score for r in conclusion.ratings if r.score]
    for ceiling, floor, ends in _gaps(conclusion):
        inside = [s for s in scores if ceiling.value < s.value < floor.value and not band_of(conclusion.bands, s.value)]
        wide = floor.value - ceiling.value > WHOLE_POINTS
        if inside:
            yield Hit(ceiling.span, f"{ends}，本文的{points(inside[0])}没有等级", related=(floor, *inside))
            return
        if wide or any(s.value % 1 for s in scores):
            severity = None if wide else Severity.NOTE
            yield Hit(ceiling.span, f"{ends}，中间的分数没有等级", related=(floor,), severity=severity)
            return


def _gaps(conclusion: Conclusion) -> Iterator[tuple[Figure, Figure, str]]:
    """Upper end of the worse band, lower end of the better one, and both in words."""
    for better, worse in pairwise(sorted(conclusion.bands, key=lambda band: -RANKS[band.name])):
        floor, ceiling = better.floor, worse.ceiling
        if floor and ceiling and ceiling.value < floor.value:
            ends = f"“{worse.name}”到{plain(ceiling.value)}分为止，“{better.name}”从{plain(floor.value)}分起"
            yield ceiling, floor, ends
