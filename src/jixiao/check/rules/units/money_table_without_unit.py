from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span

LONGEST_QUOTE = 30


def money_table_without_unit(dossier: Dossier) -> Iterator[Hit]:
    for ledger in dossier.ledgers:
        if ledger.unit_needed and not ledger.unit:
            start, end = ledger.caption_span if ledger.caption else ledger.span
            name = ledger.caption or "这张表"
            yield Hit(Span(start, min(end, start + LONGEST_QUOTE)), f"“{name}”没有注明金额单位")
