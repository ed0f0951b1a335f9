"""Web pages, also those Word and WPS export: headings, paragraphs, lists, tables, without what a browser hides."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao.document.model import Document
from jixiao.readers.encoding import decode_html
from jixiao.readers.errors import Unreadable
from jixiao.readers.html.style import (
    HEADINGS,
    UNREAD,
    Lists,
    is_block,
    is_centred,
    is_hidden,
    is_indented,
    is_menu,
    symbol_font,
)
from jixiao.readers.html.table import Square, grid, is_layout, rows_of, span
from jixiao.readers.layout import Layout, build
from jixiao.readers.limits import check_cells, check_tags, too_deep
from jixiao.readers.lines import Grid, Line, Para
from jixiao.readers.symbols import PRIVATE, is_symbol_font, plain
from jixiao.units.regex import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLANKS = regex("[ \t\r\n\f\v\u200b]+")
_SILENT = regex("[\u00ad\u200c-\u200f\u2060\u202a-\u202e\ufeff]")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNPRINTABLE = regex("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TRIMMED = " \t\r\n\u3000"
_INDENTS = ("\u3000", " \u3000", "  ")  # typed by hand
_DEEPEST = 30  # tables in tables


def read(path: str, data: bytes) -> Document:
    """A Document whose source is the visible text, one line a paragraph or table row."""
    from lxml import etree, html

    check_tags(path, data)
    page = _UNPRINTABLE.sub("", decode_html(data)).encode()
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(page, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise Unreadable(path, "网页里没有内容", "请用浏览器打开后另存，或把文字复制到 Word 再试") from None
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        raise too_deep(path)
    return build(path, "html", Layout(_Page(path).blocks(root)))


class _Page:
    def __init__(self, path: str) -> None:
        self._path = path
        self._lists = Lists()
        self._depth = self._cells = 0

    def blocks(self, root: "_Element") -> Iterator[Para | Grid]:
        """Blocks of an element in reading order."""
        from lxml.etree import iterwalk

        text = _Text()
        walker = iterwalk(root, events=("start", "end"))
        for event, node in walker:
            block = is_block(node)
            if block:
                yield from text.end()
            if event == "start":
                if node.tag in UNREAD or is_hidden(node) or is_menu(node):
                    walker.skip_subtree()
                elif node.tag == "table":
                    yield from self._table(node)
                    walker.skip_subtree()
                else:
                    text.begin(node, self._lists.number(node))
                continue
            text.leave(node)
            if node is not root:
                parent = node.getparent()
                text.add(node.tail, "" if parent is None else symbol_font(parent))
        yield from text.end()

    def _table(self, table: "_Element") -> Iterator[Para | Grid]:
        if self._depth >= _DEEPEST:
            raise too_deep(self._path)
        self._depth += 1
        for caption in table.iterchildren("caption"):
            yield from self.blocks(caption)
        rows = []
        for cells in rows_of(table):
            self._cells += len(cells)
            check_cells(self._path, self._cells)
            rows.append(
                [Square(tuple(self.blocks(cell)), span(cell, "rowspan"), span(cell, "colspan")) for cell in cells]
            )
        self._depth -= 1
        if table.get("role") in {"presentation", "none"} or is_layout(rows):
            for row in rows:
                for cell in row:
                    yield from cell.blocks
        else:
            yield from grid(rows)


class _Text:
    """The text of the paragraph being read."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._parts: list[str] = []
        self._number = ""
        self._indented = self._centred = False
        self._level = 0
        self._kept = 0  # open elements whose line ends are kept

    def begin(self, node: "_Element", number: str) -> None:
        tag = str(node.tag)
        self._level = HEADINGS.get(tag, self._level)
        self._number = number or self._number
        if node.attrib or tag == "center":
            self._indented = self._indented or is_indented(node)
            self._centred = self._centred or is_centred(node)
        self._kept += tag == "pre"
        if tag == "br":
            self._break()
        text = node.text
        if tag == "sup" and text and text.strip().isdecimal():
            text = text.strip().translate(_RAISED)
        self.add(text, symbol_font(node))

    def leave(self, node: "_Element") -> None:
        if node.tag in HEADINGS:
            self._level = 0
        self._kept -= node.tag == "pre"

    def add(self, text: str | None, font: str) -> None:
        if not text:
            return
        if is_symbol_font(font) or PRIVATE.search(text):
            text = plain(text, font)
        text = _SILENT.sub("", text)
        if self._kept:
            first, *rest = text.replace("\r", "\n").split("\n")
            self._parts.append(first)
            for line in rest:
                self._break()
                self._parts.append(line)
        else:
            self._parts.append(_BLANKS.sub(" ", text).replace("\u00a0", " "))

    def end(self) -> Iterator[Para]:
        """The paragraph read so far, if there is one."""
        self._break()
        if self._lines:
            apart = bool(self._number or self._indented or self._lines[0].startswith(_INDENTS))
            self._lines[0] = self._number + self._lines[0].lstrip(_TRIMMED)
            yield Para([Line(line) for line in self._lines], self._level, apart=apart, centred=self._centred)
            self._number = ""
        self._lines = []
        self._indented = self._centred = False

    def _break(self) -> None:
        line = "".join(self._parts).rstrip(_TRIMMED)
        self._parts.clear()
        if line:
            self._lines.append(line)
