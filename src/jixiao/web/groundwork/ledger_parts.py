"""What stands beside a project: its reviews, its sites, the card of its formalities."""

from typing import Any

from django.utils import timezone

from jixiao.web.groundwork.queries import sites_of
from jixiao.web.ledger.beside import Part
from jixiao.web.ledger.column import Ledger
from jixiao.web.promotion.columns import PROJECTS

TOOLS = ()


def row_part(ledger: Ledger, row: Any) -> Part | None:
    """Of a project alone."""
    if ledger is not PROJECTS:
        return None
    steps = row.formalities.filter(removed_at=None).order_by("accepted_on", "pk")
    reviews = row.reviews.filter(removed_at=None).order_by("-held_on", "-pk")
    papers = row.entry_papers.filter(removed_at=None).order_by("pk")
    drafts = row.drafts.filter(removed_at=None).order_by("pk")
    context = {
        "papers": papers,
        "drafts": drafts,
        "steps": steps,
        "reviews": reviews,
        "sites": sites_of(row),
        "today": timezone.localdate(),
    }
    return Part("groundwork/project_part.html", context)
