from collections.abc import Iterator
from itertools import pairwise

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import comparable
from jixiao.dossier.figure import FigureKind
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain
from jixiao.units.regex import regex


def direction_contradicts_figures(dossier: Dossier) -> Iterator[Hit]:
    yield from _against_two_amounts(dossier)
    for delta, rate in pairwise(dossier.figures):
        turned = delta.kind is FigureKind.CHANGE and rate.kind is FigureKind.GROWTH and delta.signed * rate.signed < 0
        if turned and (said := _MOVED.fullmatch(dossier.source.text, delta.span.end, rate.span.start)):
            word = "增加" if delta.signed > 0 else "减少"
            working = f"先写{word}{plain(abs(delta.value))}{delta.unit}，后写“{said['word']}”"
            yield Hit(rate.span, working, "", plain(rate.value), "", rate.unit, (delta,))


# The rate of the same change: nothing between but a comma and the word that turns it round.
_MOVED = regex(r"[，、（(]?(?:同比|相应)?(?P<word>增长|上升|提高|增加|下降|减少|降低)(?:了|为|约)?")


def _against_two_amounts(dossier: Dossier) -> Iterator[Hit]:
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
