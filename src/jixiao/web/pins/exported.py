"""Pins as they stand today, for who verifies a report on another machine (`jixiao verify --evidence`)."""

from collections.abc import Iterator
from decimal import Decimal

from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from jixiao.dossier.evidence import VERSION, Evidence, Stands
from jixiao.web.ledger.view import keys_of
from jixiao.web.pins.models import Pin
from jixiao.web.pins.queries import cell_of, quote_of
from jixiao.web.pins.standing import State, standings
from jixiao.web.pins.taking import value_now


def evidence_of(rows: QuerySet[Pin]) -> Evidence:
    """Of these pins, ended ones too: a report may rest on them. A whole stands with each that is a part of it."""
    pins = list(rows.filter(parts=None))
    found = standings(pins)
    moved = {key for key, standing in found.items() if standing.state is not State.SAME}
    lines = tuple(line for pin in pins for line in _lines(pin, is_same=pin.pk not in moved))
    return Evidence(VERSION, timezone.localtime().isoformat(timespec="seconds"), lines)


def _lines(pin: Pin, *, is_same: bool) -> Iterator[Stands]:
    value, digest = _now(pin, is_same=is_same)
    if pin.over is None:
        yield Stands(cell_of(pin), pin.name, quote_of(pin, value), digest)
        return
    whole, base_digest = _now(pin.over, is_same=is_same)
    yield Stands(cell_of(pin), pin.name, quote_of(pin, pin.quotient(value, whole), value, whole), digest)
    yield Stands(cell_of(pin, "over"), pin.over.name, quote_of(pin.over, whole), base_digest)


def _now(pin: Pin, *, is_same: bool) -> tuple[Decimal | None, str]:
    """What its view comes to now and the digest of its rows; "" when the ledger no longer has its filters."""
    if is_same:
        return pin.viewed, pin.digest
    try:
        return value_now(pin.of), keys_of(pin.of).digest
    except (BadRequest, Http404):
        return None, ""
