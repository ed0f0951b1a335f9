"""What pinned evidence puts on the pages of ledgers: the button above the rows, and what a row was used for."""

from typing import Any

from jixiao.web.ledger.beside import Part
from jixiao.web.ledger.column import Ledger
from jixiao.web.pins.queries import pins_of_row

TOOLS = ("pins/tool.html",)


def row_part(ledger: Ledger, row: Any) -> Part | None:
    """The pins, indicators and years a row was used for."""
    pins = pins_of_row(ledger, row.pk, row.department_id)
    return Part("pins/row_part.html", {"pins": pins}) if pins else None
