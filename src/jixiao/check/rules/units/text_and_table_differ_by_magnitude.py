from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.told_twice import is_power, pairs
from jixiao.dossier.model import Dossier


def text_and_table_differ_by_magnitude(dossier: Dossier) -> Iterator[Hit]:
    for pair in pairs(dossier):
        told, printed = pair.told.figure, pair.printed.figure
        if is_power(told, printed):
            working = f"{pair.told.item}：文字 {told.printed}，表格 {printed.printed}"
            yield Hit(told.span, working, "", str(told.printed), str(printed.printed), told.unit, (printed,))
