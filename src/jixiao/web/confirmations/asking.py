"""What may be asked of somebody outside: an app says it in a module `confirmations.py` with ASKED, by being there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from jixiao.web.confirmations.models import Link
from jixiao.web.kit.plugins import contributions
from jixiao.web.ledger.column import Column, Ledger


def _nothing(_row: Any, _by: Any) -> None:
    return None


@dataclass(frozen=True)
class Asked:
    """A question about a row of a ledger.

    `facts` are the columns that are shown; `verdicts` what may be answered, by Link.Verdict (none: only how content
    one is); `hindrance` says why no link can be made of a row now, "" when it can; `take` writes what was answered
    into the row, `renew` what follows from asking again.
    """

    ledger: Ledger
    title: str
    facts: tuple[str, ...]
    hindrance: Callable[[Any], str]
    take: Callable[[Any, Link], None]
    verdicts: Mapping[str, str] = field(default_factory=dict)
    renew: Callable[[Any, Any], None] = _nothing

    def shown(self, row: Any) -> list[tuple[Column, str]]:
        """The facts of a row that has them."""
        columns = (self.ledger.by_name[name] for name in self.facts)
        return [(column, column.text(row)) for column in columns if column.of(row) not in (None, "")]

    def answer_of(self, link: Link) -> str:
        """The verdict in its own words."""
        return self.verdicts.get(link.verdict, "")


@cache
def askings() -> dict[str, Asked]:
    """By the ledger's name."""
    return {one.ledger.name: one for module in contributions("confirmations") for one in module.ASKED}
