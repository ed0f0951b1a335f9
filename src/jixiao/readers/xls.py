"""Old and binary workbooks (xls, xlsb): values by python-calamine, number formats and borders from the records."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from jixiao.readers.cell_formats import GENERAL, shown
from jixiao.readers.errors import Unreadable
from jixiao.readers.sheets import Sheet
from jixiao.readers.xls_looks import Looks, looks

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

Value = int | float | str | bool | time | date | datetime | timedelta
_START = datetime(1899, 12, 30)
_MOST_CELLS = 400_000
# What a cell shows whose format is not known.
_DATE, _MOMENT, _TIME = "yyyy/m/d", "yyyy/m/d h:mm", "h:mm:ss"


def old_sheets(path: str, data: bytes) -> Iterator[Sheet | str]:
    """The visible sheets in order; of a hidden one its name."""
    import python_calamine as calamine

    known = looks(data)
    try:
        book = calamine.CalamineWorkbook.from_filelike(BytesIO(data))
        for entry in book.sheets_metadata:
            if entry.typ is not calamine.SheetTypeEnum.WorkSheet:
                continue
            if entry.visible is not calamine.SheetVisibleEnum.Visible:
                yield entry.name
                continue
            yield _sheet(path, book.get_sheet_by_name(entry.name), known.get(entry.name, Looks()))
    except calamine.PasswordError:
        raise Unreadable(path, "文件有密码", "请打开后去掉密码，另存一份再试") from None
    except (calamine.CalamineError, OSError, ValueError):
        raise Unreadable(path, "工作簿已损坏，或版本太旧", "请用 WPS 或 Excel 打开后另存为 xlsx 再试") from None


def _sheet(path: str, source: "CalamineSheet", known: Looks) -> Sheet:
    if source.height * source.width > 20 * _MOST_CELLS:
        raise Unreadable(path, f"工作表“{source.name}”太大", "请只保留需要检查的部分后再试")
    sheet = Sheet(source.name, framed=known.framed)
    top, left = source.start or (0, 0)
    for row, values in enumerate(source.iter_rows(), top):
        for column, value in enumerate(values, left):
            text = _text(value, known.codes.get((row, column), ""), from_1904=known.from_1904)
            if text.strip():
                sheet.texts[row, column] = text
    sheet.merged = [(a, b, c, d) for (a, b), (c, d) in source.merged_cell_ranges or ()]
    return sheet


def _text(value: Value, code: str, *, from_1904: bool) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return shown(Decimal(repr(value)), code or GENERAL) if abs(value) < 1e300 else ""
    if isinstance(value, datetime):
        usual = _DATE if value.time() == time() else _MOMENT
        return shown(_days(value - _START), code or usual, from_1904=False)
    if isinstance(value, date):
        return shown(Decimal((value - _START.date()).days), code or _DATE)
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    return shown(_days(value), code or _TIME)


def _days(span: timedelta) -> Decimal:
    return Decimal(span.days) + Decimal(span.seconds) / 86400
