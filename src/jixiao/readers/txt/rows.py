"""Rows of tables in plain text: cells set apart by tabs, by pipes (Markdown), by commas (csv) or by blanks."""

from collections.abc import Sequence
from enum import Enum

from jixiao.document.build import Cut, Piece
from jixiao.document.join import HEADING
from jixiao.readers.limits import check_cells
from jixiao.units.regex import regex

_RULE_SIGNS = " \t\u3000|:+-—─="
_DASHES = ("--", "——", "───", "===")
_WIDE_GAP = regex(r"[ \u3000]{2,}")
_WORD = regex(r"[^ \u3000]+")
_MOST_LINES = 60  # that a quoted cell may go on
_LONG = 20  # characters after an indent: a paragraph, not a row with an empty first cell


class Rows(Enum):
    TEXT = 0
    TABS = 1
    PIPES = 2
    COMMAS = 3
    BLANKS = 4
    BOXES = 5


_SIGNS = {Rows.TABS: "\t", Rows.PIPES: "|", Rows.COMMAS: ",", Rows.BLANKS: " "}
_QUOTING = (Rows.TABS, Rows.COMMAS)


def is_ruled(text: str) -> bool:
    """A line of dashes under the heads of a table."""
    return not text.strip(_RULE_SIGNS) and any(dashes in text for dashes in _DASHES)


def is_tabbed(text: str, *, in_table: bool) -> bool:
    """Whether tabs set cells apart; an indent or the tab after a list number does not."""
    body = text.strip()
    if "\t" not in body:
        return text.startswith("\t") and (in_table or text.startswith("\t\t")) and len(body) <= 10 * _LONG
    fields = body.split("\t")
    return in_table or len(fields) > 2 or not HEADING.fullmatch(fields[0].strip())


def is_piped(text: str) -> bool:
    return text.count("|") >= 2 and text.lstrip().startswith("|")


def rows(path: str, lines: Sequence[Piece], kind: Rows) -> list[list[Sequence[Cut]]]:
    """The pieces of every cell of consecutive rows; `path` is for the message when they are too many."""
    sign = _SIGNS[kind]
    solid = [line for line in lines if kind is Rows.COMMAS or not is_ruled(line.text)]
    found: list[list[Sequence[Cut]]] = []
    bordered = bool(solid) and solid[0].text.lstrip().startswith("|")
    count = at = 0
    while at < len(solid):
        text, source, _ = solid[at]
        check_cells(path, text.count(sign))
        used = 1
        if '"' in text and kind in _QUOTING and (quoted := _quoted(solid, at, sign)):
            cells, used = quoted
        else:
            cells = [((field, source + offset, 0),) for field, offset in _fields(text, kind, bordered=bordered)]
        count += len(cells)
        check_cells(path, count)
        found.append(cells)
        at += used
    return found


def _fields(text: str, kind: Rows, *, bordered: bool) -> list[tuple[str, int]]:
    """What stands between the signs that set cells apart, with its offset."""
    if kind is Rows.PIPES:
        return _between_pipes(text, bordered=bordered)
    return between_blanks(text) if kind is Rows.BLANKS else split(text, _SIGNS[kind], 0)


def _quoted(lines: Sequence[Piece], at: int, sign: str) -> tuple[list[Sequence[Cut]], int] | None:
    """A row with cells in quotation marks, which may go on over lines, and how many lines it takes.

    None when one is never closed.
    """
    cells: list[Sequence[Cut]] = []
    (text, source, _), position, used = lines[at], 0, 1
    while True:
        pieces: list[Cut] = []
        separator = text.find(sign, position)
        if text.startswith('"', position):
            position += 1
            while (end := _closing(text, position)) < 0:
                pieces.append((text[position:], source + position, 0))
                if at + used == len(lines) or used == _MOST_LINES:
                    return None
                (text, source, _), position, used = lines[at + used], 0, used + 1
            separator = text.find(sign, end)
        else:
            end = separator if separator >= 0 else len(text)
        pieces.append((text[position:end], source + position, 0))
        cells.append(pieces)
        if separator < 0:
            return cells, used
        position = separator + 1


def _closing(text: str, position: int) -> int:
    """The quotation mark that ends a cell; a doubled one is a character of it."""
    end = text.find('"', position)
    while end >= 0 and text.startswith('""', end):
        end = text.find('"', end + 2)
    return end


def _between_pipes(text: str, *, bordered: bool) -> list[tuple[str, int]]:
    """Without pipes at its borders (the head shows it) a row that begins or ends with one has an empty cell there."""
    body = text.rstrip().removesuffix("|") if bordered else text.rstrip()
    start = len(body) - len(body.lstrip()) if bordered else 0
    start += bordered and body.startswith("|", start)
    return split(body[start:], "|", start)


def between_blanks(text: str) -> list[tuple[str, int]]:
    """Words; where most gaps are wide, only those count: ≥20 场 is one cell."""
    body = text.rstrip()
    words = [(word.group(), word.start()) for word in _WORD.finditer(body)]
    wide = len(_WIDE_GAP.findall(body.lstrip()))
    if wide < 2 or 2 * wide < len(words) - 1:
        return words
    fields, at = [], len(body) - len(body.lstrip())
    for gap in _WIDE_GAP.finditer(body, at):
        fields.append((body[at : gap.start()], at))
        at = gap.end()
    return [*fields, (body[at:], at)]


def is_set_apart(text: str) -> bool:
    """Cells set apart by two wide gaps and more, one of them a number: 公务接待费  3.00  2.40."""
    if "  " not in text and "\u3000\u3000" not in text:
        return False
    fields = _WIDE_GAP.split(text.strip())
    return len(fields) >= _FEWEST_FIELDS and "。" not in text and any(_NUMBER.fullmatch(field) for field in fields[1:])


def is_row_below(head: str, text: str) -> bool:
    """产出指标 50 49.50 below 指标 分值 得分: as many words, all but the first numbers."""
    words = text.split()
    return (
        len(words) == len(head.split()) >= _FEWEST_FIELDS
        and not _NUMBER.fullmatch(words[0])
        and all(_NUMBER.fullmatch(word) for word in words[1:])
    )


_FEWEST_FIELDS = 3
_NUMBER = regex(r"[≥≤＝=+-]?[\d,]+(?:\.\d+)?%?")


def split(text: str, sign: str, at: int) -> list[tuple[str, int]]:
    """Fields and their offsets, the first at `at`."""
    fields = []
    for field in text.split(sign):
        fields.append((field, at))
        at += len(field) + 1
    return fields
