from collections.abc import Iterator, Sequence
from dataclasses import replace

from jixiao.check.rule import Hit
from jixiao.check.shared.grades import RANKS, band_of, described, is_readable, points
from jixiao.dossier.model import Dossier
from jixiao.dossier.rating import Rating


def _told_apart(ratings: Sequence[Rating]) -> list[Rating]:
    """五、得分。…总分99.17分。六、等级。…评价等级为良: the one score and the one grade of the whole."""
    scored = [r for r in ratings if not r.scope and r.score is not None]
    graded = [r for r in ratings if not r.scope and r.grade]
    if len(scored) != 1 or len(graded) != 1 or scored[0] is graded[0]:
        return []
    return [replace(graded[0], score=scored[0].score)]


def grade_does_not_fit_printed_scale(dossier: Dossier) -> Iterator[Hit]:
    conclusion = dossier.conclusion
    if conclusion is None or not is_readable(conclusion.bands):
        return
    for rating in (*conclusion.ratings, *_told_apart(conclusion.ratings)):
        if rating.score is None or not rating.grade:
            continue
        band = band_of(conclusion.bands, rating.score.value)
        if band is None or RANKS[band.name] == RANKS[rating.grade]:
            continue
        working = f"按文中的划分，{points(rating.score)}属“{band.name}”（{described(band)}），文中写“{rating.grade}”"
        yield Hit(rating.span, working, "", rating.grade, band.name, "", (rating.score, band.span))
