"""What pages across projects begin with: the form of their address, and the projects it asks for."""

from typing import TypeVar

from django.http import HttpRequest

from jixiao.norms.resolve import NATION
from jixiao.web.people.scope import departments, person_of
from jixiao.web.promotion.forms import DepartmentFilter
from jixiao.web.promotion.parts import Parts

Form = TypeVar("Form", bound=DepartmentFilter)


def asked(request: HttpRequest, kind: type[Form]) -> tuple[Form, Parts]:
    """The form of an address, and the projects it asks for."""
    reached = departments(person_of(request))
    form: Form = kind.of(request, departments=reached)
    chosen = form.cleaned_data["department"]
    return form, Parts((chosen.pk,) if chosen else tuple(reached.order_by("pk").values_list("pk", flat=True)))


def place_of(request: HttpRequest, form: DepartmentFilter) -> str:
    """Whose rules hold: those of the department asked for, else of one's own, else of the country."""
    department = form.cleaned_data["department"] or person_of(request).department
    return department.place.code if department else NATION
