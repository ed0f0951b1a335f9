"""One sheet of a template while it is filled."""

from collections.abc import Collection
from copy import copy
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.worksheet import Worksheet

from jixiao.forms.grid import FormError
from jixiao.forms.heights import needed_height
from jixiao.forms.values import Number, Value
from jixiao.units.regex import regex

_GENERAL_DIGITS = 10
_MOST_DIGITS = 15  # spreadsheet programs keep no more
_LONGEST_TEXT = 32767  # of a cell
_UNPRINTABLE = regex(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_DECIMALS = regex(r"0\.(0+)")
_WIDTH = Decimal("8.43")  # of a column without one
_HEIGHT = Decimal("14.25")  # of a row without one
_SIZE = Decimal(11)


@dataclass(frozen=True, slots=True)
class Looks:
    """A row of the template: the style of each of its cells, its height, the columns merged across."""

    styles: tuple[Any, ...]
    height: float | None
    across: tuple[tuple[int, int], ...]


class SheetGrid:
    """A Grid over a sheet."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet

    def text(self, row: int, column: int) -> str:
        value = self._sheet.cell(row, column).value
        return "" if value is None else str(value)

    def write(self, row: int, column: int, value: Value) -> None:
        cell = self._sheet.cell(row, column)
        if isinstance(cell, MergedCell):
            raise FormError(f"{self._sheet.title}!{cell.coordinate} 在合并的单元格里；表样应写合并区左上角的地址。")
        if isinstance(value, Number):
            stored = _stored(value)
            if len(stored.normalize().as_tuple().digits) <= _MOST_DIGITS:
                cell.value = stored
                cell.number_format = _format(cell.number_format, value)
                return
        text = _UNPRINTABLE.sub("", str(value)).replace("\r\n", "\n")
        if len(text) > _LONGEST_TEXT:
            raise FormError(
                f"{self._sheet.title}!{cell.coordinate} 有 {len(text)} 个字，一格最多 {_LONGEST_TEXT} 个；请缩短。"
            )
        cell.value = text or None
        if text:
            cell.data_type = "s"  # = opens no formula
        if text.startswith(_FORMULA_SIGNS):
            cell.quotePrefix = True  # nor when the cell is edited

    def resize(self, first: int, last: int, count: int, columns: Collection[int]) -> None:
        looks = [self._looks(row, columns) for row in (first, min(first + 1, last), last)]
        self._set_apart(first, last, columns)
        delta = count - (last - first + 1)
        if delta > 0:
            self._sheet.insert_rows(last + 1, delta)
        elif delta < 0:
            self._sheet.delete_rows(first + count, -delta)
        if delta:
            self._move(last, delta)
        for row in range(last + 1, first + count):
            self._dress(row, looks[1])
        if delta:
            self._dress(first + count - 1, looks[2])

    def _set_apart(self, first: int, last: int, columns: Collection[int]) -> None:
        """Cells merged downwards become single ones of the same looks; those merged across stay so, row by row."""
        for area in list(self._sheet.merged_cells.ranges):
            inside = area.min_row >= first and area.max_row <= last and area.max_row > area.min_row
            if not inside or not any(area.min_col <= column <= area.max_col for column in columns):
                continue
            style = self._style(area.min_row, area.min_col)
            self._sheet.unmerge_cells(area.coord)
            for row in range(area.min_row, area.max_row + 1):
                for column in range(area.min_col, area.max_col + 1):
                    self._set_style(row, column, style)
                if area.max_col > area.min_col:
                    self._merge(CellRange(min_row=row, max_row=row, min_col=area.min_col, max_col=area.max_col))

    def join_down(self, column: int, first: int, last: int) -> None:
        if last > first:
            for row in range(first + 1, last + 1):
                self._sheet.cell(row, column).value = None
            across = [a for a in self._sheet.merged_cells.ranges if a.min_col == column and first <= a.min_row <= last]
            right = max((area.max_col for area in across), default=column)
            for area in across:
                self._sheet.merged_cells.remove(area)
            self._merge(CellRange(min_row=first, max_row=last, min_col=column, max_col=right))

    def fit_heights(self) -> None:
        """Rows grow until their texts can be read; none becomes lower than the template has it."""
        spans = {(area.min_row, area.min_col): area for area in self._sheet.merged_cells.ranges}
        tall: list[tuple[CellRange, Decimal]] = []
        for row in range(1, self._sheet.max_row + 1):
            needed = self._height(row)
            for column in range(1, self._sheet.max_column + 1):
                area, text = spans.get((row, column)), self.text(row, column)
                if not text:
                    continue
                height = needed_height(text, self._width(column, area), self._size(row, column))
                if area is None or area.min_row == area.max_row:
                    needed = max(needed, height)
                else:
                    tall.append((area, height))
            self._set_height(row, needed)
        for area, height in tall:
            rows = range(area.min_row, area.max_row + 1)
            lack = height - sum(map(self._height, rows))
            for row in rows if lack > 0 else ():
                self._set_height(row, self._height(row) + lack / len(rows))

    def _looks(self, row: int, columns: Collection[int]) -> Looks:
        """`across` are the merges of the columns to be filled, each row's own."""
        areas = [a for a in self._sheet.merged_cells.ranges if a.min_row <= row <= a.max_row and a.max_col > a.min_col]
        tall = {
            (a.min_col, r): a.min_row for a in self._sheet.merged_cells.ranges for r in range(a.min_row, a.max_row + 1)
        }
        every = range(1, self._sheet.max_column + 1)
        styles = tuple(self._style(tall.get((column, row), row), column) for column in every)
        return Looks(
            styles,
            self._sheet.row_dimensions[row].height,
            tuple((a.min_col, a.max_col) for a in areas if a.min_col in columns),
        )

    def _dress(self, row: int, looks: Looks) -> None:
        for column, style in enumerate(looks.styles, 1):
            self._set_style(row, column, style)
        self._sheet.row_dimensions[row].height = looks.height
        present = {(a.min_row, a.min_col) for a in self._sheet.merged_cells.ranges}
        for left, right in looks.across:
            if (row, left) not in present:
                self._merge(CellRange(min_row=row, max_row=row, min_col=left, max_col=right))

    def _style(self, row: int, column: int) -> Any:
        """All of a cell's style; openpyxl gives it under no public name."""
        cell: Any = self._sheet.cell(row, column)
        return copy(cell._style)  # noqa: SLF001 - said above

    def _set_style(self, row: int, column: int, style: Any) -> None:
        cell: Any = self._sheet.cell(row, column)
        cell._style = copy(style)  # noqa: SLF001 - said above

    def _merge(self, area: CellRange) -> None:
        """Cells keep their borders; merge_cells of openpyxl would take those of the first."""
        self._sheet.merged_cells.add(area)

    def _move(self, last: int, delta: int) -> None:
        """All that knows rows by number, below row `last` or reaching to it."""
        sheet = self._sheet
        areas = [_moved(area, last, delta) for area in sheet.merged_cells.ranges]
        sheet.merged_cells = MultiCellRange(areas)
        for validation in sheet.data_validations.dataValidation:
            validation.sqref = MultiCellRange(
                [_moved(area, last, delta, grows=True) for area in validation.sqref.ranges]
            )
        heights = {row: dimension.height for row, dimension in sheet.row_dimensions.items()}
        for row in heights:
            sheet.row_dimensions[row].height = None
        for row, height in heights.items():
            if row > last or row <= last + min(delta, 0):
                sheet.row_dimensions[_row(row, last, delta)].height = height
        if sheet.print_area:
            area = CellRange(sheet.print_area.rpartition("!")[2].replace("$", ""))
            sheet.print_area = _moved(area, last, delta).coord
        if sheet.print_title_rows:
            top, bottom = (int(end) for end in sheet.print_title_rows.replace("$", "").split(":"))
            sheet.print_title_rows = f"{_row(top, last, delta)}:{_row(bottom, last, delta)}"

    def _width(self, column: int, area: CellRange | None) -> Decimal:
        columns = range(column, (area.max_col if area is not None else column) + 1)
        return sum((_width_of(self._sheet, number) for number in columns), Decimal(0))

    def _size(self, row: int, column: int) -> Decimal:
        font = self._sheet.cell(row, column).font
        return Decimal(str(font.size)) if font.size else _SIZE

    def _height(self, row: int) -> Decimal:
        height = self._sheet.row_dimensions[row].height
        return Decimal(str(height)) if height else _HEIGHT

    def _set_height(self, row: int, height: Decimal) -> None:
        if height > self._height(row):
            self._sheet.row_dimensions[row].height = float(height)


def _row(row: int, last: int, delta: int) -> int:
    """Where a row goes when `delta` rows are put in below `last`, or taken out above its end."""
    return row + delta if row > last else min(row, last + delta)


def _moved(area: CellRange, last: int, delta: int, *, grows: bool = False) -> CellRange:
    """An area below moves; one that reaches over `last` from above, or `grows`, reaches to the new end."""
    reaches = area.max_row >= last and (area.min_row < last or area.max_row > last or grows)
    bottom = area.max_row + delta if reaches else _row(area.max_row, last, delta)
    top = _row(area.min_row, last, delta)
    return CellRange(min_row=top, max_row=max(top, bottom), min_col=area.min_col, max_col=area.max_col)


def _width_of(sheet: Worksheet, column: int) -> Decimal:
    """Equal neighbours are stored once, under the first of them."""
    for dimension in sheet.column_dimensions.values():
        if dimension.width and (dimension.min or 0) <= column <= (dimension.max or 0):
            return Decimal(str(dimension.width))
    return _WIDTH


def _stored(number: Number) -> Decimal:
    """As a cell stores it: rounded, percentages as fractions."""
    value = number.value.quantize(Decimal(1).scaleb(-number.decimals), rounding=ROUND_HALF_UP)
    return value / 100 if number.percent else value


def _format(code: str, number: Number) -> str:
    """The format of the template, unless it would hide digits."""
    own = "0." + "0" * number.decimals if number.decimals else "0"
    own += "%" if number.percent else ""
    if code == "General":  # shows what is typed over it later too, but no more than eleven digits
        few = len(number.value.normalize().as_tuple().digits) <= _GENERAL_DIGITS
        return code if few and not number.percent else own
    if number.percent is not code.endswith("%"):
        return own
    shown = _DECIMALS.search(code)
    if number.decimals <= (len(shown[1]) if shown else 0):
        return code
    return _DECIMALS.sub(own.removesuffix("%"), code) if shown else own
