"""What other apps put on the pages of every ledger: a module `ledger_parts.py` of an app takes part by being there.

It has TOOLS, templates in the bar above the rows, and `row_part(ledger, row)`, what it shows beside a row.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jixiao.web.kit.plugins import contributions
from jixiao.web.ledger.column import Ledger


@dataclass(frozen=True, slots=True)
class Part:
    """A template with what it needs, named `part` in it."""

    template: str
    context: Mapping[str, Any]


def tools() -> list[str]:
    """The templates in the bar above the rows."""
    return [name for module in contributions("ledger_parts") for name in module.TOOLS]


def row_parts(ledger: Ledger, row: Any) -> list[Part]:
    """What stands beside a row that somebody may see."""
    parts = (module.row_part(ledger, row) for module in contributions("ledger_parts"))
    return [part for part in parts if part is not None]
