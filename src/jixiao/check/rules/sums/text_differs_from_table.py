from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import number_in_unit_of
from jixiao.check.shared.ledger_faults import of_kind
from jixiao.check.shared.told_twice import ROUNDING, is_power, pairs
from jixiao.dossier.finding import Severity
from jixiao.dossier.ledger import Tie
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain


def text_differs_from_table(dossier: Dossier) -> Iterator[Hit]:
    yield from of_kind(dossier, Tie.LEAD)
    for pair in pairs(dossier):
        told, printed = pair.told.figure, pair.printed.figure
        if is_power(told, printed):
            continue  # UNI204 reports 元 for 万元.
        other = number_in_unit_of(printed, told)
        stage = f"（{pair.told.stage.value}）" if pair.told.stage.value not in ("", pair.told.item) else ""
        working = f"{pair.told.item}{stage}：文字 {plain(told.value)}{told.unit}，表格 {other}{told.unit}"
        slight = Severity.NOTE if abs(told.base - printed.base) <= ROUNDING else None
        yield Hit(told.span, working, "", plain(told.value), other, told.unit, (printed,), slight)
