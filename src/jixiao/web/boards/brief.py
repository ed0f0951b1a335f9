"""The monthly brief: what the boards show, handed to the floor of reports with the place each figure comes from."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils import timezone

from jixiao.dossier.datum import Datum, Provenance
from jixiao.report.blocks import Report
from jixiao.report.brief import Brief, Chapter, KeyLine, Sheet, Value, compose
from jixiao.units.fixed import FEN, points
from jixiao.web.boards.boxes import Key, before_of
from jixiao.web.boards.pictures import POINTS, Cell, Drawing, Picture, Table, Tiles
from jixiao.web.boards.queries import Shown, drawn
from jixiao.web.boards.reading import Found, Reader, Scope
from jixiao.web.boards.sections import BRIEF, BRIEF_KEYS

_MONEY_DECIMALS, _RATE_DECIMALS = 2, 2
_BOARD = "工作看板"


def brief_of(scope: Scope) -> Report:
    """Of a department's month. What the ledgers say nothing of is left out."""
    period, reader = scope.period, Reader(scope)
    keys = [
        line for number, key in enumerate(BRIEF_KEYS, 1) if (line := _line(reader, key, number)).total or line.before
    ]
    shown = {one.box.key: one for one in drawn((box for _, boxes in BRIEF for box in boxes), scope)}
    chapters = (
        Chapter(title, tuple(_sheet(scope, shown[box.key]) for box in boxes if not shown[box.key].is_empty))
        for title, boxes in BRIEF
    )
    day = min(timezone.localdate(), period.last)
    months = f"1—{period.month}月" if period.month > 1 else "1月"
    return compose(
        Brief(
            department=scope.name,
            year=period.year,
            month=period.month,
            period=months,
            day=f"{day.year}年{day.month}月{day.day}日",
            keys=tuple(keys),
            chapters=tuple(one for one in chapters if one.sheets),
        )
    )


def _line(reader: Reader, key: Key, number: int) -> KeyLine:
    period = reader.period
    spans = {"month": period.only_month, "total": period.span}
    found = {name: reader.figure(key.source, span) for name, span in spans.items()} | {"before": before_of(reader, key)}
    data = {name: _datum(f"boards/key/{number}/{name}", key, one) for name, one in found.items()}
    return KeyLine(key.label, key.unit, **data, note=key.broken(reader), source=found["total"].words)


def _datum(name: str, key: Key, found: Found) -> Datum | None:
    """Nothing counted is nothing to tell: a ledger that is not kept has no zeros."""
    if not found.value:
        return None
    cell = Cell(found.value, key.unit, found.address)
    return datum_of(cell, name, key.label, found.words)


def datum_of(cell: Cell, name: str, label: str, words: str) -> Datum | None:
    """A figure of a board as reports print it: exact, in its unit, with the address of its rows."""
    if cell.value is None or isinstance(cell.value, str):
        return None
    value, unit, decimals = _exact(cell)
    place = Provenance(_BOARD, words, f"{value:f}{unit}", cell=cell.address)
    return Datum(name, label, value, unit, decimals, (place,))


def _exact(cell: Cell) -> tuple[Decimal, str, int]:
    assert isinstance(cell.value, int | Decimal)
    value = Decimal(cell.value)
    if cell.is_rate:
        return value, "%", _RATE_DECIMALS
    if cell.unit == POINTS:
        return points(int(value)), POINTS, _MONEY_DECIMALS
    if cell.unit in FEN:
        return value / FEN[cell.unit], cell.unit, _MONEY_DECIMALS
    decimals = value.as_tuple().exponent
    return value, cell.unit, max(0, -decimals) if isinstance(decimals, int) else 0


def _sheet(scope: Scope, shown: Shown) -> Sheet:
    heads, rows, notes = table_of(shown.picture)
    title = shown.box.title
    values = tuple(
        tuple(
            _value(cell, f"boards/{shown.box.key}/{down}/{at}", f"{title}：{heads[at]}") for at, cell in enumerate(row)
        )
        for down, row in enumerate(rows)
    )
    return Sheet(title, tuple(heads), values, tuple(notes), f"{_BOARD}“{title}”，{scope.name}，{scope.period}")


def _value(cell: Cell, name: str, words: str) -> Value:
    return cell.value if isinstance(cell.value, str) else datum_of(cell, name, words, words)


def table_of(picture: Picture) -> tuple[Sequence[str], Sequence[Sequence[Cell]], Sequence[str]]:
    """A picture as heads, rows and notes."""
    match picture:
        case Table():
            held, unit = picture.total, picture.total.unit if picture.total else ""
            cut = [f"共 {held.value} {unit}，列出前 {len(picture.rows)} {unit}"] if held and picture.is_cut else []
            return picture.heads, picture.rows, [*picture.notes, *cut]
        case Tiles():
            tiles = [(Cell(one.label), one.number, one.amount) for one in picture.tiles]
            return ("地区", "项目（个）", "金额（亿元）"), tiles, ()
        case Drawing(chart=chart):
            rows = [
                (Cell(label), *(Cell(value, chart.unit, link) for value, link in row)) for label, row in chart.table()
            ]
            return ("", *(one.name for one in chart.series)), rows, picture.notes
    return (), (), ()
