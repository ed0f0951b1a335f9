"""Who may move projects through their stages, and who may ask how they are counted."""

from tests.web.ledger.made import made_row
from tests.web.permissions import row

FILLS = dict.fromkeys(("writer", "colleague", "compiler"), 302)


def _project(world):
    return {"pk": made_row(world).pk}


ADDRESSES = (
    *(
        row(f"promotion:{view}", others=200)
        for view in ("counting", "conversion", "transfers", "attention", "doubles", "talks", "talks_export")
    ),
    *(
        row(f"promotion:project_{verb}", where=_project, method="POST", **FILLS)
        for verb in ("advance", "back", "end", "waive")
    ),
)
