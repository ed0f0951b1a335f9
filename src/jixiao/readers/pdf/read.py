"""Text pdf: paragraphs joined over lines and pages, tables from ruling lines stitched over pages.

Pages are read one after another and closed at once; what is kept of a page is its lines and tables.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from jixiao.document.build import Builder, Piece, Square
from jixiao.document.model import Document
from jixiao.readers.errors import Unreadable
from jixiao.readers.pdf import columns, paragraphs
from jixiao.readers.pdf.lines import PageLine, page_lines, usual_size
from jixiao.readers.pdf.page import SCAN, Page, read_page
from jixiao.readers.pdf.running import without_running
from jixiao.readers.pdf.signs import SAMPLE, garbled
from jixiao.readers.pdf.stitch import Item, stitched
from jixiao.readers.pdf.streams import check_streams
from jixiao.readers.pdf.tables import Ruled, ruled_tables

MOST_PAGES = 2000
_MOST_MARKS = 10_000_000  # characters and drawn objects of a file; 2,000 full pages have four million
_SPLIT = "请拆成几个文件后再试"


@dataclass(slots=True)
class Reading:
    """What the pages gave, page by page."""

    items: list[list[Item]] = field(default_factory=list)
    sizes: list[tuple[float, float]] = field(default_factory=list)
    scanned: list[int] = field(default_factory=list)
    garbled: list[int] = field(default_factory=list)
    crowded: list[int] = field(default_factory=list)
    recognised: list[int] = field(default_factory=list)
    noted: list[int] = field(default_factory=list)
    marks: int = 0  # characters and drawn objects so far


def read(path: str, data: bytes) -> Document:
    """A Document whose source is its own text, one line a paragraph or table row."""
    return finish(path, "pdf", _pages(path, data))


def finish(path: str, kind: str, reading: Reading) -> Document:
    """The Document of pages that were read one by one."""
    texts = sum(map(len, reading.items))
    if not texts and reading.crowded:
        raise Unreadable(path, "页面内容过密，不是正常的文档", _SPLIT)
    if not texts:
        what = "扫描件（只有图片，没有文字）" if reading.scanned else "没有可读的文字（可能已转成曲线，或是空白页）"
        raise Unreadable(path, what, "请提供文字版或原始文档；扫描件请先做文字识别（OCR）")
    builder = Builder(path, kind)
    heights = [height for _, height in reading.sizes]
    _Writer(builder, reading.sizes).write(stitched(without_running(reading.items, reading.sizes), heights))
    for code, pages, message in _remarks(reading):
        builder.remark(code, f"第{_listed(pages)}页{message}")
    return builder.build()


def _pages(path: str, data: bytes) -> Reading:
    import pypdfium2 as pdfium

    check_streams(path, data)
    reading = Reading()
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _unopened(path, data, str(error)) from None
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise Unreadable(path, f"页数太多（{count} 页，超过 {MOST_PAGES} 页的上限）", _SPLIT)
        if count == 0:
            raise Unreadable(path, "PDF 没有页面", "请重新导出或下载后再试")
        for number in range(count):
            _read_one(document, number, reading)
            if reading.marks > _MOST_MARKS:
                raise Unreadable(path, f"PDF 内容太多（读到第 {number + 1} 页已超过上限）", _SPLIT)
    finally:
        document.close()
    return reading


def _unopened(path: str, data: bytes, error: str) -> Unreadable:
    if "password" in error.lower():
        return Unreadable(path, "PDF 有打开密码", "请去掉密码后另存一份")
    if "security" in error.lower():
        return Unreadable(path, "PDF 用不支持的方式加密", "请打开后打印或另存为不加密的 PDF")
    if b"%%EOF" not in data[-2048:]:
        return Unreadable(path, "PDF 不完整（末尾缺失）", "请重新下载或请对方重新发送")
    return Unreadable(path, "PDF 已损坏，无法打开", "请重新导出或下载；能打开的话请另存一份再试")


def _read_one(document: Any, number: int, reading: Reading) -> None:
    import pypdfium2 as pdfium

    try:
        page = document[number]
        text_page = page.get_textpage()
    except pdfium.PdfiumError:
        reading.items.append([])
        reading.sizes.append((595.0, 842.0))
        reading.crowded.append(number)
        return
    try:
        read = read_page(page.raw, text_page.raw)
        take(reading, read, number)
    finally:
        text_page.close()
        page.close()


def take(reading: Reading, page: Page, number: int) -> None:
    """Keep the lines and tables of a page."""
    page.size = usual_size(page.glyphs)
    items = _items(page, number)
    reading.items.append(items)
    reading.sizes.append((page.width, page.height))
    if page.crowded or page.rules.too_many:
        reading.crowded.append(number)
    elif not items and page.images >= SCAN:
        reading.scanned.append(number)
    elif garbled("".join(glyph[2] for glyph in page.glyphs[:SAMPLE])):
        reading.garbled.append(number)
    if page.recognised and items:
        reading.recognised.append(number)
    if page.noted:
        reading.noted.append(number)
    reading.marks += len(page.glyphs) + page.rules.seen


def _items(page: Page, number: int) -> list[Item]:
    """Tables and lines of a page from the top down."""
    tables, rest = ruled_tables(page, number)
    lines = [line for line in page_lines(page, rest, number) if line.text]
    items: list[Item] = [*tables, *lines]
    items.sort(key=lambda item: item.bottom - 0.01 if isinstance(item, Ruled) else item.base)
    return items


def _remarks(reading: Reading) -> Iterator[tuple[str, list[int], str]]:
    if reading.scanned:
        yield "scanned-page", reading.scanned, "只有图片，没有文字，没有检查；请对这些页做文字识别（OCR）或提供原件"
    if reading.garbled:
        yield "garbled-text", reading.garbled, "的文字编码有误，读出的可能是乱码，结果不可靠；请用原文档重新导出 PDF"
    if reading.crowded:
        yield "crowded-page", reading.crowded, "内容过密或已损坏，没有全部读出"
    if reading.recognised:
        yield "recognised-text", reading.recognised, "是扫描件，文字由软件识别（OCR）得来，可能有误识"
    if reading.noted:
        yield "note-text", reading.noted, "有批注文字或表单域，其中的内容没有检查"


def _listed(pages: Sequence[int]) -> str:
    """1、3–5"""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    shown = [str(a + 1) if a == b else f"{a + 1}–{b + 1}" for a, b in runs]
    return "、".join(shown[:20]) + ("…" if len(shown) > 20 else "")


class _Writer:
    """Puts items into the builder, telling it where pages begin."""

    def __init__(self, builder: Builder, sizes: Sequence[tuple[float, float]]) -> None:
        self._builder = builder
        self._sizes = sizes
        self._begun = 0  # pages that have begun

    def write(self, items: Sequence[Item]) -> None:
        run: list[PageLine] = []
        self._measures = paragraphs.measures([i for i in items if isinstance(i, PageLine)], self._sizes)
        for item in items:
            if isinstance(item, PageLine):
                run.append(item)
                continue
            self._lines(run)
            run = []
            self._ruled(item)
        self._lines(run)
        self._builder.begin_pages(len(self._sizes) - self._begun)

    def _lines(self, run: Sequence[PageLine]) -> None:
        for block in columns.blocks(run):
            if isinstance(block, columns.Loose):
                self._loose(block)
                continue
            for group in paragraphs.paragraphs(block, self._measures, self._sizes):
                if len(group) == 1 and len(texts := paragraphs.parts(group[0])) > 1:
                    for text in texts:
                        self._builder.paragraph([self._piece(text, group[0].page)])
                else:
                    pieces = paragraphs.joined(group)
                    self._builder.paragraph([self._piece(text, page) for text, page in pieces])

    def _piece(self, text: str, page: int) -> Piece:
        """A piece that says how many pages begin with it."""
        begun, self._begun = self._begun, max(self._begun, page + 1)
        return Piece(text, pages=self._begun - begun)

    def _loose(self, table: columns.Loose) -> None:
        squares = [
            Square((self._piece(text, page),), row, column)
            for row, (texts, page) in enumerate(zip(table.rows, table.pages, strict=True))
            for column, text in enumerate(texts)
        ]
        self._builder.table(squares, loose=True)

    def _ruled(self, table: Ruled) -> None:
        squares = []
        for box in sorted(table.boxes, key=lambda box: (box.row, box.column)):
            page = table.page + sum(1 for row in table.breaks if row <= box.row)
            pieces = [Piece(line) for line in box.lines] or [Piece("")]
            pieces[0] = self._piece(pieces[0].text, page)
            squares.append(Square(tuple(pieces), box.row, box.column, box.rows, box.columns))
        self._builder.table(squares)
