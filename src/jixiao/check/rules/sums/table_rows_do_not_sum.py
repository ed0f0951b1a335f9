from collections.abc import Iterator
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.shared.ledger_faults import of_kind
from jixiao.dossier.figure import Figure
from jixiao.dossier.ledger import Tie
from jixiao.dossier.model import Dossier


def table_rows_do_not_sum(dossier: Dossier) -> Iterator[Hit]:
    for hit in of_kind(dossier, Tie.ROWS, Tie.NUMBERED):
        if not _make_up(hit):
            yield hit


def _make_up(hit: Hit) -> bool:
    """基本支出, with 人员经费 and 公用经费 below it: without the rows that make up another the total is right."""
    rows = [f for f in hit.related if isinstance(f, Figure)]
    kept, at = Decimal(0), 0
    while at < len(rows):
        kept += rows[at].signed
        below = (many for many in range(2, _MOST) if rows[at + 1 : at + 1 + many][many - 1 :])
        held = next((n for n in below if sum(f.signed for f in rows[at + 1 : at + 1 + n]) == rows[at].signed), 0)
        at += 1 + held
    return bool(rows) and abs(kept / rows[0].printed.unit.worth - Decimal(hit.stated)) < _HAIR


_MOST, _HAIR = 9, Decimal("0.001")
