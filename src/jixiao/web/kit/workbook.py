"""Workbooks that people fill: a template to download, and its rows read back with the address of every cell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

from jixiao.readers.errors import Unreadable
from jixiao.readers.kinds import kind_of
from jixiao.readers.macros import has_macros
from jixiao.readers.xlsx.read import first_rows, first_sheet
from jixiao.readers.xlsx.sheet import column_name as letters
from jixiao.web.kit.refused import Refused

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LARGEST = 10 << 20
Value = str | int | Decimal | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column people fill: its head, how wide it is drawn, what it is for, whether it may stay empty."""

    name: str
    head: str
    width: int = 16
    note: str = ""
    needed: bool = False


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row as filled: texts by the name of the column, and the row's number in the sheet."""

    number: int
    texts: dict[str, str]
    letters: dict[str, str]

    def cell(self, name: str) -> str:
        """The address of a cell, as the program shows it: C5."""
        return f"{self.letters.get(name, '')}{self.number}"


def template(title: str, columns: Sequence[Column], example: Sequence[str]) -> bytes:
    """An empty workbook: the heads, what each is for, and one example row to overwrite."""
    from openpyxl import Workbook
    from openpyxl.comments import Comment
    from openpyxl.styles import Font, PatternFill

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    sheet.freeze_panes = "A2"
    for at, column in enumerate(columns, 1):
        head = sheet.cell(1, at, column.head + ("*" if column.needed else ""))
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor="DCE6F2")
        if column.note:
            head.comment = Comment(column.note, "绩效")
        sheet.column_dimensions[letters(at - 1)].width = column.width
        cell = sheet.cell(2, at, example[at - 1])
        cell.number_format = "@"
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def rows(name: str, data: bytes, columns: Sequence[Column], *, most: int = 0) -> list[SheetRow]:
    """The filled rows of the first sheet; raises Refused when it is no such workbook.

    With `most`, tables of that many cells are read, and numbers exactly rather than as their cells show them.
    """
    try:
        if kind_of(name, data).name not in {"xlsx", "xls"}:
            raise Refused(f"“{name}”不是 Excel 工作簿；请下载模板填写后再上传。")
        if has_macros(name, data):
            raise Refused(f"“{name}”含有宏；请另存为不含宏的 xlsx 再上传。")
        if most and kind_of(name, data).name != "xlsx":
            raise Refused(f"“{name}”是旧格式；请另存为 xlsx 再上传。")
        texts = first_rows(name, data, most=most).texts if most else first_sheet(name, data).texts
    except Unreadable as error:
        raise Refused(f"“{name}”读不了：{error.problem}。{error.remedy}。") from None
    if not texts:
        raise Refused(f"“{name}”的第一张工作表是空的。")
    return rows_of(name, texts, columns)


def rows_of(name: str, texts: Mapping[tuple[int, int], str], columns: Sequence[Column]) -> list[SheetRow]:
    """The filled rows of cells; raises Refused when the heads are not those of the template."""
    grid: dict[int, dict[int, str]] = {}
    for (row, column), text in texts.items():
        grid.setdefault(row, {})[column] = text.strip()
    return _rows(name, grid, columns)


def _rows(name: str, grid: dict[int, dict[int, str]], columns: Sequence[Column]) -> list[SheetRow]:
    """Below the row that holds the heads; rows without any text are passed over."""
    top = min(grid)
    heads = {text.rstrip("*＊ "): at for at, text in grid[top].items()}
    missing = [column.head for column in columns if column.needed and column.head not in heads]
    if missing:
        raise Refused(f"“{name}”第 {top + 1} 行的表头缺少 {'、'.join(missing)}；请用下载的模板，不要改表头。")
    places = {column.name: heads[column.head] for column in columns if column.head in heads}
    where = {column: letters(at) for column, at in places.items()}
    found = []
    for number in sorted(grid)[1:]:
        texts = {column: grid[number].get(at, "") for column, at in places.items()}
        if any(texts.values()):
            found.append(SheetRow(number + 1, texts, where))
    return found


def listed(title: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]]) -> bytes:
    """A list as a workbook: heads that stay in sight, and rows whose texts are never taken for formulas."""
    from openpyxl import Workbook
    from openpyxl.styles import Font, PatternFill

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    sheet.freeze_panes = "A2"
    for at, column in enumerate(columns, 1):
        head = sheet.cell(1, at, column.head)
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor="DCE6F2")
        sheet.column_dimensions[letters(at - 1)].width = column.width
    for number, row in enumerate(rows, 2):
        for at, value in enumerate(row, 1):
            cell = sheet.cell(number, at, value)
            if isinstance(value, str):
                cell.data_type = "s"
    file = BytesIO()
    book.save(file)
    return file.getvalue()
