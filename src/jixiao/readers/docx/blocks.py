"""The body of a docx in reading order: paragraphs with their numbers, tables with their spans, boxes, notes."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from jixiao.readers.docx.inline import Inline
from jixiao.readers.docx.numbering import Numbering
from jixiao.readers.docx.package import (
    MC,
    Package,
    Properties,
    W,
    attribute,
    children,
    first_choice,
    integer,
    is_on,
    properties,
)
from jixiao.readers.docx.styles import (
    LIST,
    PARAGRAPH,
    RUN,
    ListPlace,
    Sheet,
    Style,
    Styles,
    is_centred,
    is_indented,
    list_place,
    outline_level,
)
from jixiao.readers.limits import DEEPEST, check_cells, too_deep
from jixiao.readers.lines import Grid, Line, Para, Slot, joined

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLANKS = ("\u3000", "  ", "\u00a0\u00a0")  # indents typed by hand
_BODY = frozenset(W + n for n in ("p", "tbl", "altChunk"))
_STYLE, _CELL, _SPAN = W + "pStyle", W + "tc", W + "gridSpan"
_ACROSS, _DOWN = W + "hMerge", W + "vMerge"
WIDEST = 63  # columns of a Word table
# Wrappers whose content stands as if they were not there, around paragraphs, rows and cells alike.
_WRAPPERS = frozenset(W + n for n in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))


class Body:
    """One walk through a package; `blocks` may be read once, in order."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = Styles(Sheet(package.path, package.data("styles")))
        self._numbering = Numbering(lambda: package.part("numbering"), self._styles)
        self.inline = Inline(package.path, self._styles)
        self.root = package.root()
        self.hidden_rows = self.deleted_rows = 0
        self._cells = 0
        self.imports = 0  # altChunk: other files put in whole
        self.note_runs: dict[_Element, _Element] = {}  # note → the run that refers to it

    def blocks(self) -> Iterator[Para | Grid]:
        body = self.root.find(W + "body")
        if body is not None:
            yield from self._container(body)
        yield from self._notes()

    def _container(self, node: "_Element", *, in_cell: bool = False) -> Iterator[Para | Grid]:
        """Blocks of a body, a cell, a box or a note."""
        carried: Line | None = None  # a paragraph whose own mark was deleted goes on in the next
        for child in _unwrapped(node):
            if child.tag == W + "p":
                para, boxes, open_ended = self._paragraph(child, carried, in_cell=in_cell)
                carried = para.lines.pop() if open_ended else None
                if para.lines:
                    yield para
                for box in boxes:
                    yield from self._container(box)
            elif child.tag == W + "tbl":
                yield from self._table(child)
            elif child.tag == W + "altChunk":
                self.imports += 1
        if carried is not None:
            yield Para([carried])

    # --- paragraphs ------------------------------------------------------------------------------------------------

    def _paragraph(
        self, node: "_Element", carried: Line | None, *, in_cell: bool
    ) -> tuple[Para, list["_Element"], bool]:
        """The paragraph, the text boxes anchored in it, and whether its end was deleted."""
        own = properties(node, PARAGRAPH)
        style = self._styles[attribute(own.get(_STYLE))] if own else self._styles.default
        lines = self.inline.paragraph(node, style)
        boxes = self.inline.boxes
        if carried is not None:
            lines[0] = joined((carried, lines[0]))
        mark = children(own.get(RUN))
        deleted = W + "del" in mark or W + "moveFrom" in mark
        level = outline_level(own)
        numbered = not deleted and (style.place or LIST in own) and self._number(lines, own, style, in_cell)
        indented, centred = is_indented(own), is_centred(own)
        para = Para(
            lines,
            style.heading if level is None else level,
            style.contents,
            bool(numbered or (style.indented if indented is None else indented) or lines[0].text.startswith(_BLANKS)),
            style.centred if centred is None else centred,
        )
        return para, boxes, deleted

    def _number(self, lines: list[Line], own: Properties, style: Style, in_cell: bool) -> bool:
        """Put the automatic number before the text. An empty paragraph counts; it shows its number in cells only."""
        place = _joined(list_place(own), style.place)
        if place is None or place.number in {"", "0"}:
            return False
        label = self._numbering.label(place)
        text = next((line.text for line in lines if line.text.strip()), "")
        if not label or not (text or in_cell):
            return False
        # Words after a number without a blank must not lengthen it: 1. and 2022年.
        glued = label[-1:] != " " and text[:1].isascii() and text[:1].isalnum()
        lines[0].prefix(label + " " if glued else label)
        return True

    def _notes(self) -> Iterator[Para | Grid]:
        """Footnotes and endnotes, in the order they are referred to."""
        roots = {kind: self._package.part(kind) for kind in {note.kind for note in self.inline.notes}}
        texts = {(kind, node.get(W + "id")): node for kind, root in roots.items() if root is not None for node in root}
        for note in tuple(self.inline.notes):
            node = texts.pop((note.kind, note.key), None)
            if node is not None:
                self.note_runs[node] = note.run
                yield from self._container(node)

    # --- tables ----------------------------------------------------------------------------------------------------

    def _table(self, node: "_Element") -> Iterator[Para | Grid]:
        """The table, then the tables nested in it; a frame of one cell gives its content."""
        if self.inline.depth > DEEPEST:
            raise too_deep(self._package.path)
        self.inline.depth += 5  # as deep as five wrappers: each level costs several calls
        rows = list(self._rows(node))
        if len(rows) == 1 and len(rows[0][1]) == 1:
            yield from self._container(rows[0][1][0])
        else:
            inner: list[Grid] = []
            slots = self._slots(rows, inner)
            yield Grid(slots)
            yield from inner
        self.inline.depth -= 5

    def _rows(self, table: "_Element") -> Iterator[tuple[int, list["_Element"]]]:
        """Skipped columns and cells of the rows that are neither deleted nor hidden."""
        for row in _unwrapped(table):
            if row.tag != W + "tr":
                continue
            own = children(row.find(W + "trPr"))
            if W + "del" in own:
                self.deleted_rows += 1
            elif is_on(own.get(W + "hidden")):
                self.hidden_rows += 1
            else:
                skipped = integer(attribute(own.get(W + "gridBefore")))
                yield min(max(skipped, 0), WIDEST), [cell for cell in _unwrapped(row) if cell.tag == _CELL]

    def _slots(self, rows: Iterable[tuple[int, list["_Element"]]], inner: list[Grid]) -> list[Slot]:
        slots: list[Slot] = []
        open_at: dict[int, int] = {}  # column → index of the slot that a merged cell below goes on
        for at, (skipped, cells) in enumerate(rows):
            self._cells += len(cells)
            check_cells(self._package.path, self._cells)
            column = skipped
            for cell in cells:
                own = properties(cell, W + "tcPr")
                if W + "cellDel" in own:
                    continue
                columns = min(max(integer(attribute(own.get(_SPAN)), 1), 1), WIDEST)
                if _goes_on(own.get(_ACROSS)) and slots and slots[-1].row == at:
                    slots[-1] = slots[-1]._replace(columns=slots[-1].columns + columns)
                elif _goes_on(own.get(_DOWN)) and _reaches(slots, open_at.get(column), at):
                    above = open_at[column]
                    slots[above] = slots[above]._replace(rows=slots[above].rows + 1)
                else:
                    for covered in range(column, column + columns) if open_at else ():
                        open_at.pop(covered, None)
                    if _DOWN in own:
                        open_at[column] = len(slots)
                    slots.append(Slot(self._cell(cell, inner), at, column, 1, columns))
                column += columns
        return slots

    def _cell(self, cell: "_Element", inner: list[Grid]) -> Line:
        """The paragraphs of a cell as one line; tables in it are put aside."""
        body = [child for child in _unwrapped(cell) if child.tag in _BODY]
        if len(body) == 1 and body[0].tag == W + "p":  # nearly every cell
            para, boxes, _ = self._paragraph(body[0], None, in_cell=True)
            blocks: Iterable[Para | Grid] = (para, *(block for box in boxes for block in self._container(box)))
        else:
            blocks = self._container(cell, in_cell=True)
        lines: list[Line] = []
        for block in blocks:
            if isinstance(block, Grid):
                inner.append(block)
            else:
                lines += block.lines
        return lines[0] if len(lines) == 1 else joined(lines, " ")


def _unwrapped(node: "_Element") -> Iterator["_Element"]:
    """The children of a node with wrappers opened."""
    for child in node:
        tag = child.tag
        if tag in _WRAPPERS:
            yield from _unwrapped(child)
        elif tag == MC + "AlternateContent":
            for choice in first_choice(child):
                yield from _unwrapped(choice)
        else:
            yield child


def _joined(own: ListPlace | None, styled: ListPlace | None) -> ListPlace | None:
    """A paragraph may name only its level and leave the list to its style."""
    if own is None or styled is None:
        return own or styled
    if not own.number:
        return styled._replace(level=own.level)
    return own._replace(level=0) if own.level is None else own


def _goes_on(merge: "_Element | None") -> bool:
    """Whether a cell continues a merged one (the default of the attribute)."""
    return merge is not None and attribute(merge) in {None, "continue"}


def _reaches(slots: list[Slot], above: int | None, row: int) -> bool:
    """Whether the merged cell above ends just before this row."""
    return above is not None and slots[above].row + slots[above].rows == row
