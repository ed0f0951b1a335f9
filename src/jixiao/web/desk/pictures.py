"""The year of a department on one page, as leaders read and print it."""

from dataclasses import dataclass

from jixiao.norms.resolve import norms_of
from jixiao.score.picture import Picture, picture
from jixiao.web.papers.scored import scored
from jixiao.web.years.models import BudgetYear

MOST_LOSSES = 10


@dataclass(frozen=True, slots=True)
class Page:
    """What the page shows."""

    picture: Picture
    is_empty: bool


def page_of(year: BudgetYear) -> Page:
    """Never older than the numbers."""
    made = scored(year)
    found = picture(made.papers, made.scores, norms_of())
    return Page(found, is_empty=not (found.department or found.programs))
