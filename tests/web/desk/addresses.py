"""Everybody who has signed in has a home and may search."""

from tests.web.permissions import row

ADDRESSES = (row("desk:home", others=200), row("desk:search", others=200))
