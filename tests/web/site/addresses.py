"""Who may ask how the system is."""

from tests.web.permissions import row

ADDRESSES = (row("pulse", others=200, anonymous=200), row("health", administrator=200))
