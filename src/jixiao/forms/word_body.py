"""The body of a Word template as rows: a paragraph is a row of one column, then come the rows of its tables."""

from collections.abc import Collection, Iterator, Sequence
from copy import deepcopy

from lxml import etree

from jixiao.forms.grid import FormError
from jixiao.forms.values import Value
from jixiao.units.regex import regex

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_UNPRINTABLE = regex(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
Element = etree._Element  # noqa: SLF001 - lxml has no public name for it


def w(name: str) -> str:
    return f"{{{_W}}}{name}"


def begin_page(paragraph: Element) -> None:
    """The paragraph opens a page."""
    look = paragraph.find(w("pPr"))
    if look is None:
        look = etree.Element(w("pPr"))
        paragraph.insert(0, look)
    following = ("pStyle", "keepNext", "keepLines")  # what stands before it in the order of the schema
    at = sum(1 for child in look if child.tag in {w(name) for name in following})
    look.insert(at, etree.Element(w("pageBreakBefore")))


class BodyGrid:
    """A Grid over blocks of the body."""

    def __init__(self, blocks: Sequence[Element]) -> None:
        self._blocks = blocks

    def text(self, row: int, column: int) -> str:
        return "".join(part.text or "" for part in self._holder(row, column).iter(w("t")))

    def write(self, row: int, column: int, value: Value) -> None:
        holder = self._holder(row, column)
        paragraphs = [holder] if holder.tag == w("p") else list(holder.iterchildren(w("p")))
        first = paragraphs[0]
        for other in paragraphs[1:]:
            holder.remove(other)
        lines = _UNPRINTABLE.sub("", str(value)).splitlines() or [""]
        _set_text(first, lines[0])
        for line in lines[1:]:
            twin = deepcopy(first)
            _set_text(twin, line)
            first.addnext(twin)
            first = twin

    def resize(self, first: int, last: int, count: int, columns: Collection[int]) -> None:
        rows = self._rows()[first - 1 : last]
        if any(row.tag != w("tr") for row in rows):
            raise FormError(f"模板第 {first} 至 {last} 行应是同一张表格的行；请核对 layout.toml 中的行号。")
        model = rows[min(1, len(rows) - 1)]
        for row in rows[count:]:
            row.getparent().remove(row)  # type: ignore[union-attr]
        at = rows[-1]
        for _ in range(count - len(rows)):
            twin = _emptied(model)
            at.addnext(twin)
            at = twin
        for row in self._rows()[first - 1 : first - 1 + count]:
            for column, cell in _cells(row):
                if column in columns:
                    _set_merge(cell, "")

    def join_down(self, column: int, first: int, last: int) -> None:
        if last > first:
            for row in range(first, last + 1):
                cell = self._holder(row, column)
                _set_merge(cell, "restart" if row == first else "continue")
                if row > first:
                    self.write(row, column, "")

    def _rows(self) -> list[Element]:
        """Paragraphs and table rows in order."""
        return [row for block in self._blocks for row in (block.iterchildren(w("tr")) if _is_table(block) else [block])]

    def _holder(self, row: int, column: int) -> Element:
        """The paragraph or cell at an address."""
        rows = self._rows()
        found = rows[row - 1] if row <= len(rows) else None
        if found is not None and found.tag == w("p") and column == 1:
            return found
        if found is not None and found.tag == w("tr"):
            for start, cell in _cells(found):
                if start == column:
                    return cell
        raise FormError(f"Word 模板第 {row} 行没有第 {column} 列的格子；请核对 layout.toml 中的地址。")


def _is_table(block: Element) -> bool:
    return block.tag == w("tbl")


def _cells(row: Element) -> Iterator[tuple[int, Element]]:
    """Cells with the grid column (from 1) each begins at."""
    column = 1
    for cell in row.iterchildren(w("tc")):
        yield column, cell
        span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
        column += int(span.get(w("val"), "1")) if span is not None else 1


def _set_text(paragraph: Element, text: str) -> None:
    """One run with the looks of the first, or of the paragraph mark where there was none."""
    runs = list(paragraph.iterchildren(w("r")))
    look = next((run.find(w("rPr")) for run in runs), None)
    if look is None:
        look = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    for child in list(paragraph):
        if child.tag != w("pPr"):
            paragraph.remove(child)
    run = etree.SubElement(paragraph, w("r"))
    if look is not None:
        run.append(deepcopy(look))
    written = etree.SubElement(run, w("t"))
    written.text = text
    written.set(_SPACE, "preserve")


def _emptied(row: Element) -> Element:
    """A copy of a row without its texts; cells merged downwards go on."""
    twin = deepcopy(row)
    for _, cell in _cells(twin):
        for paragraph in list(cell.iterchildren(w("p")))[1:]:
            cell.remove(paragraph)
        for paragraph in cell.iterchildren(w("p")):
            _set_text(paragraph, "")
        if cell.find(f"{w('tcPr')}/{w('vMerge')}") is not None:
            _set_merge(cell, "continue")
    return twin


_BEFORE_MERGE = ("cnfStyle", "tcW", "gridSpan", "hMerge")


def _set_merge(cell: Element, kind: str) -> None:
    """restart, continue, or "" for a cell by itself."""
    look = cell.find(w("tcPr"))
    if look is None:
        look = etree.Element(w("tcPr"))
        cell.insert(0, look)
    for old in look.findall(w("vMerge")):
        look.remove(old)
    if kind:
        merge = etree.Element(w("vMerge"))
        merge.set(w("val"), kind)
        look.insert(sum(1 for child in look if child.tag in {w(name) for name in _BEFORE_MERGE}), merge)
