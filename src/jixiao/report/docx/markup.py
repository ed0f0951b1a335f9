"""Blocks as WordprocessingML. A printed number stands between the two ends of a hidden bookmark of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from jixiao.report.blocks import Cell, Paragraph, Role, Run, Runs, Table
from jixiao.units.regex import regex

BOOKMARK = "_jx"  # names that begin with _ are hidden in Word and WPS
CELL_STYLE = "表格文字"
_UNPRINTABLE = regex(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_GAP = '<w:highlight w:val="yellow"/>'


@dataclass(frozen=True, slots=True)
class Look:
    """How new paragraphs look: properties of the placeholder's paragraph and run, styles by role, twips of width.

    `first` is the identity the first bookmark gets, 0 for none at all; `cell` is the style for words in tables.
    """

    paragraph: str
    run: str
    styles: dict[Role, str]
    cell: str
    width: int
    first: int


def runs(parts: Runs, properties: str, first: int) -> str:
    """Runs of one paragraph."""
    return "".join(_run(run, properties, first) for run in parts)


def _run(run: Run, properties: str, first: int) -> str:
    look = properties + _GAP if run.gap else properties
    made = f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{_words(run.text)}</w:r>"
    if not run.mark or not first:
        return made
    identity = first + int(run.mark, 16)
    name = f"{BOOKMARK}{run.mark}"
    start = f'<w:bookmarkStart w:id="{identity}" w:name="{name}"/>'
    return f'{start}{made}<w:bookmarkEnd w:id="{identity}"/>'


def _words(text: str) -> str:
    pieces = _UNPRINTABLE.sub("", text).split("\n")
    return "<w:br/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in pieces)


def paragraph(block: Paragraph, look: Look) -> str:
    """A paragraph: body text takes the looks of the placeholder, all else those of its style."""
    if block.role is Role.BODY:
        return f"<w:p>{look.paragraph}{runs(block.runs, look.run, look.first)}</w:p>"
    return f"<w:p>{styled(block.role, look)}{runs(block.runs, '', look.first)}</w:p>"


def styled(role: Role, look: Look) -> str:
    style = look.styles.get(role, "")
    named = f"<w:pStyle w:val={quoteattr(style)}/>" if style else ""
    centred = '<w:ind w:firstLine="0"/><w:jc w:val="center"/>' if role is Role.CAPTION and not style else ""
    keep = "<w:keepNext/>" if role is Role.CAPTION or role.level else ""
    return f"<w:pPr>{named}{keep}{centred}</w:pPr>"


def table(block: Table, look: Look) -> str:
    """Caption and table. Head rows are repeated, rows are not torn, a short table stays on one page."""
    made = []
    if block.caption:
        made.append(f"<w:p>{styled(Role.CAPTION, look)}{runs(block.caption, '', look.first)}</w:p>")
    total = sum(block.widths)
    widths = [look.width * share // total for share in block.widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    last = len(block.rows) - 1 if block.is_short else block.heads
    rows = "".join(
        _row(row, _RowLook(number < block.heads, number < last), widths, look)
        for number, row in enumerate(_squares(block))
    )
    made.append(f"<w:tbl>{_table_properties()}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>")
    # Two tables in a row would become one, and Word wants a paragraph at the end of a section.
    made.append(f"<w:p>{_tight()}</w:p>")
    return "".join(made)


def _tight() -> str:
    return (
        '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="exact"/><w:ind w:firstLine="0"/></w:pPr>'
    )


def _table_properties() -> str:
    edges = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for edge in _EDGES)
    margins = '<w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/>'
    return (
        '<w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        "</w:tblPr>"
    )


_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


@dataclass(frozen=True, slots=True)
class _Square:
    """A cell at its column; `merge` is restart, continue or "" for one of a single row."""

    cell: Cell
    column: int
    merge: str


def _squares(block: Table) -> Iterator[list[_Square]]:
    """Rows with their covered squares put back, as Word wants them."""
    below: dict[int, tuple[Cell, int]] = {}  # column → a cell from above and the rows it still covers
    for row in block.rows:
        made: list[_Square] = []
        waiting = list(row)[::-1]
        column = 0
        while waiting or column in below:
            if column in below:
                cell, left = below.pop(column)
                made.append(_Square(cell, column, "continue"))
                if left > 1:
                    below[column] = (cell, left - 1)
            else:
                cell = waiting.pop()
                made.append(_Square(cell, column, "restart" if cell.rows > 1 else ""))
                if cell.rows > 1:
                    below[column] = (cell, cell.rows - 1)
            column += cell.columns
        yield made


@dataclass(frozen=True, slots=True)
class _RowLook:
    """Whether a row is of the head, and whether it keeps with the row below it."""

    head: bool
    keep: bool


def _row(squares: Sequence[_Square], row: _RowLook, widths: Sequence[int], look: Look) -> str:
    properties = f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if row.head else ''}</w:trPr>"
    return f"<w:tr>{properties}{''.join(_cell(square, row, widths, look) for square in squares)}</w:tr>"


def _cell(square: _Square, row: _RowLook, widths: Sequence[int], look: Look) -> str:
    cell = square.cell
    width = sum(widths[square.column : square.column + cell.columns])
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merge = {"": "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[square.merge]
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>' if row.head else ""
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{shade}<w:vAlign w:val="center"/></w:tcPr>'
    words = "" if square.merge == "continue" else runs(cell.runs, "<w:b/>" if row.head else "", look.first)
    style = f"<w:pStyle w:val={quoteattr(look.cell)}/>" if look.cell else ""
    spacing = "" if look.cell else '<w:spacing w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0"/>'
    keep = "<w:keepNext/>" if row.keep else ""
    lines = f'<w:p><w:pPr>{style}{keep}{spacing}<w:jc w:val="{cell.align}"/></w:pPr>{words}</w:p>'
    return f"<w:tc>{properties}{lines}</w:tc>"
