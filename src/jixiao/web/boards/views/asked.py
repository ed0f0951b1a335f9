"""What the address of a board asks for."""

from django.http import HttpRequest
from django.utils import timezone

from jixiao.web.boards.forms import BoardForm
from jixiao.web.boards.period import Period, current
from jixiao.web.boards.reading import Scope
from jixiao.web.people.models import Department
from jixiao.web.people.scope import departments, person_of
from jixiao.web.years.current import current_year


def scope_of(request: HttpRequest, form: BoardForm) -> Scope:
    """Unless the address says so: the own department (for who oversees several, all of them), the year somebody
    works in, and as much of it as is over.
    """
    reached = tuple(departments(person_of(request)).select_related("place"))
    typed, today = form.cleaned_data, timezone.localdate()
    chosen: Department | None = typed["department"]
    if "department" not in request.GET:
        chosen = _own(request, reached)
    number: int | None = typed["year"]
    if number is None:
        year = current_year(request)
        number = year.year if year else today.year
    month: int | None = typed["month"]
    return Scope(reached, chosen, Period(number, month) if month else current(number, today))


def _own(request: HttpRequest, reached: tuple[Department, ...]) -> Department | None:
    own = person_of(request).department
    if own is None or own.is_finance_bureau:
        return None
    return next((one for one in reached if one.pk == own.pk), None)


def told(form: BoardForm, scope: Scope) -> BoardForm:
    """The filters as they were understood, so that the page shows what holds."""
    pairs = dict(scope.pairs)
    department = form.fields["department"].queryset  # type: ignore[attr-defined]
    return BoardForm(pairs, departments=department)
