"""Workbooks (xlsx, xls): each visible sheet as titles, tables and notes, numbers as their cells show them."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from jixiao.document.build import Builder
from jixiao.document.model import Document
from jixiao.readers import sheets
from jixiao.readers.archive import Archive
from jixiao.readers.errors import Unreadable
from jixiao.readers.ole.read import MAGIC

if TYPE_CHECKING:
    from jixiao.readers.xls.read import OldReading
    from jixiao.readers.xlsx.sheet import SheetReading

_MOST_NAMED = 10
_LARGEST_SHEET = 256 << 20  # unpacked, of a long table of plain rows


def read(path: str, data: bytes) -> Document:
    """A Document whose source is its own text, one line a title or table row."""
    if data.startswith(MAGIC):
        return _read_old(path, data)
    archive = Archive(path, data)
    if "xl/workbook.bin" in archive:
        raise Unreadable(path, "不支持二进制工作簿（xlsb）", "请用 WPS 或 Excel 打开后另存为 xlsx")
    return _read_xml(archive)


def first_sheet(path: str, data: bytes) -> sheets.Sheet:
    """The first visible sheet cell by cell, for what people fill in; raises Unreadable when there is none."""
    readings = _old_visible(path, data) if data.startswith(MAGIC) else _visible(Archive(path, data))
    for reading in readings:
        return reading.sheet
    raise _nothing_visible(path)


def first_rows(path: str, data: bytes, *, most: int) -> sheets.Sheet:
    """The first visible sheet of an xlsx with its numbers exact, for long tables of up to `most` cells."""
    from jixiao.readers.cell_formats import exact
    from jixiao.readers.xlsx.parts import Book
    from jixiao.readers.xlsx.sheet import read_sheet

    book = Book(Archive(path, data))
    for part in book.sheets:
        if not part.hidden and (content := book.archive.bytes(part.part, _LARGEST_SHEET)) is not None:
            return read_sheet(book, part.name, content, numbers=exact, most=most).sheet
    raise _nothing_visible(path)


def _nothing_visible(path: str) -> Unreadable:
    return Unreadable(path, "工作簿里没有可见的工作表", "请用 WPS 或 Excel 打开后另存一份再试")


def _visible(archive: Archive) -> "Iterator[SheetReading]":
    from jixiao.readers.xlsx.parts import Book
    from jixiao.readers.xlsx.sheet import read_sheet

    book = Book(archive)
    for part in book.sheets:
        if not part.hidden and (content := archive.bytes(part.part)) is not None:
            yield read_sheet(book, part.name, content)


def _old_visible(path: str, data: bytes) -> "Iterator[OldReading]":
    from jixiao.readers.xls.read import old_sheets

    return (reading for reading in old_sheets(path, data) if not isinstance(reading, str))


def _read_xml(archive: Archive) -> Document:
    from jixiao.readers.xlsx.parts import Book
    from jixiao.readers.xlsx.sheet import read_sheet

    book = Book(archive)
    if not book.sheets:
        raise Unreadable(archive.path, "工作簿里没有工作表，文件可能已损坏", "请用 WPS 或 Excel 打开后另存一份再试")
    builder = Builder(archive.path, "xlsx")
    hidden = [sheet.name for sheet in book.sheets if sheet.hidden]
    readings = []
    for part in book.sheets:
        if not part.hidden and (content := archive.bytes(part.part)) is not None:
            readings.append(read_sheet(book, part.name, content))
            _add(archive.path, readings[-1].sheet, builder)
    _remark(builder, hidden, readings)
    for reading in readings:
        if reading.uncomputed:
            where = f"工作表“{reading.sheet.name}”的 {_listed(reading.uncomputed)}"
            builder.remark("uncomputed-formula", f"{where} 公式没有计算结果，请用 WPS/Excel 打开保存一次")
    if any(name.startswith("xl/drawings/") and b"<a:t>" in (archive.bytes(name) or b"") for name in archive.names):
        builder.remark("text-box", "工作表里有文本框或图形文字，没有检查")
    return _finished(archive.path, builder)


def _read_old(path: str, data: bytes) -> Document:
    from jixiao.readers.xls.read import old_sheets

    builder = Builder(path, "xls")
    hidden, readings = [], []
    for reading in old_sheets(path, data):
        if isinstance(reading, str):
            hidden.append(reading)
        else:
            readings.append(reading)
            _add(path, reading.sheet, builder)
    _remark(builder, hidden, readings)
    return _finished(path, builder)


def _add(path: str, sheet: sheets.Sheet, builder: Builder) -> None:
    try:
        sheets.add(sheet, builder)
    except sheets.TooLarge:
        raise Unreadable(path, f"工作表“{sheet.name}”太大", "请只保留需要检查的部分后再试") from None


def _remark(builder: Builder, hidden: list[str], readings: "Iterable[SheetReading | OldReading]") -> None:
    if hidden:
        builder.remark("hidden-sheet", f"有隐藏的工作表{_listed(f'“{name}”' for name in hidden)}，没有检查")
    for reading in readings:
        if reading.hidden:
            name = reading.sheet.name
            builder.remark("hidden-rows", f"工作表“{name}”有 {reading.hidden} 处隐藏的行或列，已一并检查")


def _listed(names: Iterable[str]) -> str:
    whole = list(names)
    return "、".join(whole[:_MOST_NAMED]) + (f" 等 {len(whole)} 处" if len(whole) > _MOST_NAMED else "")


def _finished(path: str, builder: Builder) -> Document:
    document = builder.build()
    if not document.text.strip():
        raise Unreadable(path, "工作簿是空的", "请确认内容已经保存；只有图片的请提供文字版")
    return document
