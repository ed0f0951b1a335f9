"""Plain text, also the text of web pages and pdf files saved as txt: wrapped lines, tables in every guise, pages."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from jixiao.document.build import Builder, Piece
from jixiao.document.join import HEADING, is_columns, is_spaced, paragraphs
from jixiao.document.model import Document
from jixiao.readers.encoding import decode
from jixiao.readers.txt.boxes import BOX_SIGNS, boxes, is_boxed
from jixiao.readers.txt.flat import sentences, words
from jixiao.readers.txt.rows import (
    Rows,
    between_blanks,
    is_piped,
    is_row_below,
    is_ruled,
    is_set_apart,
    is_tabbed,
    rows,
)
from jixiao.units.regex import regex

_PAGE_SIGNS = frozenset("-—–－·第")  # a page number begins with one
# A page number on a line of its own; bare digits only where a page ends or begins.
_PAGE_NUMBER = regex(r"[-—–－·]\s*\d{1,4}\s*[-—–－·]|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?")
_MARKDOWN = regex(r"(#{1,6})\s+(?=\S)")
_CSV = (".csv",)
_FEWEST_PAGES, _SHORTEST_PAGE = 3, 12  # numbers in a row, and lines between them
_MOST_PAGES = 20_000
_TEXT, _TABS = Rows.TEXT, Rows.TABS  # asked for every line


def read(path: str, data: bytes) -> Document:
    """A Document whose source is the decoded file, line breaks counted."""
    source = decode(path, data)
    builder = Builder(path, "txt", source)
    lines = _lines(source, builder)
    if path.lower().endswith(_CSV):
        builder.rows(rows(path, lines, Rows.COMMAS))
        return builder.build()
    for kind, run in _regions(lines):
        if kind is _TEXT:
            _add_text(path, builder, run)
        elif kind is Rows.BOXES:
            builder.table(boxes(path, run))
        else:
            builder.rows(rows(path, run, kind))
    return builder.build()


def _lines(source: str, builder: Builder) -> list[Piece]:
    """The lines that hold text, with their offsets, without page numbers; form feeds begin pages."""
    lines: list[Piece] = []
    bare: list[tuple[int, int]] = []  # index and value of lines that hold a number alone: page numbers at a page's ends
    pages = source.replace("\r", "\n").split("\f")
    paged = len(pages) > 1
    at = 0
    for number, page in enumerate(pages):
        if paged and number < _MOST_PAGES and at < len(source):
            builder.page(at)
        first = True  # on the page
        for text in page.split("\n"):
            body = text.strip()
            if body:
                is_bare = len(body) <= 4 and body.isdecimal()
                numbered = body[0] in _PAGE_SIGNS and _PAGE_NUMBER.fullmatch(body)
                if not numbered and not (is_bare and paged and first):
                    if is_bare:
                        bare.append((len(lines), int(body)))
                    lines.append(Piece(text, at))
                first = False
            at += len(text) + 1
        if number < len(pages) - 1 and not first and bare and bare[-1][0] == len(lines) - 1:
            del lines[-1], bare[-1]
    counting = _counting(bare)
    return [line for index, line in enumerate(lines) if index not in counting] if counting else lines


def _counting(bare: Sequence[tuple[int, int]]) -> set[int]:
    """Indexes of the page numbers of a text whose pages are not marked: 1, 2, 3 … each a page apart."""
    counting: set[int] = set()
    run: list[tuple[int, int]] = []
    for index, value in [*bare, (-1, -1)]:
        if run and (value != run[-1][1] + 1 or index - run[-1][0] < _SHORTEST_PAGE):
            if len(run) >= _FEWEST_PAGES:
                counting.update(at for at, _ in run)
            run = []
        run.append((index, value))
    return counting


def _regions(lines: Sequence[Piece]) -> Iterator[tuple[Rows, Sequence[Piece]]]:
    """Runs of rows of one kind and runs of text."""
    kind, first = _TEXT, 0
    for index, (text, _, _) in enumerate(lines):
        plain = "\t" not in text and "|" not in text and kind is not _TABS and text.lstrip()[0] not in BOX_SIGNS
        if plain and kind is _TEXT:
            continue  # as nearly every line
        found = _TEXT if plain else _kind(text, lines[index + 1].text if index + 1 < len(lines) else "", kind)
        if found is not kind:
            if first < index:
                yield kind, lines[first:index]
            kind, first = found, index
    if lines:
        yield kind, lines[first:]


def _kind(text: str, below: str, current: Rows) -> Rows:
    """What a line is, given the one below and the region it may belong to."""
    if is_boxed(text, in_box=current is Rows.BOXES):
        return Rows.BOXES
    if is_piped(text) or ("|" in text and (current is Rows.PIPES or _goes_on_in_pipes(text, below))):
        return Rows.PIPES
    if is_tabbed(text, in_table=current is Rows.TABS) or (current is Rows.TABS and is_ruled(text)):
        return Rows.TABS
    return Rows.TEXT


def _goes_on_in_pipes(text: str, below: str) -> bool:
    """A row of pipes without any at its ends: a rule below it, or another row of as many."""
    many, as_many = text.count("|"), text.count("|") == below.count("|")
    return "|" in below and (is_ruled(below) or ((" | " in text or many > 1) and as_many))


def _add_text(path: str, builder: Builder, lines: Sequence[Piece]) -> None:
    """Paragraphs, headings of Markdown, rows whose cells are set apart by blanks, forms that stand on one line."""
    columns: list[Piece] = []
    for group in paragraphs(lines):
        text, source, _ = group[0]
        if len(group) > 1:
            columns = _add_columns(path, builder, columns)
            _add_paragraph(builder, group)
        elif parts := words(text):
            columns = _add_columns(path, builder, columns)
            for part, offset in parts:
                builder.paragraph(((part, source + offset, 0),))
        elif (
            is_columns(body := text.strip())
            or is_spaced(body)
            or is_set_apart(text)
            or (columns and (_is_row_of(text) or is_row_below(columns[0].text, body)))
        ):
            columns.append(group[0])
        else:
            columns = _add_columns(path, builder, columns)
            _add_paragraph(builder, group)
    _add_columns(path, builder, columns)


def _add_columns(path: str, builder: Builder, columns: list[Piece]) -> list[Piece]:
    """Rows of blanks; numbers set apart by wide gaps only where every row has as many, or the last (a total) less."""
    bodies = [text.strip() for text, _, _ in columns]
    spread = [not is_columns(body) and (is_set_apart(body) or is_spaced(body)) for body in bodies]
    sizes = [len(between_blanks(text)) for text, _, _ in columns]
    even = len(sizes) > 1 and len({*sizes[:-1]}) == 1 and (sizes[-1] == sizes[0] or 2 < sizes[-1] < sizes[0])
    for kept, run in groupby(zip(columns, spread, strict=True), key=lambda row: even or not row[1]):
        lines = [line for line, _ in run]
        if kept:
            builder.rows(rows(path, lines, Rows.BLANKS))
            continue
        for line in lines:
            _add_paragraph(builder, [line])
    return []


def _is_row_of(text: str) -> bool:
    """A row below others may hold a sentence: two gaps between Chinese words are enough."""
    return is_columns(re.sub("[，；：、]", "", text).strip()) and not HEADING.match(text.strip())


def _add_paragraph(builder: Builder, group: Sequence[Piece]) -> None:
    text, source, _ = group[0]
    heading = _MARKDOWN.match(text) if text.startswith("#") else None
    if heading:
        builder.paragraph(((text[heading.end() :], source + heading.end(), 0),), len(heading.group(1)))
        group = group[1:]
    elif len(group) == 1:
        for part, offset in sentences(text):
            builder.paragraph(((part, source + offset, 0),))
        return
    if group:
        builder.paragraph(group)
