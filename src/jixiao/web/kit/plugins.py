"""What apps contribute to pages they do not know: an app that has a module of a certain name takes part.

`menu.py` puts entries beside every page, `tabs.py` pages of a department's year on top of each of them, `todo.py`
what a person must do on the home page, `steps.py` how far a year has come, `search.py` what the search box finds,
`locks.py` when a year must not be changed, `ledger_parts.py` what stands on the pages of every ledger, `deadlines.py`
what must be done by some day, `alerts.py` what people want to be told of though nobody did it. No list names the apps.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from django.apps import apps
from django.http import HttpRequest
from django.urls import ResolverMatch, reverse


def _always(_request: HttpRequest) -> bool:
    return True


@cache
def _address(view: str, where: tuple[tuple[str, str], ...]) -> str:
    return reverse(view, kwargs=dict(where))  # some sixty entries on every page


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An entry of the side menu; `group` is its heading, `order` its place.

    `family` are the openings of the names of views that belong to it, `where` the parts of its address. A group whose
    entries are `folded` is closed until somebody opens it or stands in it.
    """

    label: str
    view: str
    group: str
    order: int
    shown: Callable[[HttpRequest], bool] = _always
    family: tuple[str, ...] = ()
    where: Mapping[str, str] = field(default_factory=dict)
    folded: bool = False

    @property
    def address(self) -> str:
        return _address(self.view, tuple(self.where.items()))

    def holds(self, match: ResolverMatch | None) -> bool:
        """Whether a page belongs to it."""
        if match is None or not self.where.items() <= match.kwargs.items():
            return False
        return match.view_name == self.view or match.view_name.startswith(self.family or ("-",))


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of a department's year; `view` takes the year's key as `year`. `family` as in a menu entry."""

    label: str
    view: str
    order: int
    family: tuple[str, ...] = ()
    shown: Callable[[Any, Any], bool] = lambda _person, _year: True


@dataclass(frozen=True, slots=True)
class Todo:
    """Something the person must do: what, where, by when (None: no date), and why in a few words."""

    label: str
    address: str
    reason: str = ""
    due: date | None = None
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class YearStep:
    """A part of a department's year, as its work goes on: where it is done and how far it is, in a few words."""

    label: str
    view: str
    order: int
    told: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which a department must have done something that is not done yet.

    `key` stays the same as long as the thing does; `section` is whose work it is (None: the department's).
    """

    key: str
    label: str
    on: date
    address: str
    department: int
    section: int | None = None


@dataclass(frozen=True, slots=True)
class Alert:
    """Something that has come about by itself and that people want to be told of once; `event` is its dotted name."""

    event: str
    key: str
    department: int
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Found:
    """A thing the search box found."""

    kind: str
    label: str
    address: str
    about: str = ""


@cache
def contributions(module: str) -> tuple[ModuleType, ...]:
    """The modules of a name, of every app of ours that has one."""
    ours = (app.name for app in apps.get_app_configs() if app.name.startswith("jixiao.web."))
    return tuple(import_module(f"{name}.{module}") for name in ours if find_spec(f"{name}.{module}"))


def menu(request: HttpRequest) -> list[MenuItem]:
    """What this person finds in the side menu."""
    items: Iterable[MenuItem] = (item for module in contributions("menu") for item in module.MENU)
    shown = sorted((item for item in items if item.shown(request)), key=lambda item: item.order)
    groups = list(dict.fromkeys(item.group for item in shown))  # one heading, whichever apps stand below it
    return sorted(shown, key=lambda item: groups.index(item.group))


def tabs(person: Any, year: Any) -> list[Tab]:
    """The pages of a department's year that this person finds."""
    items: Iterable[Tab] = (tab for module in contributions("tabs") for tab in module.TABS)
    return sorted((tab for tab in items if tab.shown(person, year)), key=lambda tab: tab.order)


def todos(person: Any) -> list[Todo]:
    """What this person must do: urgent first, then by date, what has no date last."""
    found: Iterable[Todo] = (todo for module in contributions("todo") for todo in module.todo(person))
    return sorted(found, key=lambda todo: (not todo.urgent, todo.due or date.max))


def steps(year: Any) -> list[YearStep]:
    """How far a department's year has come, part by part."""
    found: Iterable[YearStep] = (module.step(year) for module in contributions("steps"))
    return sorted(found, key=lambda step: step.order)


def deadlines(reached: Any) -> list[Deadline]:
    """What these departments (a query) still have to do by some day."""
    return [found for module in contributions("deadlines") for found in module.deadlines(reached)]


def search(person: Any, words: str) -> list[Found]:
    """What this person may see and whose name holds the words."""
    return [found for module in contributions("search") for found in module.search(person, words)]
