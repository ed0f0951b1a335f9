"""The content of docx paragraphs: runs, fields, tracked changes, symbols, formulas → lines of final text."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from jixiao.readers.docx.fields import Field, result
from jixiao.readers.docx.math import formula
from jixiao.readers.docx.package import MC, M, Properties, W, attribute, first_choice, is_on, properties
from jixiao.readers.docx.styles import RUN, VANISH, Style, Styles, font
from jixiao.readers.limits import DEEPEST, too_deep
from jixiao.readers.lines import Change, Leaf, Line
from jixiao.readers.symbols import PRIVATE, is_symbol_font, plain, sign
from jixiao.units.regex import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# Characters that print nothing: soft hyphen, joiners, direction marks.
_SILENT = regex("[\u00ad\u200c-\u200f\u2060\u202a-\u202e\ufeff]")
_BREAKS = str.maketrans("\n\r\v\f\u0085\u2028\u2029", "       ")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BOX, _STYLE, _ALIGN = W + "txbxContent", W + "rStyle", W + "vertAlign"


class Looks(NamedTuple):
    """What matters of a run's formatting; the font only when it is one of symbols."""

    hidden: bool = False
    font: str = ""
    raised: bool = False


class Note(NamedTuple):
    """A footnote or endnote met in the text, and the run that refers to it."""

    kind: str
    key: str
    run: "_Element"


class Inline:
    """Reads one paragraph after another; fields may begin in one and end in a later one."""

    def __init__(self, path: str, styles: Styles) -> None:
        self.path, self.styles = path, styles
        self.depth = 0
        self.boxes: list[_Element] = []  # text boxes anchored in the paragraph just read
        self.notes: list[Note] = []
        self.comments = self.objects = self.pictures = 0
        self._fields: list[Field] = []
        self._inserted: list[_Element] = []
        self._deleted: list[_Element] = []
        self._style: Style | None = None
        self._usual = self._looks = Looks()
        self._run: _Element | None = None
        self._start()

    def paragraph(self, node: "_Element", style: Style) -> list[Line]:
        """The lines of a paragraph, at least one; a field's instruction does not reach beyond its paragraph."""
        self.boxes = []
        if style is not self._style:
            self._style, self._usual = style, Looks(bool(style.hidden), _symbols(style.font))
        self._start()
        self.walk(node)
        self._end_line()
        for opened in self._fields:
            opened.shown = True
        return self._lines

    def _start(self) -> None:
        self._lines: list[Line] = []
        self._change: Change | None = None
        self._line, self._length = Line(), 0
        self._parts: list[str] = []

    def _end_line(self) -> None:
        self._line.text = "".join(self._parts)
        self._lines.append(self._line)
        self._change = None

    def _start_line(self) -> None:
        self._line, self._parts, self._length = Line(), [], 0

    def walk(self, node: "_Element") -> None:
        """Read what an element contains, as if it stood there itself."""
        if self.depth > DEEPEST:
            raise too_deep(self.path)
        self.depth += 1
        for child in node:
            reader = _READERS.get(child.tag)
            if reader is not None:
                reader(self, child)
        self.depth -= 1

    # --- runs ------------------------------------------------------------------------------------------------------

    def read_run(self, run: "_Element") -> None:
        self._run = run
        own = properties(run, RUN)
        self._looks = self._look(own) if own else self._usual
        self.walk(run)

    def _look(self, own: Properties) -> Looks:
        style = self.styles.character(attribute(own.get(_STYLE)))
        vanish = own.get(VANISH)
        hidden = self._usual.hidden != bool(style.hidden) if vanish is None else is_on(vanish)
        raised = attribute(own.get(_ALIGN)) == "superscript"
        return Looks(hidden, _symbols(font(own) or style.font) or self._usual.font, raised)

    def read_text(self, node: "_Element") -> None:
        text = node.text
        if not text:
            return
        offset = 0
        if (text[0] in " \t\n\r" or text[-1] in " \t\n\r") and node.get(_SPACE) != "preserve":
            offset = len(text) - len(text.lstrip(" \t\n\r"))
            text = text.strip(" \t\n\r")
        if text.isprintable() and not self._looks.font and not self._looks.raised:
            self._emit(text, node, offset)
            return
        text = text.translate(_BREAKS)
        if self._looks.font or PRIVATE.search(text):
            text = plain(text, self._looks.font)
        if self._looks.raised and text.isdecimal():
            text = text.translate(_RAISED)
        done = 0
        for silent in _SILENT.finditer(text):
            self._emit(text[done : silent.start()], node, offset + done)
            done = silent.end()
        self._emit(text[done:], node, offset + done)

    def read_deleted_text(self, node: "_Element") -> None:
        if self._deleted:
            self._emit(node.text or "", node, -1)

    def read_symbol(self, node: "_Element") -> None:
        try:
            code = int(node.get(W + "char") or "", 16)
        except ValueError:
            return
        self._emit(sign(node.get(W + "font") or "", code), node, -1)

    def read_tab(self, node: "_Element") -> None:
        self._emit("\t", node, -1)

    def read_hyphen(self, node: "_Element") -> None:
        self._emit("-", node, -1)

    def read_break(self, _node: "_Element") -> None:
        if not self._is_silent():
            self._end_line()
            self._start_line()

    def read_formula(self, node: "_Element") -> None:
        self._looks = Looks()
        self._emit(formula(node).translate(_BREAKS), node, -1)

    def read_note(self, node: "_Element") -> None:
        if not self._is_silent() and self._run is not None:
            kind = "footnotes" if node.tag == W + "footnoteReference" else "endnotes"
            self.notes.append(Note(kind, node.get(W + "id") or "", self._run))

    def read_comment(self, _node: "_Element") -> None:
        self.comments += 1

    def read_drawing(self, node: "_Element") -> None:
        """Text boxes of a shape, once: of an alternative only what new programs show."""
        if self._is_silent():
            return
        if node.tag == W + "object":
            self.objects += 1
        else:
            self.pictures += 1
        stack = [node]
        boxes: list[_Element] = []
        while stack:
            part = stack.pop()
            if part.tag == _BOX:
                boxes.append(part)
            elif part.tag == MC + "AlternateContent":
                stack.extend(first_choice(part))
            else:
                stack.extend(reversed(part))
        self.boxes += boxes

    def read_alternate(self, node: "_Element") -> None:
        for choice in first_choice(node):
            self.walk(choice)

    # --- fields ----------------------------------------------------------------------------------------------------

    def read_field_sign(self, node: "_Element") -> None:
        kind = node.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(Field(node))
        elif not self._fields:
            return
        elif kind == "separate":
            self._fields[-1].shown = self._fields[-1].separated = True
        elif kind == "end":
            ended = self._fields.pop()
            if not ended.separated:
                self._emit(result(ended), node, -1)

    def read_instruction(self, node: "_Element") -> None:
        if self._fields and not self._fields[-1].shown:
            self._fields[-1].instruction += node.text or ""

    # --- tracked changes -------------------------------------------------------------------------------------------

    def read_inserted(self, node: "_Element") -> None:
        self._inserted.append(node)
        self.walk(node)
        self._inserted.pop()

    def read_deleted(self, node: "_Element") -> None:
        self._deleted.append(node)
        self.walk(node)
        self._deleted.pop()

    def _touch(self, node: "_Element") -> Change:
        """The change at the end of the line: deletions and insertions side by side are one."""
        if self._change is None:
            author, day = node.get(W + "author") or "", (node.get(W + "date") or "")[:10]
            self._change = Change(self._length, self._length, author, day)
            self._line.changes.append(self._change)
        return self._change

    # --- text ------------------------------------------------------------------------------------------------------

    def _is_silent(self) -> bool:
        return bool(self._deleted or self._looks.hidden or (self._fields and not all(f.shown for f in self._fields)))

    def _emit(self, text: str, element: "_Element", offset: int) -> None:
        if not text or (self._fields and not all(f.shown for f in self._fields)):
            return
        if self._deleted:
            self._touch(self._deleted[-1]).deleted += text
            return
        if self._looks.hidden:
            self._line.hidden.append(text)
            return
        start, end = self._length, self._length + len(text)
        if self._inserted:
            self._touch(self._inserted[-1]).end = end
        else:
            self._change = None
        self._parts.append(text)
        self._length = end
        self._line.leaves.append(Leaf(start, end, element, offset))


def _symbols(font: str) -> str:
    return font if is_symbol_font(font) else ""


_READERS: dict[object, Callable[[Inline, "_Element"], None]] = {
    **dict.fromkeys(
        [W + n for n in ("hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "bdo", "dir", "customXml")]
        + [W + "ruby", W + "rubyBase", M + "oMathPara"],
        Inline.walk,
    ),
    **dict.fromkeys([W + n for n in ("drawing", "pict", "object")], Inline.read_drawing),
    **dict.fromkeys([W + "ins", W + "moveTo"], Inline.read_inserted),
    **dict.fromkeys([W + "del", W + "moveFrom"], Inline.read_deleted),
    **dict.fromkeys([W + "br", W + "cr"], Inline.read_break),
    **dict.fromkeys([W + "tab", W + "ptab"], Inline.read_tab),
    **dict.fromkeys([W + "footnoteReference", W + "endnoteReference"], Inline.read_note),
    W + "r": Inline.read_run,
    W + "t": Inline.read_text,
    W + "delText": Inline.read_deleted_text,
    W + "instrText": Inline.read_instruction,
    W + "fldChar": Inline.read_field_sign,
    W + "sym": Inline.read_symbol,
    W + "noBreakHyphen": Inline.read_hyphen,
    W + "commentReference": Inline.read_comment,
    MC + "AlternateContent": Inline.read_alternate,
    M + "oMath": Inline.read_formula,
}
