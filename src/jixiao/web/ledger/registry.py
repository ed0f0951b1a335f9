"""Every ledger of every app: a module `columns.py` with LEDGERS takes part by being there."""

from functools import cache

from django.http import Http404

from jixiao.web.kit.plugins import contributions
from jixiao.web.ledger.column import Ledger


@cache
def ledgers() -> dict[str, Ledger]:
    """By name, in the order of the menu."""
    found = [ledger for module in contributions("columns") for ledger in module.LEDGERS]
    return {ledger.name: ledger for ledger in sorted(found, key=lambda one: one.order)}


def ledger_named(name: str) -> Ledger:
    """404 when there is none."""
    try:
        return ledgers()[name]
    except KeyError:
        raise Http404 from None


def ledger_of(model: type) -> Ledger | None:
    """The ledger of a model."""
    return next((one for one in ledgers().values() if one.model is model), None)
