from collections.abc import Iterator
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.shared.grades import LONG_WORDS, RANKS, points
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import DocumentKind, Dossier
from jixiao.norms.grade_bands import grade_bands
from jixiao.norms.resolve import Norms
from jixiao.score.grade import grade_of

# 优秀、良好 … are the words of local scales; no scale in use goes beyond these ends.
LOWEST = {4: Decimal(80), 3: Decimal(70), 2: Decimal(60), 1: Decimal(0)}
HIGHEST = {4: Decimal(1000), 3: Decimal(95), 2: Decimal(85), 1: Decimal(70)}


def grade_does_not_fit_norm(dossier: Dossier, norms: Norms) -> Iterator[Hit]:
    conclusion = dossier.conclusion
    if conclusion is None or conclusion.bands:
        return  # SCO301 holds the grade against the printed scale.
    scope = "whole_department" if dossier.kind is DocumentKind.DEPARTMENT_REPORT else "program"
    answer = norms.get("grade_bands", dossier.place, scope, year=dossier.year)
    if answer is None:
        return
    bands = grade_bands(answer)
    for rating in conclusion.ratings:
        if rating.score is None or not rating.grade:
            continue
        fitting = grade_of(bands, rating.score.value)
        if not fitting or RANKS[fitting] == RANKS[rating.grade]:
            continue
        local = (
            rating.grade in LONG_WORDS
            and not answer.certainty.is_firm
            and _is_possible(rating.score.value, rating.grade)
        )
        working = f"{points(rating.score)}按{answer.place_name}的划分属“{fitting}”，文中写“{rating.grade}”"
        yield Hit(
            rating.span, working, "", rating.grade, fitting, "", (rating.score,), Severity.NOTE if local else None,
            certainty=answer.certainty,
        )  # fmt: skip


def _is_possible(score: Decimal, grade: str) -> bool:
    """Whether some local scale gives this grade for this score."""
    return LOWEST[RANKS[grade]] <= score <= HIGHEST[RANKS[grade]]
