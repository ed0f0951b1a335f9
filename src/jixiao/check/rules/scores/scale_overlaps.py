from collections.abc import Iterator
from itertools import pairwise

from jixiao.check.rule import Hit
from jixiao.check.shared.grades import RANKS, is_readable
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain


def scale_overlaps(dossier: Dossier) -> Iterator[Hit]:
    conclusion = dossier.conclusion
    if conclusion is None or not is_readable(conclusion.bands):
        return
    ranked = sorted(conclusion.bands, key=lambda band: -RANKS[band.name])
    for better, worse in pairwise(ranked):
        floor, ceiling = better.floor, worse.ceiling
        if floor is not None and ceiling is not None and ceiling.value > floor.value:
            ends = f"“{better.name}”从{plain(floor.value)}分起，“{worse.name}”到{plain(ceiling.value)}分"
            working = f"{ends}，中间的分数有两个等级"
            yield Hit(ceiling.span, working, related=(floor,))
