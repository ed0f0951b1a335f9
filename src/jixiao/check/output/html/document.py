"""A document as HTML, rebuilt from its blocks, with marks where findings stand."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby, pairwise

from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier, Section
from jixiao.dossier.place import Block, Source, Span
from jixiao.units.record import record
from jixiao.units.regex import regex

_NUMBER = regex(r"[-−+]?[\d,]+(?:\.\d+)?[%％‰]?")
_RANKS = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
_LONGEST_TITLE = 40


@record
class Mark:
    """A stretch of the document that the page marks: a finding's own place, a related figure, something undecided.

    `ref` is the id of the card; `label` its number, shown where a finding's own place begins.
    """

    span: Span
    ref: str
    label: str = ""
    severity: Severity | None = None
    undecided: bool = False


def document(dossier: Dossier, marks: Iterable[Mark]) -> str:
    """Paragraphs, headings and tables in reading order."""
    source = dossier.source
    placed = _by_block(source.blocks, marks)
    headings = {section.span.start: section for section in dossier.sections}
    writer = _Writer(source, placed, headings)
    numbered = enumerate(source.blocks)
    parts: list[str] = []
    page = 1
    for (table, sheet), group in groupby(numbered, key=lambda pair: (pair[1].table, pair[1].sheet)):
        blocks = list(group)
        if table is None:
            for index, block in blocks:
                page = _page_sign(source, block, page, parts)
                parts.append(writer.paragraph(index, block))
        else:
            page = _page_sign(source, blocks[0][1], page, parts)
            parts.append(f'<p class="sheet">工作表“{escape(sheet)}”</p>' if sheet else "")
            parts.append(writer.table(blocks))
    return "\n".join(parts)


def _page_sign(source: Source, block: Block, page: int, parts: list[str]) -> int:
    now = source.page(block.start) or page
    if now != page:
        parts.append(f'<div class="page">第 {now} 页</div>')
    return now


def _by_block(blocks: Sequence[Block], marks: Iterable[Mark]) -> dict[int, list[Mark]]:
    """The marks that touch each block, by the block's index."""
    starts = [block.start for block in blocks]
    placed: dict[int, list[Mark]] = {}
    for mark in marks:
        index = max(0, bisect_right(starts, mark.span.start) - 1)
        while index < len(blocks) and blocks[index].start < max(mark.span.end, mark.span.start + 1):
            placed.setdefault(index, []).append(mark)
            index += 1
    return placed


@record
class _Writer:
    source: Source
    marks: dict[int, list[Mark]]
    headings: dict[int, Section]

    def paragraph(self, index: int, block: Block) -> str:
        section = self.headings.get(block.start)
        if section and section.span.end >= block.end:
            level = min(section.level, 5) + 1
            return f"<h{level}>{self.text(index, block)}</h{level}>"
        first = min(self.headings, default=block.end)
        short = block.end - block.start <= _LONGEST_TITLE and self.source.text[block.end - 1] != "。"
        titled = short and block.end <= first
        kind = ' class="title"' if titled else ""
        return f"<p{kind}>{self.text(index, block)}</p>"

    def table(self, blocks: Sequence[tuple[int, Block]]) -> str:
        """Rows of cells; squares that no cell covers are left empty."""
        rows: dict[int, list[tuple[int, Block]]] = {}
        for index, block in blocks:
            rows.setdefault(block.row or 1, []).append((index, block))
        covered: set[tuple[int, int]] = set()
        body = "\n".join(self.row(number, cells, covered) for number, cells in sorted(rows.items()))
        return f'<div class="wide"><table>\n{body}\n</table></div>'

    def row(self, number: int, cells: Sequence[tuple[int, Block]], covered: set[tuple[int, int]]) -> str:
        parts: list[str] = []
        at = 1
        for index, cell in sorted(cells, key=lambda pair: pair[1].column or 1):
            column = cell.column or 1
            parts.extend("<td></td>" for gap in range(at, column) if (number, gap) not in covered)
            parts.append(self.cell(index, cell))
            at = column + cell.columns
            covered.update(
                (number + down, column + right) for down in range(cell.rows) for right in range(cell.columns)
            )
        return f"<tr>{''.join(parts)}</tr>"

    def cell(self, index: int, cell: Block) -> str:
        spans = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
        spans += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        kind = ' class="number"' if _NUMBER.fullmatch(self.source.text[cell.start : cell.end]) else ""
        return f"<td{spans}{kind}>{self.text(index, cell)}</td>"

    def text(self, index: int, block: Block) -> str:
        return "".join(_segments(self.source, Span(block.start, block.end), self.marks.get(index, ())))


def _segments(source: Source, block: Span, marks: Sequence[Mark]) -> Iterator[str]:
    """The text of a block, cut where marks begin and end."""
    cuts = {block.start, block.end}
    for mark in marks:
        cuts.update(min(max(end, block.start), block.end) for end in mark.span)
    ends = sorted(cuts)
    for start, end in pairwise(ends):
        here = [mark for mark in marks if mark.span.start <= start and end <= mark.span.end]
        text = escape(source.quote(Span(start, end)))
        yield f"<mark{_attributes(here, start)}>{text}</mark>" if here else text


def _attributes(marks: Sequence[Mark], start: int) -> str:
    own = sorted((mark for mark in marks if mark.severity), key=lambda mark: _RANKS.index(mark.severity or _RANKS[0]))
    related = [mark for mark in marks if not mark.severity and not mark.undecided]
    undecided = [mark for mark in marks if mark.undecided]
    kind = own[0].severity.value if own and own[0].severity else "related" if related else "undecided"
    labels = " ".join(mark.label for mark in own if mark.span.start == start)
    return f' class="{kind}"' + "".join(
        f' data-{name}="{escape(value)}"'
        for name, value in (
            ("at", str(start)),
            ("own", " ".join(mark.ref for mark in own)),
            ("related", " ".join(mark.ref for mark in related)),
            ("undecided", " ".join(mark.ref for mark in undecided)),
            ("label", labels),
        )
        if value
    )
