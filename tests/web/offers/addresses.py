"""Who may take inquiries over, open the form, and see the card of an offer."""

from jixiao.web.ledger.registry import ledgers
from jixiao.web.offers.models import Counter
from tests.web.ledger.addresses import FILLS, SEES
from tests.web.ledger.made import made_row
from tests.web.permissions import row


def _inquiry(world):
    return {"pk": made_row(world, ledgers()["inquiries"]).pk}


def _card(world):
    return {"pk": made_row(world, ledgers()["offers"]).pk, "version": 1}


def _form(world):
    return {"token": Counter.objects.create(department=world.d.bureau, token="t", is_open=True).token}


ADDRESSES = (
    *(
        row(f"offers:{view}", where=_inquiry, method="POST", **dict.fromkeys(FILLS, 302))
        for view in ("inquiry_take", "inquiry_set_aside")
    ),
    row("offers:counter", compiler=200, neighbour=200, stranger=200),
    row("offers:card", where=_card, **SEES),
    row("invest", where=_form, others=200, anonymous=200),
    row("invest", where=_form, method="POST", others=422, anonymous=422),
)
