"""Who may see reviews, and the sites of a project."""

from tests.web.ledger.addresses import SEES
from tests.web.ledger.made import made_row
from tests.web.permissions import row

ADDRESSES = (
    row("groundwork:reviews", others=200),
    row("groundwork:sites", where=lambda world: {"pk": made_row(world).pk}, **SEES),
)
