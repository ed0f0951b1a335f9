"""What stands between the marks of a Word file now, after somebody edited it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from jixiao.report.docx.markup import BOOKMARK
from jixiao.report.docx.package import MAIN, Element, Package, parser, w
from jixiao.report.trace import HOLE

_CONTEXT = 10
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline"


@dataclass(slots=True)
class Found:
    """A marked stretch: its text now, what stands beside it in the paragraph, and the paragraph's number (from 1)."""

    mark: str
    text: str
    before: str
    after: str
    paragraph: int


@dataclass(slots=True)
class Marks:
    """`found` by mark; `words` are the paragraphs with a hole for each marked stretch; `points` those of the charts.

    `paragraphs` are the texts of those outside tables.
    """

    found: dict[str, Found] = field(default_factory=dict)
    words: list[tuple[int, str]] = field(default_factory=list)
    points: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)


def marks_of(path: Path, data: bytes | None = None) -> Marks:
    """Read a Word file (`data` where it is not on the disk) for its marks."""
    package = Package.of(path, data)
    marks = Marks()
    body = package.tree(MAIN).find(w("body"))
    names = {
        mark.get(w("id")): mark.get(w("name")).removeprefix(BOOKMARK)
        for mark in body.iter(w("bookmarkStart"))
        if (mark.get(w("name")) or "").startswith(BOOKMARK)
    }
    for number, paragraph in enumerate(body.iter(w("p")), 1):
        if next(paragraph.iterancestors(w("txbxContent")), None) is None:  # text boxes hold no marks
            _read_paragraph(paragraph, number, names, marks)
    marks.points = [value for chart in _charts(package, body) for value in chart]
    return marks


def _read_paragraph(paragraph: Element, number: int, names: dict[str, str], marks: Marks) -> None:
    """Text with the marks open over each piece of it; deleted text under revision is not text."""
    open_marks: list[str] = []
    seen: list[str] = []
    pieces: list[tuple[str, str]] = []  # text and the innermost mark over it
    for node in paragraph.iter(w("t"), w("tab"), w("bookmarkStart"), w("bookmarkEnd")):
        if next(node.iterancestors(w("p"))) is not paragraph:
            continue  # it stands in a text box
        identity = names.get(node.get(w("id"), ""))
        if node.tag == w("bookmarkStart") and identity:
            open_marks.append(identity)
            seen.append(identity)
            pieces.append(("", identity))
        elif node.tag == w("bookmarkEnd") and identity in open_marks:
            open_marks.remove(identity)
        elif node.tag in (w("t"), w("tab")):
            pieces.append((node.text or "" if node.tag == w("t") else "\t", open_marks[-1] if open_marks else ""))
    whole = "".join(text for text, _ in pieces)
    marks.words.append((number, "".join(_holes(pieces))))
    if next(paragraph.iterancestors(w("tbl")), None) is None:
        marks.paragraphs.append(whole)
    for mark in seen:
        start = _offset(pieces, mark)
        text = "".join(piece for piece, over in pieces if over == mark)
        after = whole[start + len(text) :]
        marks.found[mark] = Found(mark, text, whole[max(0, start - _CONTEXT) : start], after[:_CONTEXT], number)


def _offset(pieces: list[tuple[str, str]], mark: str) -> int:
    at = 0
    for text, over in pieces:
        if over == mark:
            return at
        at += len(text)
    return at


def _holes(pieces: list[tuple[str, str]]) -> Iterator[str]:
    last = ""
    for text, mark in pieces:
        if mark and mark != last:
            yield HOLE
        elif not mark:
            yield text
        last = mark


def _charts(package: Package, body: Element) -> Iterator[list[str]]:
    """The values of each chart, in the order in which the charts stand."""
    relations = package.tree("word/_rels/document.xml.rels")
    targets = {relation.get("Id"): relation.get("Target") for relation in relations}
    r = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    for chart in body.iter(f"{_C}chart"):
        name = (targets.get(chart.get(r)) or "").lstrip("/")
        name = name if name.startswith("word/") else f"word/{name}"
        if name in package.parts:
            root = etree.fromstring(package.parts[name], parser())
            yield [value.text or "" for values in root.iter(f"{_C}val") for value in values.iter(f"{_C}v")]
