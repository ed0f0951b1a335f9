"""What pages across projects begin with: the form of their address, and the projects it asks for."""

from typing import TypeVar

from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import HttpRequest

from jixiao.norms.resolve import NATION
from jixiao.web.people.scope import departments, person_of
from jixiao.web.promotion import queries
from jixiao.web.promotion.forms import DepartmentFilter
from jixiao.web.promotion.models import Project

Form = TypeVar("Form", bound=DepartmentFilter)


def asked(request: HttpRequest, kind: type[Form]) -> tuple[Form, QuerySet[Project]]:
    """The form of an address, and the projects it asks for; refused when they are too many to be gone through."""
    form: Form = kind.of(request, departments=departments(person_of(request)))
    rows = queries.projects_of(person_of(request), form.cleaned_data["department"])
    if rows.count() > queries.MOST:
        raise BadRequest(f"项目超过 {queries.MOST:,} 个，这一页不能一次算完；请选一个项目少一些的部门。")
    return form, rows


def place_of(request: HttpRequest, form: DepartmentFilter) -> str:
    """Whose rules hold: those of the department asked for, else of one's own, else of the country."""
    department = form.cleaned_data["department"] or person_of(request).department
    return department.place.code if department else NATION
