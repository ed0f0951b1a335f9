"""What stands beside a project: who is paired with it, and which offices contributed."""

from typing import Any

from jixiao.web.ledger.beside import Part
from jixiao.web.ledger.column import Ledger
from jixiao.web.promotion.columns import PROJECTS

TOOLS = ()


def row_part(ledger: Ledger, row: Any) -> Part | None:
    """Of a project alone."""
    if ledger is not PROJECTS:
        return None
    pairings = row.pairings.filter(removed_at=None).order_by("pk")
    contributions = row.contributions.filter(removed_at=None).order_by("on", "pk")
    return Part("assignments/project_part.html", {"pairings": pairings, "contributions": contributions})
