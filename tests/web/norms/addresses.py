"""Norms are public law; one signs in to read them here all the same."""

from tests.web.permissions import row

ADDRESSES = (
    row("norms:norm_list", others=200),
    row("norms:norm_detail", others=200, where=lambda _world: {"name": "grade_bands"}),
)
