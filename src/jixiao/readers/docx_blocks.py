"""The body of a docx in reading order: paragraphs with their numbers, tables with their spans, boxes, notes."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from jixiao.readers.docx_inline import Inline
from jixiao.readers.docx_numbering import Numbering
from jixiao.readers.docx_package import MC, Package, W, attribute, first_choice, integer, is_on
from jixiao.readers.docx_styles import ListPlace, Style, Styles, list_place, outline_level
from jixiao.readers.limits import DEEPEST, too_deep
from jixiao.readers.lines import Grid, Line, Para, Slot, joined

if TYPE_CHECKING:
    from lxml.etree import _Element

WIDEST = 63  # columns of a Word table
# Wrappers whose content stands as if they were not there, around paragraphs, rows and cells alike.
_WRAPPERS = frozenset(W + n for n in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))


class Body:
    """One walk through a package; `blocks` may be read once, in order."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = Styles(package.part("styles"))
        self._numbering = Numbering(package.part("numbering"), self._styles)
        self.inline = Inline(package.path, self._styles)
        self.root = package.root()
        self.hidden_rows = self.deleted_rows = 0
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
        for child in self._children(node):
            if child.tag == W + "p":
                para, boxes, open_ended = self._paragraph(child, carried, in_cell)
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

    def _children(self, node: "_Element") -> Iterator["_Element"]:
        """The children of a node with wrappers opened."""
        stack: list[Iterator[_Element]] = [iter(node)]
        while stack:
            child = next(stack[-1], None)
            if child is None:
                stack.pop()
            elif child.tag in _WRAPPERS:
                stack.append(iter(child))
            elif child.tag == MC + "AlternateContent":
                stack.append(iter(first_choice(child)))
            elif child.tag in {MC + "Choice", MC + "Fallback"}:
                stack.append(iter(child))
            else:
                yield child

    # --- paragraphs ------------------------------------------------------------------------------------------------

    def _paragraph(self, node: "_Element", carried: Line | None, in_cell: bool) -> tuple[Para, list["_Element"], bool]:
        """The paragraph, the text boxes anchored in it, and whether its end was deleted."""
        properties = node.find(W + "pPr")
        style = self._styles[None if properties is None else attribute(properties.find(W + "pStyle"))]
        lines = self.inline.paragraph(node, style)
        if carried is not None:
            lines[0] = joined((carried, lines[0]))
        boxes = self.inline.boxes
        mark = None if properties is None else properties.find(W + "rPr")
        deleted = mark is not None and (mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None)
        level = outline_level(properties)
        if not deleted:
            self._number(lines, properties, style, in_cell)
        return Para(lines, style.heading if level is None else level, style.is_contents), boxes, deleted

    def _number(self, lines: list[Line], properties: "_Element | None", style: Style, in_cell: bool) -> None:
        """Put the automatic number before the text. An empty paragraph counts; it shows its number in cells only."""
        place = _joined(list_place(properties), style.place)
        if place is None or place.number in {"", "0"}:
            return
        label = self._numbering.label(place)
        text = next((line.text for line in lines if line.text.strip()), "")
        if not label or not (text or in_cell):
            return
        # Words after a number without a blank must not lengthen it: 1. and 2022年.
        glued = label[-1:] != " " and text[:1].isascii() and text[:1].isalnum()
        lines[0].prefix(label + " " if glued else label)

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
            slots = list(self._slots(rows, inner))
            yield Grid(slots)
            yield from inner
        self.inline.depth -= 5

    def _rows(self, table: "_Element") -> Iterator[tuple["_Element | None", list["_Element"]]]:
        """Properties and cells of the rows that are neither deleted nor hidden."""
        for row in self._children(table):
            if row.tag != W + "tr":
                continue
            properties = row.find(W + "trPr")
            if properties is not None and properties.find(W + "del") is not None:
                self.deleted_rows += 1
                continue
            if properties is not None and is_on(properties.find(W + "hidden")):
                self.hidden_rows += 1
                continue
            yield properties, [cell for cell in self._children(row) if cell.tag == W + "tc"]

    def _slots(self, rows: Iterable[tuple["_Element | None", list["_Element"]]], inner: list[Grid]) -> Iterator[Slot]:
        slots: list[Slot] = []
        open_at: dict[int, int] = {}  # column → index of the slot that a merged cell below goes on
        for at, (properties, cells) in enumerate(rows):
            column = min(_number_of(properties, "gridBefore"), WIDEST)
            for cell in cells:
                format_ = cell.find(W + "tcPr")
                if format_ is not None and format_.find(W + "cellDel") is not None:
                    continue
                columns = min(max(_number_of(format_, "gridSpan", 1), 1), WIDEST)
                if _goes_on(format_, "hMerge") and slots and slots[-1].row == at:
                    slots[-1] = slots[-1]._replace(columns=slots[-1].columns + columns)
                elif _goes_on(format_, "vMerge") and _reaches(slots, open_at.get(column), at):
                    above = open_at[column]
                    slots[above] = slots[above]._replace(rows=slots[above].rows + 1)
                else:
                    for covered in range(column, column + columns):
                        open_at.pop(covered, None)
                    if _is_merge(format_):
                        open_at[column] = len(slots)
                    slots.append(Slot(self._cell(cell, inner), at, column, 1, columns))
                column += columns
        yield from slots

    def _cell(self, cell: "_Element", inner: list[Grid]) -> Line:
        """The paragraphs of a cell as one line; tables in it are put aside."""
        lines: list[Line] = []
        for block in self._container(cell, in_cell=True):
            if isinstance(block, Grid):
                inner.append(block)
            else:
                lines += block.lines
        return joined(lines, " ")


def _joined(own: ListPlace | None, styled: ListPlace | None) -> ListPlace | None:
    """A paragraph may name only its level and leave the list to its style."""
    if own is None or styled is None:
        return own or styled
    if not own.number:
        return styled._replace(level=own.level)
    return own._replace(level=0) if own.level is None else own


def _number_of(properties: "_Element | None", name: str, default: int = 0) -> int:
    return default if properties is None else max(integer(attribute(properties.find(W + name)), default), 0)


def _goes_on(properties: "_Element | None", name: str) -> bool:
    """Whether a cell continues a merged one (the default of the attribute)."""
    merge = None if properties is None else properties.find(W + name)
    return merge is not None and attribute(merge) in {None, "continue"}


def _reaches(slots: list[Slot], above: int | None, row: int) -> bool:
    """Whether the merged cell above ends just before this row."""
    return above is not None and slots[above].row + slots[above].rows == row


def _is_merge(properties: "_Element | None") -> bool:
    return properties is not None and properties.find(W + "vMerge") is not None
