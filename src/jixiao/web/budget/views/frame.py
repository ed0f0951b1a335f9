"""What every page of the budget begins with."""

from typing import Any

from django.http import HttpRequest

from jixiao.web.budget.rights import compiles
from jixiao.web.people.scope import person_of, require
from jixiao.web.years.current import remember
from jixiao.web.years.models import BudgetYear
from jixiao.web.years.queries import year_of


def seen(request: HttpRequest, pk: int) -> BudgetYear:
    """A year that the person sees; 404 for others."""
    year = year_of(person_of(request), pk)
    remember(request, year)
    return year


def compiled(request: HttpRequest, pk: int) -> BudgetYear:
    """A year whose budget the person may change; 404 for others."""
    year = seen(request, pk)
    require(compiles(person_of(request), year))
    return year


def page(request: HttpRequest, year: BudgetYear, part: str, **more: Any) -> dict[str, Any]:
    """What the frame of the budget pages needs; `part` is the page within them."""
    return {"year": year, "part": part, "compiles": compiles(person_of(request), year), **more}
