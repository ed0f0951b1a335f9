from collections.abc import Iterator

from jixiao.check.arithmetic import comparable
from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain


def direction_contradicts_figures(dossier: Dossier) -> Iterator[Hit]:
    for change in dossier.changes:
        current, previous = change.current, change.previous
        told = change.delta or change.rate
        if change.in_table or current is None or previous is None or told is None or told.signed == 0:
            continue
        if not comparable([current, previous]) or current.interval.meets(previous.interval):
            continue
        if (current.base > previous.base) == (told.signed > 0):
            continue
        relation = ">" if current.base > previous.base else "<"
        word = "增加" if told.signed > 0 else "减少"
        working = (
            f"{plain(current.value)}{current.unit} {relation} {plain(previous.value)}{previous.unit}，却写“{word}”"
        )
        yield Hit(told.span, working, "", plain(told.value), "", told.unit, (current, previous))
