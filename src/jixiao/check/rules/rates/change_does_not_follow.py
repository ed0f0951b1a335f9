from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import comparable, finest, number_in_unit_of, shown
from jixiao.check.shared.explained import by_difference, unexplained
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain


def change_does_not_follow(dossier: Dossier) -> Iterator[Hit]:
    yield from unexplained(dossier, _hits(dossier), by_difference)


def _hits(dossier: Dossier) -> Iterator[Hit]:
    for change in dossier.changes:
        current, previous, delta = change.current, change.previous, change.delta
        if change.in_table or current is None or previous is None or delta is None:
            continue
        if not comparable([current, previous, delta]):
            continue
        if (current.interval - previous.interval).meets(delta.signed_interval):
            continue
        computed = shown(current.base - previous.base, delta, finest([delta, current, previous]))
        terms = f"{number_in_unit_of(current, delta)} − {number_in_unit_of(previous, delta)}"
        working = f"{terms} = {computed} ≠ {plain(delta.value)} {delta.unit}"
        yield Hit(delta.span, working, "", plain(delta.value), computed, delta.unit, (current, previous))
