"""Plain text, also the text of web pages and pdf files saved as txt: wrapped lines, tables in every guise, pages."""

import re
from collections.abc import Iterator, Sequence

from jixiao.document.build import Builder, Piece
from jixiao.document.join import HEADING, Line, is_columns, paragraphs
from jixiao.document.model import Document
from jixiao.readers.encoding import decode
from jixiao.readers.txt_boxes import BOX_SIGNS, boxes, is_boxed
from jixiao.readers.txt_flat import sentences, words
from jixiao.readers.txt_rows import Rows, is_piped, is_ruled, is_tabbed, squares

_LINE = re.compile(r"[^\r\n\f]*(?:\r\n|\r|\n|\f)?")
_PAGE_SIGNS = frozenset("-—–－·第")  # a page number begins with one
# A page number on a line of its own; bare digits only where a page ends or begins.
_PAGE_NUMBER = re.compile(r"[-—–－·]\s*\d{1,4}\s*[-—–－·]|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?")
_MARKDOWN = re.compile(r"(#{1,6})\s+(?=\S)")
_CSV = (".csv",)
_FEWEST_PAGES, _SHORTEST_PAGE = 3, 12  # numbers in a row, and lines between them
_MOST_PAGES = 20_000


def read(path: str, data: bytes) -> Document:
    """A Document whose source is the decoded file, line breaks counted."""
    source = decode(path, data)
    builder = Builder(path, "txt", source)
    lines = _lines(source, builder)
    if path.lower().endswith(_CSV):
        builder.table(squares(path, lines, Rows.COMMAS), loose=True)
        return builder.build()
    for kind, run in _regions(lines):
        if kind is Rows.TEXT:
            _add_text(path, builder, run)
        elif kind is Rows.BOXES:
            builder.table(boxes(path, run))
        else:
            builder.table(squares(path, run, kind), loose=True)
    return builder.build()


def _lines(source: str, builder: Builder) -> list[Line]:
    """The lines that hold text, with their offsets, without page numbers; form feeds begin pages."""
    lines: list[Line] = []
    paged = "\f" in source
    pages = int(paged)
    if paged:
        builder.page(0)
    first = True  # on the page
    end = 0
    for whole in _LINE.findall(source):
        start, end = end, end + len(whole)
        text = whole.rstrip("\r\n\f")
        stripped = text.strip()
        if stripped:
            numbered = stripped[0] in _PAGE_SIGNS and _PAGE_NUMBER.fullmatch(stripped)
            if not numbered and not (paged and first and _is_bare(stripped)):
                lines.append(Line(text, start))
            first = False
        if paged and whole.endswith("\f"):
            if lines and not first and _is_bare(lines[-1].text.strip()):
                del lines[-1]
            first = True
            if end < len(source) and pages < _MOST_PAGES:
                builder.page(end)
                pages += 1
    return _without_counting(lines)


def _is_bare(text: str) -> bool:
    """A number alone on its line: a page number where a page begins or ends."""
    return len(text) <= 4 and text.isdecimal()


def _without_counting(lines: list[Line]) -> list[Line]:
    """The lines without the page numbers of a text whose pages are not marked: 1, 2, 3 … each a page apart."""
    bare = [(index, int(line.text)) for index, line in enumerate(lines) if _is_bare(line.text.strip())]
    counting: set[int] = set()
    run: list[tuple[int, int]] = []
    for index, value in [*bare, (-1, -1)]:
        if run and (value != run[-1][1] + 1 or index - run[-1][0] < _SHORTEST_PAGE):
            if len(run) >= _FEWEST_PAGES:
                counting.update(at for at, _ in run)
            run = []
        run.append((index, value))
    return [line for index, line in enumerate(lines) if index not in counting] if counting else lines


def _regions(lines: Sequence[Line]) -> Iterator[tuple[Rows, list[Line]]]:
    """Runs of rows of one kind and runs of text."""
    run: list[Line] = []
    kind = Rows.TEXT
    for index, line in enumerate(lines):
        below = lines[index + 1].text if index + 1 < len(lines) else ""
        found = _kind(line.text, below, kind)
        if found is not kind and run:
            yield kind, run
            run = []
        kind = found
        run.append(line)
    if run:
        yield kind, run


def _kind(text: str, below: str, current: Rows) -> Rows:
    """What a line is, given the one below and the region it may belong to."""
    if "\t" not in text and "|" not in text and current is not Rows.TABS and text.strip()[0] not in BOX_SIGNS:
        return Rows.TEXT  # as nearly every line
    if is_boxed(text, in_box=current is Rows.BOXES):
        return Rows.BOXES
    if is_piped(text) or (current is Rows.PIPES and "|" in text) or ("|" in text and is_ruled(below) and "|" in below):
        return Rows.PIPES
    if is_tabbed(text, in_table=current is Rows.TABS) or (current is Rows.TABS and is_ruled(text)):
        return Rows.TABS
    return Rows.TEXT


def _add_text(path: str, builder: Builder, lines: Sequence[Line]) -> None:
    """Paragraphs, headings of Markdown, rows whose cells are set apart by blanks, forms that stand on one line."""
    rows: list[Line] = []
    for group in paragraphs(lines):
        line = group[0]
        if len(group) == 1 and (parts := words(line.text)):
            rows = _add_rows(path, builder, rows)
            for part, offset in parts:
                builder.paragraph([Piece(part, line.source + offset)])
        elif is_columns(line.text.strip()) or (rows and len(group) == 1 and _is_row_of(line.text)):
            rows.append(line)
        else:
            rows = _add_rows(path, builder, rows)
            _add_paragraph(builder, group)
    _add_rows(path, builder, rows)


def _add_rows(path: str, builder: Builder, rows: list[Line]) -> list[Line]:
    if rows:
        builder.table(squares(path, rows, Rows.BLANKS), loose=True)
    return []


def _is_row_of(text: str) -> bool:
    """A row below others may hold a sentence: two gaps between Chinese words are enough."""
    return is_columns(re.sub("[，；：、]", "", text).strip()) and not HEADING.match(text.strip())


def _add_paragraph(builder: Builder, group: Sequence[Line]) -> None:
    line = group[0]
    heading = _MARKDOWN.match(line.text) if line.text.startswith("#") else None
    if heading:
        builder.paragraph([Piece(line.text[heading.end() :], line.source + heading.end())], len(heading.group(1)))
        group = group[1:]
    elif len(group) == 1:
        for text, offset in sentences(line.text):
            builder.paragraph([Piece(text, line.source + offset)])
        return
    if group:
        builder.paragraph([Piece(line.text, line.source) for line in group])
