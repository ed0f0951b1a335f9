from collections.abc import Iterator

from jixiao.check.inventory import figures_within
from jixiao.check.reports import line_at
from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span

LONGEST_QUOTE = 30


def _is_led_in(dossier: Dossier, table: Span) -> bool:
    """“三公”经费预算8.60万元，其中：, and the table right below it: the unit has just been told."""
    text = dossier.source.text
    end = len(text[: table.start].rstrip())
    line = line_at(text, end - 1) if end else Span(0, 0)
    told = figures_within(dossier, line)
    return text.startswith(_COLONS, line.end - 1) and any(figure.printed.unit.is_money for figure in told)


_COLONS = ("：", ":")


def money_table_without_unit(dossier: Dossier) -> Iterator[Hit]:
    for ledger in dossier.ledgers:
        if ledger.unit_needed and not ledger.unit and not _is_led_in(dossier, ledger.span):
            start, end = ledger.caption_span if ledger.caption else ledger.span
            name = ledger.caption or "这张表"
            yield Hit(Span(start, min(end, start + LONGEST_QUOTE)), f"“{name}”没有注明金额单位")
