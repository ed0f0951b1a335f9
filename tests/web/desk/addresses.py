"""Everybody who has signed in has a home and may search."""

from tests.web.permissions import row
from tests.web.years.addresses import SEES_BUREAU, year

ADDRESSES = (
    row("desk:current", others=302),
    row("desk:picture", where=year, **SEES_BUREAU),
    row("desk:home", others=200),
    row("desk:search", others=200),
)
