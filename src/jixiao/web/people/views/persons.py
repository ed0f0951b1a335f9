"""People: the list, one person, and what administrators do to accounts."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.web.kit.bootstrap import posted
from jixiao.web.kit.htmx import render_page
from jixiao.web.kit.listing import Listing
from jixiao.web.kit.refused import Refused
from jixiao.web.people.actions import accounts
from jixiao.web.people.forms import PersonFilter, PersonForm, RoleForm
from jixiao.web.people.models import Person, RoleAssignment
from jixiao.web.people.queries import history, people_of
from jixiao.web.people.roles import MEANINGS, Right, Role
from jixiao.web.people.scope import found, holds, needs, person_of


@needs(Right.ADMINISTER)
@require_GET
def person_list(request: HttpRequest) -> HttpResponse:
    form = PersonFilter.of(request)
    listing = Listing(request, people_of(person_of(request), form.cleaned_data), form)
    return render_page(request, "people/person_list.html", {"listing": listing, "form": form}, regions=("rows",))


@require_GET
def person_detail(request: HttpRequest, pk: int) -> HttpResponse:
    me = person_of(request)
    person = found(people_of(me, {}), pk=pk)
    administers = holds(me, Right.ADMINISTER)
    context = {
        "person": person,
        "held": person.roles.filter(ended_at=None).select_related("department"),
        "administers": administers,
        "role_form": RoleForm(initial={"department": person.department_id}) if administers else None,
        "meanings": [(role.label, MEANINGS[role]) for role in Role],
        "history": history(person, me),
    }
    return render(request, "people/person_detail.html", context)


@needs(Right.ADMINISTER)
@never_cache
@require_http_methods(["GET", "POST"])
def person_create(request: HttpRequest) -> HttpResponse:
    form = PersonForm(posted(request))
    if form.is_valid():
        person, password = accounts.create_person(by=person_of(request), values=form.cleaned_data)
        return _handed(request, person, password)
    return _form(request, form, None)


@needs(Right.ADMINISTER)
@require_http_methods(["GET", "POST"])
def person_edit(request: HttpRequest, pk: int) -> HttpResponse:
    rows = people_of(person_of(request), {})
    form = PersonForm(posted(request), instance=found(rows, pk=pk))
    if form.is_valid():
        accounts.change_person(person=found(rows, pk=pk), by=person_of(request), values=form.cleaned_data)
        messages.success(request, "已保存。")
        return redirect("people:person_detail", pk)
    return _form(request, form, found(rows, pk=pk))


def _form(request: HttpRequest, form: PersonForm, person: Person | None) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(request, "people/person_form.html", {"form": form, "person": person}, status=status)


@needs(Right.ADMINISTER)
@never_cache
@require_POST
def person_reset(request: HttpRequest, pk: int) -> HttpResponse:
    person = found(people_of(person_of(request), {}), pk=pk)
    return _handed(request, person, accounts.reset_password(person=person, by=person_of(request)))


def _handed(request: HttpRequest, person: Person, password: str) -> HttpResponse:
    """The one-time password, shown once and kept nowhere."""
    return render(request, "people/password_handed.html", {"handed": [(person, password)], "person": person})


@needs(Right.ADMINISTER)
@require_POST
def person_state(request: HttpRequest, pk: int, state: str) -> HttpResponse:
    person = found(people_of(person_of(request), {}), pk=pk)
    action = accounts.activate if state == "activate" else accounts.deactivate
    try:
        action(person=person, by=person_of(request))
        messages.success(request, f"{person} 已{'恢复' if state == 'activate' else '停用'}。")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("people:person_detail", pk)


@needs(Right.ADMINISTER)
@require_POST
def role_grant(request: HttpRequest, pk: int) -> HttpResponse:
    person = found(people_of(person_of(request), {}), pk=pk)
    form = RoleForm(request.POST)
    if not form.is_valid():
        messages.error(request, "请选择角色和部门。")
        return redirect("people:person_detail", pk)
    try:
        accounts.grant_role(person=person, by=person_of(request), **form.cleaned_data)
        messages.success(request, "已授予。")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("people:person_detail", pk)


@needs(Right.ADMINISTER)
@require_POST
def role_end(request: HttpRequest, pk: int, role: int) -> HttpResponse:
    person = found(people_of(person_of(request), {}), pk=pk)
    held = found(RoleAssignment.objects.filter(person=person, ended_at=None), pk=role)
    try:
        accounts.end_role(held=held, by=person_of(request))
        messages.success(request, "已取消。")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("people:person_detail", pk)
