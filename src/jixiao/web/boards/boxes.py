"""Kinds of boxes: what each draws of a board's figures. `sections.py` says which boxes there are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.urls import reverse
from django.utils import timezone

from jixiao.counting.conversion import growth
from jixiao.counting.share import Portion, Sum, sums
from jixiao.web.boards.pictures import Cell, Drawing, Figure, Figures, Nothing, Picture, Table, Tile, Tiles
from jixiao.web.boards.reading import Ask, Found, Pairs, Reader, Tally
from jixiao.web.kit.charts import Chart, Series
from jixiao.web.ledger.registry import ledger_named

Draw = Callable[[Reader], Picture]
Source = Ask | Tally
YI, WAN = "亿元", "万元"
_DEPTHS = 5


@dataclass(frozen=True, slots=True)
class Box:
    """`kept` says that what it shows follows from ledgers alone, and holds until one of them changes; `size` is how
    much of the width it takes: whole, half or third.
    """

    key: str
    title: str
    draw: Draw
    size: str = "half"
    kept: bool = True
    note: str = ""

    @property
    def is_head(self) -> bool:
        """Whether it stands above the others: key figures."""
        return isinstance(self.draw, KeyFigures)


@dataclass(frozen=True, slots=True)
class Key:
    """A key figure. `broken` says why it is not compared with the year before ("" when it is)."""

    label: str
    source: Source
    unit: str
    broken: Callable[[Reader], str] = lambda _reader: ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Key figures beside those of the same months a year before."""

    keys: Sequence[Key]

    def __call__(self, reader: Reader) -> Picture:
        figures = [figure_of(reader, key) for key in self.keys]
        known = [one for one in figures if one.now.value or one.before.value]  # a ledger nobody keeps says nothing
        return Figures(known) if known else Nothing("没有记录。")


def figure_of(reader: Reader, key: Key) -> Figure:
    period, note = reader.period, key.broken(reader)
    now, before = reader.figure(key.source, period.span), before_of(reader, key)
    more = None if note else grown(now, before)
    return Figure(key.label, _cell(now, key.unit), _cell(before, key.unit), more, now.words, note)


def before_of(reader: Reader, key: Key) -> Found:
    """The figure of the same months a year before; None for what is counted as it stands now."""
    if isinstance(key.source, Ask) and not key.source.is_timed:
        return Found(None, "")
    return reader.figure(key.source, reader.period.before.span)


def grown(now: Found, before: Found) -> Decimal | None:
    return growth(now.value, before.value)


def _cell(found: Found, unit: str) -> Cell:
    return Cell(found.value, unit, found.address)


@dataclass(frozen=True, slots=True)
class Line:
    """A series of a chart."""

    label: str
    tone: str
    source: Source


@dataclass(frozen=True, slots=True)
class Months:
    """Figures month by month; a month without rows has none."""

    lines: Sequence[Line]
    unit: str = ""
    stacked: bool = True
    notes: Callable[[Reader], Sequence[tuple[str, str]]] = lambda _reader: ()  # month and what is to be known of it

    def __call__(self, reader: Reader) -> Picture:
        months, found = reader.period.months, [reader.monthly(line.source) for line in self.lines]
        nothing = Found(None if self.unit else 0, "")
        rows = [[one.get(month, nothing) for month in months] for one in found]
        told = [(line, row) for line, row in zip(self.lines, rows, strict=True) if any(cell.value for cell in row)]
        if not told:
            return Nothing("这段时间没有记录。")
        marked = dict(self.notes(reader))
        labels = [f"{int(month[5:])}月{'▲' if month in marked else ''}" for month in months]
        series = [_series(line, row) for line, row in told]
        name = "、".join(line.label for line, _ in told[:3])
        chart = Chart("", f"各月{name}", labels, series, stacked=self.stacked, unit=self.unit)
        return Drawing(chart, [f"▲ {words}" for words in marked.values()])


def _series(line: Line, row: Sequence[Found]) -> Series:
    values = [None if cell.value is None else _whole(cell.value) for cell in row]
    return Series(line.label, line.tone, values, [cell.address for cell in row])


def _whole(value: int | Decimal) -> int | Decimal:
    return int(value) if value == int(value) else value


@dataclass(frozen=True, slots=True)
class Columns:
    """Figures by a column of a ledger: its choices in their order, all else the largest first."""

    by: str
    lines: Sequence[Line]
    unit: str = ""
    most: int = 12
    lying: bool = False

    def __call__(self, reader: Reader) -> Picture:
        span = reader.period.span
        found: dict[str, dict[str, Found]] = {}
        labels: dict[str, str] = {}
        for line in self.lines:
            assert isinstance(line.source, Ask)
            pairs = line.source.pairs(span)
            for group in reader.groups(line.source.ledger, pairs, self.by):
                address = reader.address(line.source.ledger, (*pairs, *group.pairs)) if group.pairs else ""
                found.setdefault(group.value, {})[line.label] = Found(line.source.of(group.total), address)
                labels[group.value] = group.label
        order = self._order(list(found))
        if not order:
            return Nothing("这段时间没有记录。")
        nothing = Found(None if self.unit else 0, "")
        series = [_series(line, [found[value].get(line.label, nothing) for value in order]) for line in self.lines]
        summary = "、".join(line.label for line in self.lines)
        shown = [labels[value] for value in order]
        chart = Chart("", summary, shown, series, stacked=True, unit=self.unit, lying=self.lying)
        left = len(found) - len(order)
        return Drawing(chart, [f"另有 {left} 类没有画出"] if left else ())

    def _order(self, values: list[str]) -> list[str]:
        source = self.lines[0].source
        assert isinstance(source, Ask)
        column = ledger_named(source.ledger).by_name.get(self.by)
        choices = [str(value) for value, _ in column.field.flatchoices] if column and column.field.choices else []
        if choices:
            return [value for value in (*choices, "") if value in values]
        return values[: self.most]


# --- the signed projects, as the policy counts them -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SignedBy:
    """Number and amount of what was counted, by the word that `by` finds for each; `key` asks for it in addresses."""

    key: str
    head: str
    by: Callable[[Portion], str]
    tiled: bool = False
    most: int = 40

    def __call__(self, reader: Reader) -> Picture:
        found = sums(reader.counter.counted(reader.period.span).portions, self.by)
        if not found:
            return nothing_counted()
        cells = {name: counted_cells(reader, one, **{self.key: name}) for name, one in found.items()}
        if self.tiled:
            amounts = [one.amount for one in found.values()]
            tiles = [Tile(name, *cells[name], _depth(one.amount, amounts)) for name, one in found.items()]
            return Tiles(tiles)
        rows = [(Cell(name), *cells[name]) for name in list(found)[: self.most]]
        return Table((self.head, "项目（个）", "金额（亿元）"), rows)


def counted_cells(reader: Reader, one: Sum, **asked: str) -> tuple[Cell, Cell]:
    address = reader.counted(reader.period.span, Tally(), **asked)
    return Cell(_whole(one.number), "个", address), Cell(one.amount, YI, address)


def nothing_counted() -> Nothing:
    return Nothing("这段时间没有计入的签约项目。")


def _depth(amount: int, among: Sequence[int]) -> int:
    """1 to 5 by fifths of the way from the smallest to the largest; 0 for nothing."""
    least, most = min(among), max(among)
    if amount <= 0:
        return 0
    return _DEPTHS if least == most else 1 + min(_DEPTHS - 1, (amount - least) * _DEPTHS // (most - least))


# --- rows -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rows:
    """The first rows that are late: what `pairs` asks for of the last day on which they would have been in time."""

    ledger: str
    pairs: Callable[[date], Pairs]
    columns: Sequence[str]
    sort: str
    most: int = 10
    empty: str = "没有。"

    def __call__(self, reader: Reader) -> Picture:
        ledger, pairs = ledger_named(self.ledger), self.pairs(moment(reader) - timedelta(1))
        number = reader.total(self.ledger, pairs).count
        if not number:
            return Nothing(self.empty)
        columns = [ledger.by_name[name] for name in self.columns]
        rows = [
            [Cell(column.text(row), address=row_address(self.ledger, row.pk) if not at else "")
             for at, column in enumerate(columns)]
            for row in reader.rows(self.ledger, pairs).order_by(self.sort, "pk")[: self.most]
        ]  # fmt: skip
        return Table(
            [one.label for one in columns],
            rows,
            total=Cell(number, ledger.measure_word, reader.address(self.ledger, pairs)),
        )


def moment(reader: Reader) -> date:
    """The day from which one looks: today, or the day after a period that is over."""
    return min(timezone.localdate(), reader.period.last + timedelta(1))


def row_address(ledger: str, key: int) -> str:
    return reverse("ledger:row_detail", args=[ledger, key])
