"""Plain text, also the text of web pages and pdf files saved as txt: wrapped lines, tab tables, page breaks."""

import re
from collections.abc import Iterator, Sequence

from jixiao.document.build import Builder, Piece, Square
from jixiao.document.join import Line, is_columns, paragraphs
from jixiao.document.model import Document
from jixiao.readers.encoding import decode

_RULE = re.compile(r"[\s|:+\-—─┌┬┐├┼┤└┴┘]*(?:---|——|───)[\s|:+\-—─┌┬┐├┼┤└┴┘]*")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")


def read(path: str, data: bytes) -> Document:
    """A Document whose source is the decoded file, line breaks counted."""
    source = decode(path, data)
    builder = Builder(path, "txt", source)
    for is_table, lines in _regions(_lines(source)):
        if is_table:
            builder.table(list(_squares(lines)), loose=True)
        else:
            for group in paragraphs(lines):
                if is_columns(group[0].text.strip()):
                    builder.table(list(_squares(group)), loose=True)
                else:
                    builder.paragraph([Piece(line.text, line.source) for line in group])
    return builder.build()


def _lines(source: str) -> list[Line]:
    return [Line(hit.group().rstrip("\r\n"), hit.start()) for hit in _LINE.finditer(source) if hit.group()]


def _regions(lines: Sequence[Line]) -> Iterator[tuple[bool, list[Line]]]:
    """Runs of table rows (lines with tabs or pipes) and runs of other lines; blank lines go with either."""
    run: list[Line] = []
    in_table = False
    for line in lines:
        if not line.text.strip():
            run.append(line)
            continue
        tabbed = _is_row(line.text)
        if tabbed != in_table and run:
            yield in_table, run
            run = []
        in_table = tabbed
        run.append(line)
    if run:
        yield in_table, run


def _is_row(text: str) -> bool:
    return "\t" in text.strip() or text.startswith("\t") or (text.count("|") >= 2 and text.strip().startswith("|"))


def _squares(lines: Sequence[Line]) -> Iterator[Square]:
    row = 0
    for line in lines:
        if not line.text.strip() or _RULE.fullmatch(line.text):
            continue
        for column, (text, offset) in enumerate(_fields(line.text)):
            yield Square((Piece(text, line.source + offset),), row, column)
        row += 1


def _fields(text: str) -> list[tuple[str, int]]:
    """The cells of a row and their offsets in the line."""
    if "\t" in text:
        return _split(text, "\t", 0)
    if text.strip().startswith("|"):
        return _split(text.strip().strip("|"), "|", text.index("|") + 1)
    return [(field.group(), field.start()) for field in re.finditer(r"[^ \u3000]+", text)]


def _split(text: str, sign: str, at: int) -> list[tuple[str, int]]:
    fields = []
    for field in text.split(sign):
        fields.append((field, at))
        at += len(field) + 1
    return fields
