"""A matter that is said to be solved, and a link to ask the firm."""

from datetime import date
from typing import Any

from jixiao.web.confirmations.actions import make_link
from jixiao.web.confirmations.asking import askings
from jixiao.web.confirmations.models import Link
from jixiao.web.ledger.registry import ledgers
from tests.web.ledger.made import made_row

ISSUES, VISITS = (ledgers()[name] for name in ("issues", "visits"))
ON = date(2022, 5, 1)


def solved_issue(world: Any) -> Any:
    return made_row(world, ISSUES, title="门前道路没有通公交", solved_on=ON, result="已开通 12 路")


def link_of(world: Any, row: Any, days: int = 7) -> Link:
    ledger = "visits" if row._meta.model_name == "visit" else "issues"
    return make_link(asked=askings()[ledger], row=row, to="张总", days=days, by=world.writer)
