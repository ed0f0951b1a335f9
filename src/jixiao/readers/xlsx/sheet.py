"""One sheet part of an xlsx: its cells as they are shown, read in one pass without keeping the tree."""

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from io import BytesIO
from typing import TYPE_CHECKING, Protocol

from jixiao.readers.cell_formats import GENERAL, shown
from jixiao.readers.errors import Unreadable
from jixiao.readers.limits import check_entities
from jixiao.readers.sheets import Sheet
from jixiao.readers.xlsx.parts import Book, Look, text_of, unescaped
from jixiao.units.regex import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_CELLS = 400_000  # filled cells of one sheet
_REFERENCE = regex(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
# What only a formula has: references, functions, other sheets, sums and quotients of numbers.
_FORMULA = regex(r"[A-Za-z]{1,3}\$?\d|\w\s*\(|[!\[{\"#]|[\d%)]\s*[-+*/^&<>=]")
_PLAIN = Look(GENERAL, framed=False)


class Numbers(Protocol):
    """What a number becomes: `shown` or `exact`."""

    def __call__(self, value: Decimal, code: str, /, *, from_1904: bool) -> str: ...


@dataclass(slots=True)
class SheetReading:
    """A sheet and what its reader wants to tell of it."""

    sheet: Sheet
    uncomputed: list[str] = field(default_factory=list)  # cells with a formula and no result
    hidden: int = 0  # rows and columns


def read_sheet(book: Book, name: str, data: bytes, *, numbers: Numbers = shown, most: int = MOST_CELLS) -> SheetReading:
    """`numbers` says whether a number is given as its cell shows it, or exactly."""
    from lxml import etree

    path = book.archive.path
    check_entities(path, data)
    reading = SheetReading(Sheet(name))
    tags = ("{*}row", "{*}mergeCell", "{*}col")
    row = -1
    try:
        for _, node in etree.iterparse(BytesIO(data), tag=tags, resolve_entities=False, no_network=True):
            match str(node.tag).rpartition("}")[2]:
                case "row":
                    row = _row(book, reading, node, row + 1, numbers)
                    node.clear()
                    if len(reading.sheet.texts) > most:
                        raise Unreadable(
                            path, f"工作表“{name}”超过 {most // 10_000} 万个单元格", "请只保留需要检查的部分"
                        )
                case "mergeCell":
                    _merge(reading.sheet, str(node.get("ref", "")))
                case _:
                    reading.hidden += node.get("hidden") in {"1", "true"}
    except etree.XMLSyntaxError:
        raise Unreadable(path, f"工作表“{name}”已损坏", "请用 WPS 或 Excel 打开后另存一份再试") from None
    return reading


def _row(book: Book, reading: SheetReading, node: "_Element", expected: int, numbers: Numbers) -> int:
    """Take in a row; its number."""
    stated = str(node.get("r", ""))
    row = int(stated) - 1 if stated.isascii() and stated.isdigit() and 0 < int(stated) <= 1 << 20 else expected
    reading.hidden += node.get("hidden") in {"1", "true"}
    column = -1
    for cell in node.iterfind("{*}c"):
        reference = _REFERENCE.fullmatch(str(cell.get("r", "")))
        column = column_number(reference[1]) if reference else column + 1
        style = str(cell.get("s", "0"))
        look = (
            book.looks[int(style)] if style.isascii() and style.isdigit() and int(style) < len(book.looks) else _PLAIN
        )
        if look.framed:
            reading.sheet.framed.add((row, column))
        if len(cell) and (text := _text(book, cell, look, numbers)).strip():
            reading.sheet.texts[row, column] = text
        elif len(cell) and _is_uncomputed(cell):
            reading.uncomputed.append(f"{column_name(column)}{row + 1}")
    return row


def _text(book: Book, cell: "_Element", look: Look, numbers: Numbers) -> str:
    """What the cell shows; "" when nothing."""
    value = _child(cell, "v")
    match cell.get("t", "n"):
        case "s":
            number = int(value) if value.isascii() and value.isdigit() else len(book.texts)
            return book.texts[number] if number < len(book.texts) else ""
        case "inlineStr":
            inline = cell.find("{*}is")
            return "" if inline is None else text_of(inline)
        case "b":
            return {"1": "TRUE", "0": "FALSE"}.get(value, value)
        case "str" | "e" | "d":
            return unescaped(value)
    if not value:
        return _typed(cell)
    try:
        number_shown = numbers(Decimal(value), look.code, from_1904=book.from_1904)
    except (InvalidOperation, ValueError, OverflowError):
        return value
    return number_shown


def _child(cell: "_Element", name: str) -> str:
    """The text of a child; in a loop of our own, since a path is looked up anew for every cell."""
    for child in cell:
        if str(child.tag).rpartition("}")[2] == name:
            return child.text or ""
    return ""


def _typed(cell: "_Element") -> str:
    """A text that begins with = (=1 家) and that a program stored as a formula."""
    formula = _child(cell, "f").strip()
    return f"={formula}" if formula and not _FORMULA.search(formula) else ""


def _is_uncomputed(cell: "_Element") -> bool:
    formula = cell.find("{*}f")
    return formula is not None and cell.get("t", "n") != "str" and not cell.findtext("{*}v")


def _merge(sheet: Sheet, reference: str) -> None:
    ends = [_REFERENCE.fullmatch(end) for end in reference.upper().split(":")]
    if len(ends) == 2 and ends[0] and ends[1]:
        rows = sorted(int(end[2]) - 1 for end in ends if end)
        columns = sorted(column_number(end[1]) for end in ends if end)
        sheet.merged.append((rows[0], columns[0], rows[1], columns[1]))


def column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def column_name(number: int) -> str:
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
