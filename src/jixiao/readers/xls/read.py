"""Old workbooks (xls): the cells of visible sheets as they are shown, from the records of the file."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from jixiao.readers.cell_formats import BUILT_IN, GENERAL, shown
from jixiao.readers.errors import Unreadable
from jixiao.readers.ole.stream import stream
from jixiao.readers.sheets import Sheet
from jixiao.readers.xls import records
from jixiao.readers.xls.records import short

_BEGIN, _PASSWORD, _DATES, _SHEET, _FORMAT, _LOOK, _STRINGS = 0x809, 0x2F, 0x22, 0x85, 0x41E, 0xE0, 0xFC
_NUMBER, _PACKED, _PACKED_ROW, _LABEL, _SHARED, _TRUTH, _FORMULA, _RESULT = (
    0x203, 0x27E, 0xBD, 0x204, 0xFD, 0x205, 0x06, 0x207,
)  # fmt: skip
_BLANK, _BLANK_ROW, _MERGED, _ROW, _COLUMN = 0x201, 0xBE, 0xE5, 0x208, 0x7D
_EXCEL_97 = 0x600
_MOST_CELLS = 400_000


@dataclass(slots=True)
class OldReading:
    """A sheet and how many of its rows and columns are hidden."""

    sheet: Sheet
    hidden: int = 0


@dataclass(slots=True)
class _Book:
    content: bytes
    texts: list[str] = field(default_factory=list)
    looks: list[tuple[str, bool]] = field(default_factory=list)  # number format, whether with a border
    sheets: list[tuple[str, int, bool]] = field(default_factory=list)  # name, place, hidden
    from_1904: bool = False


def old_sheets(path: str, data: bytes) -> Iterator[OldReading | str]:
    """The visible sheets in order; of a hidden one its name."""
    try:
        book = _book(path, stream(data, "Workbook"))
        for name, start, hidden in book.sheets:
            yield name if hidden else _sheet(path, book, name, start)
    except (struct.error, IndexError, ValueError, OverflowError):
        raise _damaged(path) from None


def _damaged(path: str) -> Unreadable:
    return Unreadable(path, "工作簿已损坏，或版本太旧", "请用 WPS 或 Excel 打开后另存为 xlsx 再试")


def _book(path: str, content: bytes) -> _Book:
    if len(content) < 8 or short(content, 0) != _BEGIN or short(content, 4) != _EXCEL_97:
        raise _damaged(path)
    book = _Book(content)
    codes = dict(BUILT_IN)
    strings: list[bytes] = []
    last = 0
    for kind, body in records.records(content):
        if kind == _PASSWORD:
            raise Unreadable(path, "文件有密码", "请打开后去掉密码，另存一份再试")
        if kind == _STRINGS or (kind == records.CONTINUE and last == _STRINGS):
            strings.append(body)
            last = _STRINGS
            continue
        last = kind
        if kind == _DATES:
            book.from_1904 = bool(short(body, 0))
        elif kind == _SHEET and body[5] == 0:
            book.sheets.append((records.string(body, 6, 1), struct.unpack_from("<I", body)[0], bool(body[4] & 3)))
        elif kind == _FORMAT:
            codes[short(body, 0)] = records.string(body, 2, 2)
        elif kind == _LOOK and len(body) >= 14:
            (lines,) = struct.unpack_from("<I", body, 10)
            sides = sum(bool(lines >> shift & 0xF) for shift in (0, 4, 8, 12))
            book.looks.append((codes.get(short(body, 2), GENERAL), sides >= 2))
    book.texts = records.shared_strings(strings) if strings else []
    return book


def _sheet(path: str, book: _Book, name: str, start: int) -> OldReading:
    reading = OldReading(Sheet(name))
    waiting: tuple[int, int] | None = None  # a formula whose result is the text of the next record
    for kind, body in records.records(book.content, start):
        if kind == _RESULT and waiting:
            _put(reading.sheet, waiting, records.string(body, 0, 2))
        waiting = None
        if kind in {_NUMBER, _PACKED, _LABEL, _SHARED, _TRUTH, _FORMULA, _BLANK}:
            place = short(body, 0), short(body, 2)
            text = _text(book, reading.sheet, place, kind, body)
            if text is None:
                waiting = place
            else:
                _put(reading.sheet, place, text)
        elif kind in {_PACKED_ROW, _BLANK_ROW}:
            _put_row(book, reading.sheet, kind, body)
        elif kind == _MERGED:
            for at in range(2, min(2 + 8 * short(body, 0), len(body) - 7), 8):
                row, row2, column, column2 = struct.unpack_from("<4H", body, at)
                reading.sheet.merged.append((row, column, row2, column2))
        elif kind in {_ROW, _COLUMN}:
            reading.hidden += bool(short(body, 12) & 0x20 if kind == _ROW else short(body, 8) & 1)
        if len(reading.sheet.texts) > _MOST_CELLS:
            raise Unreadable(path, f"工作表“{name}”超过 {_MOST_CELLS // 10_000} 万个单元格", "请只保留需要检查的部分")
    return reading


def _put(sheet: Sheet, place: tuple[int, int], text: str) -> None:
    if text.strip():
        sheet.texts[place] = text


def _text(book: _Book, sheet: Sheet, place: tuple[int, int], kind: int, body: bytes) -> str | None:
    """What a cell shows; None when the next record tells."""
    code = _look(book, sheet, place, short(body, 4))
    if kind == _BLANK:
        return ""
    if kind == _LABEL:
        return records.string(body, 6, 2)
    if kind == _SHARED:
        (index,) = struct.unpack_from("<I", body, 6)
        return book.texts[index] if index < len(book.texts) else ""
    if kind == _TRUTH:
        return records.error(body[6]) if body[7] else _truth(body[6])
    if kind == _PACKED:
        return _shown(book, records.packed(body, 6), code)
    if kind == _FORMULA and short(body, 12) == 0xFFFF:
        # The kind of the result stands where the number would.
        return {0: None, 1: _truth(body[8]), 2: records.error(body[8])}.get(body[6], "")
    return _shown(book, records.number(body, 6), code)


def _put_row(book: _Book, sheet: Sheet, kind: int, body: bytes) -> None:
    """Several numbers or blanks of one row."""
    row, first = short(body, 0), short(body, 2)
    step = 6 if kind == _PACKED_ROW else 2
    for number in range((len(body) - 6) // step):
        place = row, first + number
        code = _look(book, sheet, place, short(body, 4 + step * number))
        if kind == _PACKED_ROW:
            _put(sheet, place, _shown(book, records.packed(body, 6 + step * number), code))


def _look(book: _Book, sheet: Sheet, place: tuple[int, int], number: int) -> str:
    code, framed = book.looks[number] if number < len(book.looks) else (GENERAL, False)
    if framed:
        sheet.framed.add(place)
    return code


def _shown(book: _Book, value: Decimal | None, code: str) -> str:
    return "" if value is None else shown(value, code, from_1904=book.from_1904)


def _truth(value: int) -> str:
    return "TRUE" if value else "FALSE"
