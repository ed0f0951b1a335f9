"""Who may pin, look at pins, and bind them."""

from jixiao.web.pins.actions.binding import bind
from tests.web.permissions import row
from tests.web.pins.made import make_all
from tests.web.years.addresses import SEES_BUREAU

FILLS = dict.fromkeys(("writer", "colleague", "compiler"), 302)
ANY_WRITER = ("writer", "colleague", "compiler", "neighbour", "stranger")  # the others for their own departments


def ledger(_world):
    return {"ledger": "projects"}


def pin(world):
    return {"pk": make_all(world).pin.pk}


def use(world):
    made = make_all(world)
    return {"pk": made.pin.pk, "use": bind(pin=made.pin, indicator=made.signed, by=world.writer).pk}


def indicator(world):
    made = make_all(world)
    return {"year": made.year.pk, "indicator": made.signed.pk}


ADDRESSES = (
    row("pins:pin_list", others=200),
    row("pins:pin_export", others=200),
    row("pins:pin_create", where=ledger, **dict.fromkeys(ANY_WRITER, 200)),
    row("pins:pin_create", where=ledger, method="POST", **dict.fromkeys(ANY_WRITER, 422)),
    row("pins:pin_detail", where=pin, **SEES_BUREAU),
    *(row(f"pins:pin_{verb}", where=pin, method="POST", **FILLS) for verb in ("edit", "renew", "end", "bind")),
    row("pins:pin_unbind", where=use, method="POST", writer=302, compiler=302),
    row("pins:indicator_pin", where=indicator, writer=200, compiler=200),
    row("pins:indicator_pin", where=indicator, method="POST"),  # without a pin: there is none
)
