from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.inventory import figures_within
from jixiao.check.shared.reports import line_at
from jixiao.dossier.ledger import Ledger
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.number import plain
from jixiao.units.regex import regex

LONGEST_QUOTE = 30


def _is_led_in(dossier: Dossier, table: Span) -> bool:
    """“三公”经费预算8.60万元，其中：, and the table right below it: the unit has just been told."""
    text = dossier.source.text
    end = len(text[: table.start].rstrip())
    line = line_at(text, end - 1) if end else Span(0, 0)
    told = figures_within(dossier, line)
    return text.startswith(_COLONS, line.end - 1) and any(figure.printed.unit.is_money for figure in told)


_COLONS = ("：", ":")


def _is_known(dossier: Dossier, ledger: Ledger) -> bool:
    """Whether the document tells one of its amounts elsewhere with a unit: 项目支出1402.18万元 and a row 1402.18."""
    others = (f for other in dossier.ledgers if other is not ledger for f in other.amounts)
    told = {plain(f.value) for f in (*dossier.figures, *others) if f.printed.unit.is_money}
    return any(number in told for number in _NUMBER.findall(dossier.source.text, *ledger.span))


_NUMBER = regex(r"(?<![\d.,])\d{3,}\.\d\d(?![\d%])")


def money_table_without_unit(dossier: Dossier) -> Iterator[Hit]:
    for ledger in dossier.ledgers:
        if ledger.unit_needed and not ledger.unit and not _is_led_in(dossier, ledger.span):
            if _is_known(dossier, ledger):
                continue
            start, end = ledger.caption_span if ledger.caption else ledger.span
            name = ledger.caption or "这张表"
            yield Hit(Span(start, min(end, start + LONGEST_QUOTE)), f"“{name}”没有注明金额单位")
