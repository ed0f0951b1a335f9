"""The one place that says what a person may see and do. Everything else asks here.

`departments(person, right)` is where every query begins; `may` answers for one department; a view that needs a
right somewhere is marked `@needs(Right.…)`. Who has no right learns nothing: the answer is 404, as for what does
not exist.
"""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from jixiao.web.people.models import Department, Person
from jixiao.web.people.roles import GRANTS, Reach, Right

if TYPE_CHECKING:
    from jixiao.web.people.models import RoleAssignment

Thing = TypeVar("Thing", bound=Model)
View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def person_of(request: HttpRequest) -> Person:
    """Who is signed in; only for views that ask for it."""
    return cast("Person", request.user)


def holds(person: Person, right: Right) -> bool:
    """Whether a person has a right anywhere."""
    return any(right in GRANTS[held.role][1] for held in person.assignments)


def departments(person: Person, right: Right = Right.SEE) -> QuerySet[Department]:
    """The departments in which a person has a right."""
    reached = Q(pk__in=[])
    for held in person.assignments:
        reach, rights = GRANTS[held.role]
        if right in rights:
            reached |= _reached(held, reach)
    if person.narrowed_to is not None:
        reached &= Q(pk=person.narrowed_to)
    return Department.objects.filter(reached)


def _reached(held: "RoleAssignment", reach: Reach) -> Q:
    if reach is Reach.EVERYWHERE:
        return ~Q(pk__in=[])
    if reach is Reach.PLACE and held.department:
        return Q(place__path__startswith=held.department.place.path)
    return Q(pk=held.department_id)


def may(person: Person, right: Right, department: Department | None) -> bool:
    """Whether a person has a right in this department; in none, for what belongs to no department, only everywhere."""
    if person.narrowed_to is not None and (department is None or department.pk != person.narrowed_to):
        return False
    return any(right in GRANTS[held.role][1] and _covers(held, department) for held in person.assignments)


def _covers(held: "RoleAssignment", department: Department | None) -> bool:
    reach = GRANTS[held.role][0]
    if reach is Reach.EVERYWHERE:
        return True
    if department is None:
        return False
    if reach is Reach.PLACE and held.department:
        return department.place.path.startswith(held.department.place.path)
    return held.department_id == department.pk


def needs(*rights: Right) -> Callable[[View], View]:
    """A view only for who holds one of the rights somewhere; for others it does not exist."""

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not any(holds(person_of(request), right) for right in rights):
                raise Http404
            return view(request, *args, **kwargs)

        return cast("View", guarded)

    return mark


def found(rows: QuerySet[Thing], **which: Any) -> Thing:
    """The one row, out of rows already scoped; 404 when there is none."""
    return get_object_or_404(rows, **which)


def require(allowed: bool) -> None:
    """404 unless allowed."""
    if not allowed:
        raise Http404
