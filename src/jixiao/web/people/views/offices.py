"""Departments with their units, sections and working groups."""

from copy import copy
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from jixiao.web.kit.bootstrap import posted
from jixiao.web.kit.htmx import render_page
from jixiao.web.kit.listing import Listing
from jixiao.web.people.actions import offices
from jixiao.web.people.forms import (
    AgencyForm,
    DepartmentFilter,
    DepartmentForm,
    GroupForm,
    MemberFormSet,
    SectionForm,
)
from jixiao.web.people.models import Agency, Department, Section, WorkingGroup
from jixiao.web.people.queries import departments_of, groups_of, history, people_of
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import departments, found, holds, may, needs, person_of, require


@require_GET
def department_list(request: HttpRequest) -> HttpResponse:
    form = DepartmentFilter.of(request)
    listing = Listing(request, departments_of(person_of(request), form.cleaned_data), form)
    administers = holds(person_of(request), Right.ADMINISTER)
    context = {"listing": listing, "form": form, "administers": administers}
    return render_page(request, "people/department_list.html", context, regions=("rows",))


@require_GET
def department_detail(request: HttpRequest, pk: int) -> HttpResponse:
    me = person_of(request)
    department = _seen(request, pk)
    context = {
        "department": department,
        "agencies": department.agencies.all(),
        "sections": department.sections.all(),
        "groups": groups_of(department),
        "people": people_of(me, {"department": department, "state": "active"})[:200],
        "administers": may(me, Right.ADMINISTER, department),
        "compiles": _arranges(request, department),
        "history": history(department, me),
    }
    return render(request, "people/department_detail.html", context)


def _seen(request: HttpRequest, pk: int) -> Department:
    return found(departments(person_of(request), Right.SEE).select_related("place"), pk=pk)


def _arranges(request: HttpRequest, department: Department) -> bool:
    """Sections and working groups are the department's own business; an administrator may help."""
    me = person_of(request)
    return may(me, Right.COMPILE, department) or may(me, Right.ADMINISTER, department)


@needs(Right.ADMINISTER)
@require_http_methods(["GET", "POST"])
def department_create(request: HttpRequest) -> HttpResponse:
    form = DepartmentForm(posted(request))
    if form.is_valid():
        department = offices.create_department(by=person_of(request), values=_values(form))
        return redirect("people:department_detail", department.pk)
    return _form(request, form, "新增部门")


@needs(Right.ADMINISTER)
@require_http_methods(["GET", "POST"])
def department_edit(request: HttpRequest, pk: int) -> HttpResponse:
    department = _seen(request, pk)
    form = DepartmentForm(posted(request), instance=department, initial={"place_code": department.place.code})
    if form.is_valid():
        offices.change_department(department=_seen(request, pk), by=person_of(request), values=_values(form))
        messages.success(request, "已保存。")
        return redirect("people:department_detail", pk)
    return _form(request, form, "修改部门", _seen(request, pk))


def _values(form: DepartmentForm) -> dict[str, object]:
    typed = dict(form.cleaned_data)
    place = offices.place_of(code=typed.pop("place_code"))
    return {**typed, "place": place}


def _form(request: HttpRequest, form: object, title: str, department: Department | None = None) -> HttpResponse:
    context = {"form": form, "title": title, "department": department}
    return render(request, "people/office_form.html", context, status=422 if request.method == "POST" else 200)


@needs(Right.ADMINISTER)
@require_http_methods(["GET", "POST"])
def agency_form(request: HttpRequest, pk: int, agency: int = 0) -> HttpResponse:
    department = _seen(request, pk)
    rows = Agency.objects.filter(department=department)
    old = found(rows, pk=agency) if agency else Agency(department=department)
    return _part(request, AgencyForm(posted(request), instance=copy(old)), old, "预算单位")


@needs(Right.COMPILE, Right.ADMINISTER)
@require_http_methods(["GET", "POST"])
def section_form(request: HttpRequest, pk: int, section: int = 0) -> HttpResponse:
    department = _seen(request, pk)
    require(_arranges(request, department))
    rows = Section.objects.filter(department=department)
    old = found(rows, pk=section) if section else Section(department=department)
    return _part(request, SectionForm(posted(request), instance=copy(old)), old, "处室")


def _part(request: HttpRequest, form: AgencyForm | SectionForm, old: Agency | Section, noun: str) -> HttpResponse:
    """A unit or a section of a department, new or changed; the form works on a copy, so that `old` stays as it was."""
    if form.is_valid():
        offices.save_part(part=old, by=person_of(request), values=form.cleaned_data)
        return redirect("people:department_detail", old.department_id)
    return _form(request, form, f"{'修改' if old.pk else '新增'}{noun}", old.department)


@needs(Right.COMPILE, Right.ADMINISTER)
@require_http_methods(["GET", "POST"])
def group_form(request: HttpRequest, pk: int, group: int = 0) -> HttpResponse:
    department = _seen(request, pk)
    require(_arranges(request, department))
    rows = WorkingGroup.objects.filter(department=department)
    old = found(rows, pk=group) if group else WorkingGroup(department=department)
    form = GroupForm(posted(request), instance=old)
    members = MemberFormSet(posted(request), prefix="members", initial=_members(old))
    if form.is_valid() and members.is_valid():
        named = [typed for typed in members.cleaned_data if typed.get("name")]
        thing = found(rows, pk=group) if group else WorkingGroup(department=department)
        offices.save_group(group=thing, by=person_of(request), values=form.cleaned_data, members=named)
        return redirect("people:department_detail", pk)
    context = {"form": form, "members": members, "department": department, "group": group}
    return render(request, "people/group_form.html", context, status=422 if form.is_bound else 200)


def _members(group: WorkingGroup) -> list[Any]:
    return list(group.members.values("duty", "name", "post")) if group.pk else []
