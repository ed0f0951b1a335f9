from collections.abc import Iterator

from jixiao.check.grades import RANKS, band_of, described, is_readable, points
from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier


def grade_does_not_fit_printed_scale(dossier: Dossier) -> Iterator[Hit]:
    conclusion = dossier.conclusion
    if conclusion is None or not is_readable(conclusion.bands):
        return
    for rating in conclusion.ratings:
        if rating.score is None or not rating.grade:
            continue
        band = band_of(conclusion.bands, rating.score.value)
        if band is None or RANKS[band.name] == RANKS[rating.grade]:
            continue
        working = f"按文中的划分，{points(rating.score)}属“{band.name}”（{described(band)}），文中写“{rating.grade}”"
        yield Hit(rating.span, working, "", rating.grade, band.name, "", (rating.score, band.span))
