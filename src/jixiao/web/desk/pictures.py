"""The year of a department on one page, as leaders read and print it."""

from dataclasses import dataclass

from jixiao import api
from jixiao.norms.resolve import norms_of
from jixiao.score.picture import Picture, picture
from jixiao.web.papers.assemble import assemble
from jixiao.web.years.models import BudgetYear

MOST_LOSSES = 10


@dataclass(frozen=True, slots=True)
class Page:
    """What the page shows."""

    picture: Picture
    is_empty: bool


def page_of(year: BudgetYear) -> Page:
    """Assembled and scored anew: never older than the numbers."""
    papers = assemble(year)
    found = picture(papers, api.score(papers), norms_of())
    return Page(found, is_empty=not (found.department or found.programs))
