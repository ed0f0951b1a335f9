"""The Word file of a report: the template with its placeholders filled, everything else as the office left it."""

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from jixiao.report.blocks import Block, Chart, Paragraph, Role, Table, plain_run
from jixiao.report.docx import chart, markup, sealed
from jixiao.report.docx.filled import Filled, Replaced
from jixiao.report.docx.markup import Look
from jixiao.report.docx.nodes import Body, Line, lines_of, runs_of
from jixiao.report.docx.package import Element, w
from jixiao.report.trace import Trace

_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in _NAMESPACES.items())
_A4_TEXT_WIDTH = 8845  # twips between the margins of GB/T 9704


def write(body: Body, filled: Sequence[Filled], trace: Trace | None) -> bytes:
    """The docx; without a trace it has no marks either."""
    writer = _Writer(body, marked=trace is not None)
    for entry in filled:
        writer.fill(entry)
    if trace:
        sealed.seal(body.package, trace)
    return body.package.bytes()


class _Writer:
    def __init__(self, body: Body, *, marked: bool) -> None:
        self._body = body
        identities = (mark.get(w("id"), "0") for mark in body.root.iter(w("bookmarkStart")))
        free = 1 + max((int(i) for i in identities if i.lstrip("-").isdecimal()), default=0)
        self._first = free if marked else 0
        self._styles = {role: style for role in Role if (style := body.style_of(role))}
        self._cell = body.named(markup.CELL_STYLE)
        self._width = _text_width(body.root)
        self._charts = 0

    def fill(self, filled: Filled) -> None:
        if filled.inline is not None:
            lines = (line for line in lines_of(filled.node) if filled.inline.get(line.number))
            for line in lines:
                self._rewrite(line, filled.inline[line.number])
            return
        if isinstance(filled.node, Line):
            self._put(filled.node, filled)

    def _put(self, line: Line, filled: Filled) -> None:
        """Blocks in the place of a placeholder's paragraph."""
        look = self._look(line)
        words = "".join(self._markup(block, look) for block in filled.blocks)
        parent, at = line.element.getparent(), line.element.getparent().index(line.element)
        made = list(etree.fromstring(f"<w:body {_DECLARED}>{words}</w:body>"))
        kept = line.element.find(f"{w('pPr')}/{w('sectPr')}")
        parent.remove(line.element)
        for element in made:
            parent.insert(at, element)
            at += 1
        if kept is not None:  # the paragraph also ended a section
            parent.insert(at, _section_end(kept))

    def _markup(self, block: Block, look: Look) -> str:
        match block:
            case Paragraph():
                return markup.paragraph(block, look)
            case Table():
                return markup.table(block, look)
            case Chart():
                self._charts += 1
                return chart.put(self._body.package, block, look, self._charts)

    def _look(self, line: Line) -> Look:
        properties = line.element.find(w("pPr"))
        first = next(line.element.iter(w("r")), None)
        own = first.find(w("rPr")) if first is not None else None
        return Look(
            paragraph=_without_section(properties),
            run="" if own is None else "".join(_plain(child) for child in own),
            styles=self._styles,
            cell=self._cell,
            width=self._width,
            first=self._first,
        )

    # --- within a paragraph ------------------------------------------------------------------------------------------

    def _rewrite(self, line: Line, replaced: tuple[Replaced, ...]) -> None:
        """Replace stretches of text; runs that hold none of it stay as they are."""
        at = 0
        for run in list(runs_of(line.element)):
            length = sum(len(node.text or "") for node in run.iterchildren(w("t")))
            inside = [entry for entry in replaced if entry.start < at + length and entry.end > at]
            if length and inside:
                self._split(run, at, inside)
            at += length

    def _split(self, run: Element, start: int, replaced: list[Replaced]) -> None:
        own = run.find(w("rPr"))
        look = "" if own is None else "".join(_plain(child) for child in own)
        pieces: list[str] = []
        at = start
        for child in run:
            if child.tag == w("rPr"):
                continue
            if child.tag != w("t"):
                pieces.append(f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{_plain(child)}</w:r>")
                continue
            pieces.append(self._text(child.text or "", at, replaced, look))
            at += len(child.text or "")
        parent, place = run.getparent(), run.getparent().index(run)
        parent.remove(run)
        for element in list(etree.fromstring(f"<w:p {_DECLARED}>{''.join(pieces)}</w:p>")):
            parent.insert(place, element)
            place += 1

    def _text(self, text: str, start: int, replaced: list[Replaced], look: str) -> str:
        """One stretch of text with what replaces it; a replacement is written where it begins."""
        made: list[str] = []
        at = start
        for entry in replaced:
            if entry.start >= start + len(text) or entry.end <= start:
                continue
            made.append(markup.runs(plain_run(text[at - start : max(entry.start, start) - start]), look, self._first))
            if entry.start >= start:
                made.append(markup.runs(entry.runs, look, self._first))
            at = min(entry.end, start + len(text))
        made.append(markup.runs(plain_run(text[at - start :]), look, self._first))
        return "".join(made)


def _plain(element: Element) -> str:
    return etree.tostring(element, encoding="unicode", with_tail=False)


def _without_section(properties: Element | None) -> str:
    if properties is None:
        return ""
    copy = deepcopy(properties)
    for section in copy.findall(w("sectPr")):
        copy.remove(section)
    return _plain(copy)


def _section_end(section: Element) -> Element:
    paragraph = etree.Element(w("p"))
    etree.SubElement(paragraph, w("pPr")).append(section)
    return paragraph


def _text_width(root: Element) -> int:
    """Twips between the margins of the last section."""
    section = root.find(w("sectPr"))
    size = section.find(w("pgSz")) if section is not None else None
    margin = section.find(w("pgMar")) if section is not None else None
    if size is None or margin is None:
        return _A4_TEXT_WIDTH
    return int(size.get(w("w"))) - int(margin.get(w("left"))) - int(margin.get(w("right")))
