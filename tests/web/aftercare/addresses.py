"""Who may ask which firms nobody has spoken to."""

from tests.web.permissions import row

ADDRESSES = (row("aftercare:no_contact", others=200),)
