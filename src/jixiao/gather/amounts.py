"""Budget facts of several dossiers as amounts: each item, stage and year once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from jixiao.dossier.budget import Item
from jixiao.dossier.claim import Stage
from jixiao.dossier.datum import Datum
from jixiao.dossier.keys import MONEY_DECIMALS, amount_key, amount_label
from jixiao.dossier.workpaper import Amount, Conflict
from jixiao.gather.places import Reading

_ASSETS = {Item.ASSETS.value, Item.FIXED_ASSETS.value, Item.INTANGIBLE.value, Item.CURRENT_ASSETS.value}
_ORIGINAL_VALUE = "原值"  # 固定资产原值 is how reports give it; a scope of its own would hide it


@dataclass(frozen=True, slots=True)
class Found:
    """An amount with how well it is vouched for: a table outweighs a sentence, the year's own papers later ones."""

    amount: Amount
    in_table: bool
    own_year: bool
    step: Decimal  # worth of the last printed digit, in 万元


def read_amounts(readings: Sequence[Reading], year: int) -> tuple[tuple[Amount, ...], tuple[Conflict, ...]]:
    """Amounts of every year that the dossiers tell of; where two disagree beyond rounding, the better vouched for."""
    best: dict[tuple[str, Stage, int, str], Found] = {}
    conflicts: list[Conflict] = []
    for found in sorted((f for r in readings for f in _found(r, year)), key=lambda f: (not f.in_table, not f.own_year)):
        a = found.amount
        at = (a.item, a.stage, a.year, a.scope)
        if at not in best:
            best[at] = found
        elif _agree(best[at], found):
            best[at] = _joined(best[at], found)
        else:
            conflicts.append(Conflict(best[at].amount.datum, a.datum))
    return tuple(found.amount for found in best.values()), tuple(conflicts)


def _found(reading: Reading, year: int) -> Iterator[Found]:
    for fact in reading.dossier.facts:
        if not fact.figure.exact or not fact.figure.printed.unit.is_money:
            continue
        asset = fact.item in _ASSETS
        if fact.stage is Stage.UNSAID and not asset:
            continue
        told = fact.year or reading.dossier.year or year
        scope = "" if asset and fact.scope == _ORIGINAL_VALUE else fact.scope
        named = (told, fact.item, fact.stage, scope)
        datum = reading.money(amount_key(*named), amount_label(*named), fact.figure)
        step = fact.figure.printed.step * fact.figure.printed.unit.worth / 10_000
        amount = Amount(fact.item, fact.stage, told, datum, scope)
        yield Found(amount, fact.in_table, reading.dossier.year in (0, told), step)


def _agree(one: Found, other: Found) -> bool:
    """Both may be roundings of one value."""
    left, right = one.amount.datum, other.amount.datum
    return left.unit == right.unit and abs(left.value - right.value) <= (one.step + other.step) / 2


def _joined(one: Found, other: Found) -> Found:
    """The value printed to more digits, with both places."""
    finer, coarser = (other, one) if other.step < one.step else (one, other)
    datum = merged(finer.amount.datum, coarser.amount.datum)
    return replace(one, amount=replace(one.amount, datum=datum), step=finer.step)


def merged(kept: Datum, other: Datum) -> Datum:
    """The kept value with the places of both, each place once."""
    places = dict.fromkeys((*kept.provenance, *other.provenance))
    return replace(kept, provenance=tuple(places), decimals=max(kept.decimals, min(other.decimals, MONEY_DECIMALS)))
