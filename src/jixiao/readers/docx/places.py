"""From places in the source text of a docx back to its runs, so that comments can be put there.

places = Places(path, data)
found = places.stretches([(start, end), …])  # offsets in Document.source; call once, with all ranges
…                                            # put markup before each first and after each last element
xml = places.xml()                           # the new content of the zip entry `places.part`
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from jixiao.readers.docx.blocks import Body
from jixiao.readers.docx.package import M, Package, W
from jixiao.readers.layout import Layout
from jixiao.readers.lines import Leaf

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# A comment stands beside the outermost of these: not in a text box, a phonetic guide or a formula.
_ANCHORS = frozenset((W + "r", M + "oMath", M + "oMathPara"))


class Stretch(NamedTuple):
    """The first and the last element of the main text that hold a range: runs (or formulas), perhaps the same one."""

    first: "_Element"
    last: "_Element"


class Places:
    """The main part of a docx with the addresses of its text; `root` is the tree the stretches belong to."""

    def __init__(self, path: str, data: bytes) -> None:
        self._package = Package(path, data)
        self._body = Body(self._package)
        layout = Layout(self._body.blocks())
        self.root = self._body.root
        self.part = self._package.main
        self.source = layout.source
        self._leaves = [
            Leaf(at + leaf.start, at + leaf.end, leaf.element, leaf.offset)
            for at, line in layout.lines
            for leaf in line.leaves
        ]
        self._leaves.sort(key=lambda leaf: leaf.start)

    def stretches(self, ranges: Sequence[tuple[int, int]]) -> list[Stretch | None]:
        """The elements of each range, in the order given; None when the document has no text at all.

        Runs are divided where a range begins or ends. A range without text of its own (a list number) gets the
        text after it.
        """
        for position in sorted({position for bounds in ranges for position in bounds}, reverse=True):
            self._divide(position)
        starts = [leaf.start for leaf in self._leaves]
        return [self._stretch(starts, start, end) for start, end in ranges]

    def xml(self) -> bytes:
        """The main part as it is to be written back."""
        return self._package.written(self.root)

    def _stretch(self, starts: list[int], start: int, end: int) -> Stretch | None:
        if not self._leaves:
            return None
        first = max(bisect_right(starts, start) - 1, 0)
        if self._leaves[first].end <= start:
            first = min(first + 1, len(starts) - 1)
        last = max(bisect_left(starts, end) - 1, first)
        return Stretch(self._anchor(self._leaves[first].element), self._anchor(self._leaves[last].element))

    def _anchor(self, element: "_Element") -> "_Element":
        """The outermost run or formula around an element; of a note, the run in the main text that refers to it."""
        anchor = element
        for ancestor in element.iterancestors():
            if ancestor in self._body.note_runs:
                return self._anchor(self._body.note_runs[ancestor])
            if ancestor.tag in _ANCHORS:
                anchor = ancestor
        return anchor

    def _divide(self, position: int) -> None:
        """Make a run begin at this position, where a run may be divided."""
        index = bisect_right(self._leaves, position, key=lambda leaf: leaf.start) - 1
        if index < 0 or position >= self._leaves[index].end:
            return
        leaf = self._leaves[index]
        run = leaf.element.getparent()
        if run is None or run.tag != W + "r" or self._anchor(leaf.element) is not run:
            return
        inside = position - leaf.start
        if leaf.offset < 0:
            if not inside:
                _divide_run(run, leaf.element)
        elif leaf.offset + inside:
            self._divide_text(index, inside)
            _divide_run(run, self._leaves[index + (inside > 0)].element)
        else:
            _divide_run(run, leaf.element)

    def _divide_text(self, index: int, inside: int) -> None:
        """Divide the element of a leaf at a character; the leaves behind it move to the new element."""
        leaf = self._leaves[index]
        at = leaf.offset + inside
        tail = deepcopy(leaf.element)
        tail.text, leaf.element.text = (leaf.element.text or "")[at:], (leaf.element.text or "")[:at]
        for element in (leaf.element, tail):
            element.set(_SPACE, "preserve")
        leaf.element.addnext(tail)
        later = index + 1
        if inside:
            self._leaves[index] = leaf._replace(end=leaf.start + inside)
            self._leaves.insert(later, Leaf(leaf.start + inside, leaf.end, leaf.element, at))
        else:
            later = index
        while later < len(self._leaves) and self._leaves[later].element is leaf.element:
            moved = self._leaves[later]
            self._leaves[later] = moved._replace(element=tail, offset=moved.offset - at)
            later += 1


def _divide_run(run: "_Element", element: "_Element") -> None:
    """Put an element of a run, and what follows it, into a run of its own with the same formatting."""
    before = [child for child in element.itersiblings(preceding=True) if child.tag != W + "rPr"]
    if not before:
        return
    new = run.makeelement(run.tag)
    for name, value in run.attrib.items():
        new.set(name, value)
    properties = run.find(W + "rPr")
    if properties is not None:
        new.append(deepcopy(properties))
    for child in (element, *element.itersiblings()):
        new.append(child)
    run.addnext(new)
