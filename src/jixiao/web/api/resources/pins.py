"""Pinned evidence: values with the rows they had, and how they stand now."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from jixiao.web.api.cursors import Cursor, Id, Limit, page_of
from jixiao.web.api.door import needs
from jixiao.web.api.resources import shapes
from jixiao.web.api.rows import state_facts
from jixiao.web.api.scopes import Scope
from jixiao.web.ledger.column import Ledger
from jixiao.web.ledger.registry import ledger_named
from jixiao.web.ledger.view import states_of
from jixiao.web.people.scope import found, person_of
from jixiao.web.pins.models import Pin, PinnedRow
from jixiao.web.pins.queries import pins_of
from jixiao.web.pins.standing import Standing, standing_of, standings

router = Router(tags=["台账佐证"])
_READ = needs(Scope.PINS_READ)


@router.get("", response=shapes.PinPage, summary="钉住的佐证", **_READ)
def pin_list(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> Any:
    items, following = page_of(pins_of(person_of(request)), cursor, limit, "-pk")
    held = standings(items)
    return {"items": [_facts(pin, held[pin.pk]) for pin in items], "next": following}


@router.get("/{pk}", response=shapes.PinFacts, summary="一个佐证", **_READ)
def pin_detail(request: HttpRequest, pk: Id) -> Any:
    pin = found(pins_of(person_of(request)), pk=pk)
    return _facts(pin, standing_of(pin))


def _facts(pin: Pin, standing: Standing) -> dict[str, Any]:
    plain = ("name", "ledger", "words", "measured", "unit", "row_count", "digest", "at", "ended_at")
    return {name: getattr(pin, name) for name in plain} | {
        "id": pin.pk,
        "department": {"id": pin.department_id, "name": pin.department.name},
        "value": f"{pin.value:f}",
        "state": standing.state.name.lower(),
        "value_now": None if standing.now is None else f"{standing.now:f}",
    }


@router.get("/{pk}/rows", response=shapes.PinnedRowPage, summary="佐证的明细，按钉住时的样子", **_READ)
def pin_rows(request: HttpRequest, pk: Id, cursor: Cursor = "", limit: Limit = 50) -> Any:
    pin = found(pins_of(person_of(request)), pk=pk)
    ledger = ledger_named(pin.ledger)
    items, following = page_of(pin.rows.all(), cursor, limit)
    states = states_of(ledger, {one.row: one.version for one in items})
    return {"items": [_then(ledger, one, states) for one in items], "next": following}


def _then(ledger: Ledger, row: PinnedRow, states: dict[int, dict[str, Any]]) -> dict[str, Any]:
    values = state_facts(ledger, states[row.row]) if row.row in states else None
    return {"id": row.row, "version": row.version, "values": values}
