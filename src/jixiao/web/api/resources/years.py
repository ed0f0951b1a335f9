"""Departments, their years, indicators with results; the working papers and scores of a year."""

from decimal import Decimal
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from jixiao.dossier.files import write_papers, write_record
from jixiao.units.fixed import points
from jixiao.web.api.cursors import AskedId, Cursor, Id, Limit, page_of
from jixiao.web.api.door import needs
from jixiao.web.api.resources import shapes
from jixiao.web.api.scopes import Scope
from jixiao.web.papers.scored import scored
from jixiao.web.people.models import Department
from jixiao.web.people.scope import departments, found, person_of
from jixiao.web.years.models import BudgetYear, Indicator, Result
from jixiao.web.years.queries import year_of, years_of

router = Router(tags=["部门和年度"])
_READ, _DOSSIERS = needs(Scope.YEARS_READ), needs(Scope.DOSSIERS_READ)
Number = Annotated[int | None, Query(ge=1900, le=2200, description="预算年度，例如 2022")]


def _named(row: Any) -> dict[str, Any] | None:
    return None if row is None else {"id": row.pk, "name": row.name}


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


@router.get("/departments", response=shapes.DepartmentPage, summary="看得到的部门", **_READ)
def department_list(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> Any:
    items, following = page_of(departments(person_of(request)).select_related("place"), cursor, limit)
    return {"items": [_department(one) for one in items], "next": following}


@router.get("/departments/{pk}", response=shapes.DepartmentFacts, summary="一个部门", **_READ)
def department_detail(request: HttpRequest, pk: Id) -> Any:
    return _department(found(departments(person_of(request)).select_related("place"), pk=pk))


def _department(row: Department) -> dict[str, Any]:
    plain = {name: getattr(row, name) for name in ("name", "code", "is_finance_bureau", "is_active")}
    return plain | {"id": row.pk, "place": row.place.code, "place_name": row.place.name}


@router.get("/years", response=shapes.YearPage, summary="部门的年度", **_READ)
def year_list(
    request: HttpRequest, department: AskedId = None, year: Number = None, cursor: Cursor = "", limit: Limit = 50
) -> Any:
    asked = {"department": department, "year": year}
    rows = years_of(person_of(request)).filter(**{key: value for key, value in asked.items() if value is not None})
    items, following = page_of(rows, cursor, limit)
    return {"items": [_year(one) for one in items], "next": following}


@router.get("/years/{pk}", response=shapes.YearFacts, summary="一个年度", **_READ)
def year_detail(request: HttpRequest, pk: Id) -> Any:
    return _year(year_of(person_of(request), pk))


def _year(row: BudgetYear) -> dict[str, Any]:
    return {"id": row.pk, "department": _named(row.department), "year": row.year, "state": row.state}


@router.get("/years/{pk}/papers", response=dict[str, Any], summary="工作底稿", **_DOSSIERS)
def year_papers(request: HttpRequest, pk: Id) -> Any:
    """与 jixiao gather 写出的 JSON 相同，格式见《卷宗的 JSON》。"""
    return _record(write_papers(scored(year_of(person_of(request), pk)).papers, indent=None))


@router.get("/years/{pk}/scores", response=dict[str, Any], summary="得分", **_DOSSIERS)
def year_scores(request: HttpRequest, pk: Id) -> Any:
    """按当地当年的规定由工作底稿算出，每一分都有依据。"""
    return _record(write_record(scored(year_of(person_of(request), pk)).scores, indent=None))


def _record(text: str) -> HttpResponse:
    return HttpResponse(text, content_type="application/json")


@router.get("/indicators", response=shapes.IndicatorPage, summary="指标和完成值", **_READ)
def indicator_list(
    request: HttpRequest,
    department: AskedId = None,
    year: Number = None,
    year_id: AskedId = None,
    cursor: Cursor = "",
    limit: Limit = 50,
) -> Any:
    asked = {"program__year__department": department, "program__year__year": year, "program__year": year_id}
    rows = _indicators(request).filter(**{key: value for key, value in asked.items() if value is not None})
    items, following = page_of(rows, cursor, limit)
    return {"items": [_indicator(one) for one in items], "next": following}


@router.get("/indicators/{pk}", response=shapes.IndicatorFacts, summary="一个指标", **_READ)
def indicator_detail(request: HttpRequest, pk: Id) -> Any:
    return _indicator(found(_indicators(request), pk=pk))


def _indicators(request: HttpRequest) -> Any:
    seen = departments(person_of(request))
    rows = Indicator.objects.filter(program__year__department__in=seen, removed_at=None)
    return rows.select_related("program__program", "program__year", "section", "result")


_PLAIN = (
    "group", "kind", "name", "description", "operator", "target_text", "unit", "is_core", "is_long_term",
)  # fmt: skip


def _indicator(row: Indicator) -> dict[str, Any]:
    result = getattr(row, "result", None)
    return {name: getattr(row, name) for name in _PLAIN} | {
        "id": row.pk,
        "year_id": row.program.year_id,
        "year": row.program.year.year,
        "department_id": row.program.year.department_id,
        "program": {"id": row.program_id, "name": row.program.program.name},
        "target": _text(row.target),
        "upper": _text(row.upper),
        "weight": None if row.weight is None else f"{points(row.weight):f}",
        "section": _named(row.section),
        "result": _result(result) if result else None,
    }


def _result(row: Result) -> dict[str, Any]:
    words = {name: getattr(row, name) for name in ("actual_text", "level", "explanation")}
    return words | {"actual": _text(row.actual), "filled_at": row.at}
