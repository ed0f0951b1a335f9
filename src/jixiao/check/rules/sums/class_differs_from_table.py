from collections import defaultdict
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import comparable, number_in_unit_of
from jixiao.check.shared.ledger_faults import suspects
from jixiao.check.shared.told_twice import is_slip
from jixiao.dossier.claim import Stage
from jixiao.dossier.ledger import ClassAmount
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain


def class_differs_from_table(dossier: Dossier) -> Iterator[Hit]:
    tables: dict[str, list[ClassAmount]] = defaultdict(list)
    for amount in dossier.class_amounts:
        if amount.in_table:
            tables[amount.name].append(amount)
    doubtful = suspects(dossier) if tables else frozenset()
    for told in dossier.class_amounts:
        printed = [
            amount.figure
            for amount in tables.get(told.name, ())
            if (told.stage in (Stage.UNSAID, amount.stage)) and comparable([told.figure, amount.figure])
        ]
        figure = told.figure
        if told.in_table or not printed or any(figure.interval.meets(other.interval) for other in printed):
            continue
        alone = len({other.base for other in printed}) == 1
        other = next((f for f in printed if is_slip(figure, f)), printed[0] if alone else None)
        if other is not None and other.span not in doubtful:
            computed = number_in_unit_of(other, figure)
            working = f"{told.name}：文字 {plain(figure.value)}{figure.unit}，表格 {computed}{figure.unit}"
            yield Hit(figure.span, working, "", plain(figure.value), computed, figure.unit, (other,))
