"""The body of a Word template as paragraphs and tables, with their text and their roles."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from jixiao.report.blocks import Role
from jixiao.report.docx.package import MAIN, Element, Package, w
from jixiao.units.numbering import mark_at
from jixiao.units.regex import regex

_ROLES = {role.value.lower(): role for role in Role} | {
    "标题": Role.TITLE, "标题 1": Role.HEADING_1, "标题 2": Role.HEADING_2, "标题 3": Role.HEADING_3,
    "标题1": Role.HEADING_1, "标题2": Role.HEADING_2, "标题3": Role.HEADING_3, "题注": Role.CAPTION,
    "正文": Role.BODY, "落款": Role.SIGNATURE, "签名": Role.SIGNATURE,
}  # fmt: skip
_NUMBERED = {"一、": Role.HEADING_1, "（一）": Role.HEADING_2, "1.": Role.HEADING_3}
_SENTENCE_END = regex(r"[。；：！？]")
_HEADING_LENGTH = 40
_MARGIN = regex(r"word/(?:header|footer)\d*\.xml")


@dataclass(slots=True)
class Line:
    """A paragraph of the template. `number` counts all paragraphs, those of tables too, from 1.

    `beside` is 页眉页脚 or 文本框 for one that stands beside the text.
    """

    element: Element
    number: int
    text: str
    role: Role
    beside: str = ""

    @property
    def where(self) -> str:
        return self.beside or f"第{self.number}段"


@dataclass(slots=True)
class Square:
    """A table cell and what it covers."""

    lines: list[Line]
    columns: int = 1
    rows: int = 1


@dataclass(slots=True)
class Grid:
    """A table of the template; covered squares are left out."""

    element: Element
    rows: list[list[Square]] = field(default_factory=list)


Node = Line | Grid


class Body:
    """The template opened for filling."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.root = package.tree(MAIN).find(w("body"))
        self.styles = _style_names(package)
        self._count = 0
        self.nodes: list[Node] = [node for child in self.root for node in self._node(child)]
        self.beside = list(self._beside())

    def style_of(self, role: Role) -> str:
        """The identity of the style for a role; "" when the template has none."""
        return next((identity for identity, known in self.styles.items() if known is role), "")

    def named(self, name: str) -> str:
        """The identity of the style of a name; "" when the template has none."""
        styles = self.package.tree("word/styles.xml").iterfind(w("style")) if self.styles else ()
        found = (style for style in styles if (own := style.find(w("name"))) is not None and own.get(w("val")) == name)
        return next((style.get(w("styleId")) for style in found), "")

    def lines(self) -> Iterator[Line]:
        """Every paragraph, those in tables among them."""
        for node in (*self.nodes, *self.beside):
            yield from lines_of(node)

    def _beside(self) -> Iterator[Line]:
        """Paragraphs of headers, footers and text boxes, which may hold facts and figures."""
        parts = [(name, "页眉页脚") for name in self.package.parts if _MARGIN.fullmatch(name)]
        found = [(element, words) for name, words in parts for element in self.package.tree(name).iter(w("p"))]
        boxes = (element for box in self.root.iter(w("txbxContent")) for element in box.iter(w("p")))
        for element, words in (*found, *((element, "文本框") for element in boxes)):
            self._count += 1
            yield Line(element, self._count, text_of(element), Role.BODY, words)

    def _node(self, element: Element) -> Iterator[Node]:
        if element.tag == w("p"):
            yield self._line(element)
        elif element.tag == w("tbl"):
            yield self._grid(element)
        elif element.tag == w("sdt"):  # a content control around paragraphs, such as a cover page
            content = element.find(w("sdtContent"))
            for child in content if content is not None else ():
                yield from self._node(child)

    def _line(self, element: Element) -> Line:
        self._count += 1
        text = text_of(element)
        return Line(element, self._count, text, self._role(element, text))

    def _role(self, element: Element, text: str) -> Role:
        """By its style; where the office only formatted by hand, by its number and its place."""
        properties = element.find(w("pPr"))
        style = properties.find(w("pStyle")) if properties is not None else None
        named = self.styles.get(style.get(w("val"))) if style is not None else None
        if named and named is not Role.BODY:
            return named
        found = mark_at(text, 0, len(text))
        short = len(text) <= _HEADING_LENGTH and not _SENTENCE_END.search(text) and "{{" not in text
        if found and short and found.style in _NUMBERED:
            return _NUMBERED[found.style]
        aligned = properties.find(w("jc")) if properties is not None else None
        place = aligned.get(w("val")) if aligned is not None else ""
        if place in ("right", "end"):
            return Role.SIGNATURE
        return Role.TITLE if place == "center" and text and self._count <= 3 else Role.BODY

    def _grid(self, element: Element) -> Grid:
        grid = Grid(element)
        open_squares: dict[int, Square] = {}
        for row in element.iterfind(w("tr")):
            listed: list[Square] = []
            column = 0
            for cell in row.iterfind(w("tc")):
                columns, merge = _covered(cell)
                if merge == "continue" and column in open_squares:
                    open_squares[column].rows += 1
                else:
                    square = Square([self._line(p) for p in cell.iter(w("p"))], columns)
                    listed.append(square)
                    open_squares[column] = square
                column += columns
            grid.rows.append(listed)
        return grid


def lines_of(node: Node) -> Iterator[Line]:
    """The paragraphs of a node."""
    if isinstance(node, Line):
        yield node
    else:
        yield from (line for row in node.rows for square in row for line in square.lines)


def _covered(cell: Element) -> tuple[int, str]:
    """Columns a cell spans, and whether it goes on a merge from above ("" , restart, continue)."""
    properties = cell.find(w("tcPr"))
    if properties is None:
        return 1, ""
    span, merge = properties.find(w("gridSpan")), properties.find(w("vMerge"))
    columns = int(span.get(w("val"), "1")) if span is not None else 1
    return columns, "" if merge is None else merge.get(w("val"), "continue")


def text_of(paragraph: Element) -> str:
    """What a paragraph says, without what was deleted under revision and what stands in text boxes on it."""
    return "".join(node.text or "" for run in runs_of(paragraph) for node in run.iterchildren(w("t")))


def runs_of(paragraph: Element) -> Iterator[Element]:
    """The runs of a paragraph itself, links and fields included, text boxes not."""
    return (run for run in paragraph.iter(w("r")) if next(run.iterancestors(w("p"))) is paragraph)


def _style_names(package: Package) -> dict[str, Role | None]:
    """Role by style identity, from the names of the styles."""
    if "word/styles.xml" not in package.parts:
        return {}
    styles = package.tree("word/styles.xml").iterfind(w("style"))
    named = {style.get(w("styleId")): style.find(w("name")) for style in styles if style.get(w("type")) == "paragraph"}
    return {key: _ROLES.get(name.get(w("val"), "").lower()) for key, name in named.items() if name is not None}
