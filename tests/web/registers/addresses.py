"""Who may take the files of an inspection."""

from jixiao.web.ledger.registry import ledgers
from tests.web.ledger.addresses import SEES
from tests.web.ledger.made import made_row
from tests.web.permissions import row


def _inspection(world):
    return {"pk": made_row(world, ledgers()["inspections"]).pk}


ADDRESSES = (row("registers:inspection_pack", where=_inspection, **SEES),)
