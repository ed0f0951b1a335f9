"""What confirmation by link puts beside a row: the links made of it, and the form for another."""

from typing import Any

from jixiao.web.confirmations.asking import askings
from jixiao.web.confirmations.forms import LinkForm
from jixiao.web.confirmations.queries import links_of
from jixiao.web.ledger.beside import Part
from jixiao.web.ledger.column import Ledger

TOOLS: tuple[str, ...] = ()


def row_part(ledger: Ledger, row: Any) -> Part | None:
    """Nothing for ledgers of which nobody outside is asked."""
    asked = askings().get(ledger.name)
    if asked is None or row.is_removed:
        return None
    links = [(link, asked.answer_of(link)) for link in links_of(ledger, row)]
    return Part("confirmations/row_part.html", {"links": links, "hindrance": asked.hindrance(row), "form": LinkForm()})
