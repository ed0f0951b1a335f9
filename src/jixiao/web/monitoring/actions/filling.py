"""What sections fill into a round, and the plans it is held against: the actions behind the grids."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from jixiao.web.kit.fields import Stale, Versioned
from jixiao.web.kit.grid_edit import Change
from jixiao.web.kit.refused import Refused
from jixiao.web.monitoring.actions.rounds import must_be_filling
from jixiao.web.monitoring.models import Event, PlanProfile, Round, RoundFund, RoundRow
from jixiao.web.monitoring.official import causes
from jixiao.web.people.log import change, log
from jixiao.web.people.models import Person
from jixiao.web.years.actions import must_be_open
from jixiao.web.years.models import BudgetYear


@transaction.atomic
def fill_funds(*, round_: Round, changes: Sequence[Change], by: Person | None) -> None:
    """`key` of a change is the program's year."""
    must_be_filling(round_)
    for one in changes:
        row, _ = RoundFund.objects.get_or_create(round=round_, program_id=int(one.key))
        _fill(row, one.thing.version, _told(round_, one.values), "monitoring.fund.filled", round_, by)


@transaction.atomic
def fill_rows(*, round_: Round, changes: Sequence[Change], by: Person | None) -> None:
    """`key` of a change is the indicator."""
    must_be_filling(round_)
    for one in changes:
        row, _ = RoundRow.objects.get_or_create(round=round_, indicator_id=int(one.key))
        _fill(row, one.thing.version, _told(round_, one.values), "monitoring.row.filled", round_, by)


def _told(round_: Round, values: Mapping[str, Any]) -> dict[str, Any]:
    """As the rows keep it: the event itself, causes in the words of the form and in their order."""
    told = dict(values)
    if "event" in told:
        told["event"] = Event.objects.get(year=round_.year, pk=told["event"]) if told["event"] else None
    if "causes" in told:
        told["causes"] = _causes(told["causes"])
    return told


def _causes(text: str) -> str:
    known = causes()
    said = [word for word in text.replace("，", "、").replace(",", "、").replace(" ", "、").split("、") if word]
    if wrong := [word for word in said if word not in known]:
        raise Refused(f"偏差原因里没有“{wrong[0]}”；可填：{'、'.join(known)}，几项之间用顿号隔开。")
    return "、".join(word for word in known if word in said)


def _fill(row: Versioned, seen: int, values: Mapping[str, Any], verb: str, round_: Round, by: Person | None) -> None:
    row.version = seen
    before, after = change(row, values, by=by)
    if after:
        log(verb, row, by=by, department=round_.year.department, before=before, after=after)


# --- plans ------------------------------------------------------------------------------------------------------------

MONTHS = tuple(f"m{month}" for month in range(1, 13))


@transaction.atomic
def change_plans(*, year: BudgetYear, changes: Sequence[Change], by: Person | None) -> None:
    """A plan begins with the months of the norm's; one whose months are all empty is given up."""
    must_be_open(year)
    for one in changes:
        row = _profile(one.key)
        if row.version != one.thing.version:
            raise Stale
        months = {name: getattr(one.thing, name) for name in MONTHS} | dict(one.values)
        shares = ["" if months[name] is None else f"{months[name]:f}" for name in MONTHS]
        old = _said(row.shares)
        _, after = change(row, {"shares": shares if any(shares) else []}, by=by)
        if after:
            before, after = {"累计进度": old}, {"累计进度": _said(row.shares)}
            log("monitoring.plan.changed", row, by=by, department=year.department, before=before, after=after)


def _profile(key: str) -> PlanProfile:
    """Of a program (p and its number) or an indicator (i)."""
    number, rows = int(key[1:]), PlanProfile.objects
    return (rows.get_or_create(program_id=number) if key[0] == "p" else rows.get_or_create(indicator_id=number))[0]


def _said(shares: Sequence[str]) -> str:
    return "、".join(share or "—" for share in shares)
