"""The values of a report by their keys, and those that are computed from them, each with its working."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from jixiao.dossier.datum import Datum
from jixiao.dossier.printed import in_unit
from jixiao.units.number import plain, rounded, short

_EXACT = 10  # decimals a quotient is kept to
RATE_DECIMALS = 2


class Book:
    """One exact value under each key. What is computed is entered here and feeds every place that prints it."""

    def __init__(self, data: Iterable[Datum]) -> None:
        self._data = {datum.key: datum for datum in data}

    def enter(self, datum: Datum) -> Datum:
        """The datum under its key: the one that was entered first."""
        return self._data.setdefault(datum.key, datum)

    def used(self, keys: Iterable[str]) -> tuple[Datum, ...]:
        """The values under these keys and everything they were computed from, in the order met."""
        found: dict[str, Datum] = {}
        waiting = list(dict.fromkeys(keys))[::-1]
        while waiting:
            key = waiting.pop()
            if key not in found and key in self._data:
                found[key] = self._data[key]
                waiting.extend(reversed(found[key].operands))
        return tuple(found.values())

    def difference(self, now: Datum, before: Datum, label: str) -> Datum:
        """now − before, in the unit of `now`; percentages differ by 个百分点."""
        value, name = now.value - in_unit(before, now.unit), "个百分点" if now.unit == "%" else now.unit
        decimals = max(now.decimals, before.decimals)
        working = f"{said(now)} − {said(before, now.unit)} = {short(value)}{name}"
        return self._computed("差", label, value, name, decimals, working, (now, before))

    def total(self, parts: Sequence[Datum], label: str) -> Datum:
        """The sum of several values, in the unit of the first."""
        name = parts[0].unit
        value = sum((in_unit(part, name) for part in parts), Decimal(0))
        working = f"{' + '.join(said(part, name) for part in parts)} = {short(value)}{name}"
        return self._computed("和", label, value, name, max(part.decimals for part in parts), working, tuple(parts))

    def percentage(self, part: Datum, whole: Datum, label: str) -> Datum:
        """part ÷ whole in percent; the whole must not be zero."""
        value = rounded(in_unit(part, whole.unit) / whole.value * 100, _EXACT)
        working = f"{said(part, whole.unit)} ÷ {said(whole)} × 100% = {plain(rounded(value, RATE_DECIMALS))}%"
        return self._computed("率", label, value, "%", RATE_DECIMALS, working, (part, whole))

    def growth(self, now: Datum, before: Datum, label: str) -> Datum:
        """(now − before) ÷ before in percent, signed; before must be above zero."""
        base = in_unit(before, now.unit)
        value = rounded((now.value - base) / base * 100, _EXACT)
        printed = plain(rounded(value, RATE_DECIMALS))
        working = f"({said(now)} − {said(before, now.unit)}) ÷ {said(before, now.unit)} × 100% = {printed}%"
        return self._computed("增幅", label, value, "%", RATE_DECIMALS, working, (now, before))

    def times(self, now: Datum, before: Datum, label: str) -> Datum:
        """now ÷ before, as a multiple."""
        value = rounded(now.value / in_unit(before, now.unit), _EXACT)
        working = f"{said(now)} ÷ {said(before, now.unit)} = {plain(rounded(value, RATE_DECIMALS))}倍"
        return self._computed("倍数", label, value, "倍", RATE_DECIMALS, working, (now, before))

    def size(self, of: Datum) -> Datum:
        """The value without its sign, for sentences that say 减少."""
        if of.value >= 0:
            return of
        working = f"{of.label} {said(of)}，文字中已写明减少，印其绝对值"
        return self._computed("绝对值", of.label, -of.value, of.unit, of.decimals, working, (of,))

    def count(self, name: str, label: str, number: int, name_of_unit: str, working: str) -> Datum:
        """How many things of the papers there are; `working` says which."""
        key = f"computed/个数/{name}"
        return self.enter(Datum(key, label, Decimal(number), name_of_unit, 0, working=working))

    def _computed(
        self, kind: str, label: str, value: Decimal, name: str, decimals: int, working: str, operands: tuple[Datum, ...]
    ) -> Datum:
        keys = tuple(operand.key for operand in operands)
        key = f"computed/{kind}/{'|'.join(keys)}"
        return self.enter(Datum(key, label, value, name, decimals, working=working, operands=keys))


def said(datum: Datum, name: str = "") -> str:
    """The exact value as a working shows it, with its unit."""
    name = name or datum.unit
    return f"{short(in_unit(datum, name))}{name}"
