"""The pages of a department's year, on top of each of them."""

from typing import Any

from django import template

from jixiao.web.kit.plugins import Tab, tabs
from jixiao.web.years.models import BudgetYear
from jixiao.web.years.queries import years_of

register = template.Library()


@register.inclusion_tag("years/tabs.html", takes_context=True)
def year_tabs(context: dict[str, Any], year: BudgetYear) -> dict[str, Any]:
    request = context["request"]
    match = request.resolver_match
    view = match.view_name if match else ""
    found = tabs(request.user, year)
    active = next((tab for tab in found if view == tab.view or view.startswith(tab.family or ("-",))), None)
    return {"year": year, "tabs": found, "active": active}


@register.inclusion_tag("years/switch.html", takes_context=True)
def year_switch(context: dict[str, Any], year: BudgetYear) -> dict[str, Any]:
    """The department's other years, each by the page that is looked at."""
    request = context["request"]
    others = years_of(request.user).filter(department=year.department_id).order_by("-year")
    tab = _tab_of(request, year)
    return {"year": year, "years": others, "view": tab.view if tab else "years:year_detail"}


def _tab_of(request: Any, year: BudgetYear) -> Tab | None:
    view = request.resolver_match.view_name if request.resolver_match else ""
    found = tabs(request.user, year)
    return next((tab for tab in found if view == tab.view or view.startswith(tab.family or ("-",))), None)
