"""Totals and their parts must tie before they are printed side by side."""

from collections.abc import Sequence
from decimal import Decimal

from jixiao.dossier.datum import Datum
from jixiao.dossier.printed import in_unit
from jixiao.report.blocks import Runs
from jixiao.report.book import said
from jixiao.report.desk import Desk
from jixiao.units.number import short

_MONEY_DECIMALS = 2


def untied(desk: Desk, total: Datum, parts: Sequence[Datum]) -> Runs:
    """A gap when the parts miss the total by more than their rounding: the office must mend its files first."""
    added = sum((in_unit(part, total.unit) for part in parts), Decimal(0))
    step = max(Decimal(1).scaleb(-max(datum.decimals, _MONEY_DECIMALS)) for datum in (total, *parts))
    if abs(added - total.value) <= step * len(parts):
        return ()
    terms = " + ".join(said(part, total.unit) for part in parts)
    words = f"{total.label}与分项不符：{terms} = {short(added)}{total.unit}，而合计为{said(total)}"
    return desk.ask(words, "核对各文件，改正合计或分项")
