"""Who may ask for the addresses of department years."""

from jixiao.web.years.models import BudgetYear
from tests.web.permissions import row

SEES_BUREAU = dict.fromkeys(("writer", "colleague", "compiler", "leader", "finance", "auditor", "administrator"), 200)
COMPILERS = dict.fromkeys(("compiler", "neighbour", "stranger"), 200)


def year(world):
    """A year of the bureau."""
    return {"year": BudgetYear.objects.get_or_create(department=world.d.bureau, year=2022)[0].pk}


ADDRESSES = (
    row("years:year_list", others=200),
    row("years:year_open", **COMPILERS),
    row("years:year_open", method="POST", **dict.fromkeys(COMPILERS, 422)),
    row("years:year_detail", where=year, **SEES_BUREAU),
)
