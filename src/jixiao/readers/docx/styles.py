"""What the styles of a docx say about text: heading level, list, hidden, symbol font."""

import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from jixiao.readers.docx.package import Properties, W, attribute, children, integer, is_on
from jixiao.readers.limits import check_entities, parse_xml
from jixiao.units.record import record
from jixiao.units.regex import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

_T = TypeVar("_T")
NAME, BASED_ON, PARAGRAPH, RUN = W + "name", W + "basedOn", W + "pPr", W + "rPr"
LIST, LIST_ID, LIST_LEVEL, OUTLINE = W + "numPr", W + "numId", W + "ilvl", W + "outlineLvl"
INDENT, SIDE = W + "ind", W + "jc"
VANISH, FONTS = W + "vanish", W + "rFonts"
_HEAD = re.compile(rb"\s*(?:<\?xml([^>]*)\?>|)\s*<w:styles\s([^>]*)>")
_BEGIN, _END = b"<w:style ", b"</w:style>"
_ID = regex(r'w:styleId="([^"]*)"')
_DEFAULT = regex('w:default="(?:1|true|on)"')
LONGEST_CHAIN = 30  # styles based on styles
_HEADING = regex(r"(?:heading|标题)\s*([1-9])(?!\d)", re.IGNORECASE)
_CONTENTS = regex(r"(?:toc|目录)\s*\d", re.IGNORECASE)


class ListPlace(NamedTuple):
    """The list a paragraph belongs to; `level` from 0, None when it is the level that names `style`."""

    number: str
    level: int | None
    style: str = ""


@record
class Style:
    """`heading` is 1–9 or 0; `hidden` None when neither the style nor those it is based on say.

    `contents` marks a line of a table of contents.
    """

    heading: int = 0
    place: ListPlace | None = None
    hidden: bool | None = None
    font: str = ""
    contents: bool = False
    indented: bool = False
    centred: bool = False


PLAIN = Style()


class Styles:
    """Styles by their id, each with what it takes over from those it is based on."""

    def __init__(self, sheet: "Sheet") -> None:
        self._sheet = sheet
        self._known: dict[str, Style] = {}
        self.default = self[sheet.default]

    def __getitem__(self, key: str | None) -> Style:
        if key is None:
            return self.default
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._resolve(key)
        return known

    def character(self, key: str | None) -> Style:
        """The character style of a run; a run without one has none."""
        return PLAIN if key is None else self[key]

    def _resolve(self, key: str) -> Style:
        """From the style itself up to the root; the nearest word counts."""
        keys: list[str] = []
        parts: list[Properties] = []
        own = self._sheet.style(key)
        while own and len(parts) < LONGEST_CHAIN:
            keys.append(key)
            parts.append(own)
            key = attribute(own.get(BASED_ON)) or ""
            own = self._sheet.style(key)
        names = [attribute(part.get(NAME)) or "" for part in parts]
        paragraphs = [children(part.get(PARAGRAPH)) for part in parts]
        runs = [children(part.get(RUN)) for part in parts]
        outline = _first(outline_level(part) for part in paragraphs)
        return Style(
            outline if outline is not None else _first(_named_heading(name) for name in names) or 0,
            _first(list_place(part, owner) for part, owner in zip(paragraphs, keys, strict=True)),
            _first(is_on(part[VANISH]) if VANISH in part else None for part in runs),
            _first(font(part) or None for part in runs) or "",
            bool(names and _CONTENTS.match(names[0])),
            bool(_first(is_indented(part) for part in paragraphs)),
            bool(_first(is_centred(part) for part in paragraphs)),
        )


class Sheet:
    """The styles of a file, each parsed when it is asked for: a file holds hundreds and uses ten."""

    def __init__(self, path: str, data: bytes | None) -> None:
        self._path = path
        self.default = ""
        self._styles: dict[str, bytes | _Element] = {}
        head = _HEAD.match(data) if data else None
        if data and head and _is_utf8(head.group(1) or b""):
            check_entities(path, data)
            self._open = b"<w:styles " + head.group(2) + b">"
            for chunk in data.split(_END)[:-1]:
                start = max(chunk.rfind(_BEGIN), 0)
                opening = chunk[start : chunk.find(b">", start)].decode("utf-8", "replace")
                self._name(unescape(opening) if "&" in opening else opening, chunk[start:])
        elif data:
            for node in parse_xml(path, data).iterchildren(W + "style"):
                named = (f'w:{key}="{node.get(W + key)}"' for key in ("type", "default", "styleId"))
                self._name(" ".join(named), node)

    def _name(self, opening: str, style: "bytes | _Element") -> None:
        key = _ID.search(opening)
        if key:
            self._styles.setdefault(key.group(1), style)
            if 'w:type="paragraph"' in opening and _DEFAULT.search(opening):
                self.default = key.group(1)

    def style(self, key: str) -> Properties:
        """The parts of a style by their tags; none when there is no such style."""
        style = self._styles.get(key)
        if isinstance(style, bytes):
            style = self._styles[key] = parse_xml(self._path, self._open + style + _END + b"</w:styles>")[0]
        return children(style)


def list_place(properties: Properties, style: str = "") -> ListPlace | None:
    """The list named by paragraph properties; number "0" takes a paragraph out of its list."""
    numbering = children(properties.get(LIST))
    number, level = attribute(numbering.get(LIST_ID)), attribute(numbering.get(LIST_LEVEL))
    if number is None and level is None:
        return None
    return ListPlace(number or "", None if level is None else min(max(integer(level), 0), 8), style)


def outline_level(properties: Properties) -> int | None:
    """1–9 for a heading, 0 for body text, None when the properties do not say."""
    level = attribute(properties.get(OUTLINE))
    if level is None:
        return None
    number = integer(level, 9)
    return number + 1 if 0 <= number <= 8 else 0


def is_indented(properties: Properties) -> bool | None:
    """Whether the first line is set in; None when the properties do not say."""
    indent = properties.get(INDENT)
    if indent is None:
        return None
    steps = [integer(indent.get(W + name)) for name in ("firstLine", "firstLineChars") if indent.get(W + name)]
    return any(step > 0 for step in steps) if steps else None


def is_centred(properties: Properties) -> bool | None:
    """Whether the paragraph is set in the middle or to the right; None when the properties do not say."""
    side = attribute(properties.get(SIDE))
    return None if side is None else side in {"center", "right", "end"}


def font(properties: Properties) -> str:
    """The font for Latin and symbol characters, "" when the run does not name one."""
    fonts = properties.get(FONTS)
    return "" if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or ""


def _is_utf8(declaration: bytes) -> bool:
    return b"encoding" not in declaration or b"utf-8" in declaration.lower()


def _named_heading(name: str) -> int | None:
    found = _HEADING.match(name)
    return int(found.group(1)) if found else None


def _first(values: Iterator[_T | None]) -> _T | None:
    return next((value for value in values if value is not None), None)
