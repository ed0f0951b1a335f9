"""What the styles of a docx say about text: heading level, list, hidden, symbol font."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from jixiao.readers.docx_package import W, attribute, integer, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

_T = TypeVar("_T")
LONGEST_CHAIN = 30  # styles based on styles
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])(?!\d)", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*\d", re.IGNORECASE)


class ListPlace(NamedTuple):
    """The list a paragraph belongs to; `level` from 0, None when it is the level that names `style`."""

    number: str
    level: int | None
    style: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """`heading` is 1–9 or 0; `hidden` None when neither the style nor those it is based on say."""

    name: str = ""
    heading: int = 0
    place: ListPlace | None = None
    hidden: bool | None = None
    font: str = ""

    @property
    def is_contents(self) -> bool:
        """A line of a table of contents."""
        return bool(_CONTENTS.match(self.name))


PLAIN = Style()


class Styles:
    """Styles by their id, each with what it takes over from those it is based on."""

    def __init__(self, root: "_Element | None") -> None:
        self._nodes: dict[str, _Element] = {}
        self._known: dict[str, Style] = {}
        self.default = PLAIN
        if root is None:
            return
        default = ""
        for node in root.iterfind(W + "style"):
            key = node.get(W + "styleId") or ""
            self._nodes.setdefault(key, node)
            if node.get(W + "type") == "paragraph" and node.get(W + "default") in {"1", "true"}:
                default = key
        self.default = self[default]

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
        names: list[str] = []
        nodes: list[_Element] = []
        node = self._nodes.get(key)
        while node is not None and len(nodes) < LONGEST_CHAIN:
            nodes.append(node)
            names.append(attribute(node.find(W + "name")) or "")
            node = self._nodes.get(attribute(node.find(W + "basedOn")) or "")
        outline = _first(_outline(n) for n in nodes)
        heading = outline if outline is not None else _first(_named_heading(n) for n in names) or 0
        return Style(
            names[0] if names else "",
            heading,
            _first(list_place(n.find(W + "pPr"), n.get(W + "styleId") or "") for n in nodes),
            _first(_hidden(n) for n in nodes),
            _first(font(n.find(W + "rPr")) or None for n in nodes) or "",
        )


def list_place(properties: "_Element | None", style: str = "") -> ListPlace | None:
    """The list named by paragraph properties; number "0" takes a paragraph out of its list."""
    numbering = None if properties is None else properties.find(W + "numPr")
    if numbering is None:
        return None
    number, level = attribute(numbering.find(W + "numId")), attribute(numbering.find(W + "ilvl"))
    if number is None and level is None:
        return None
    return ListPlace(number or "", None if level is None else min(max(integer(level), 0), 8), style)


def outline_level(properties: "_Element | None") -> int | None:
    """1–9 for a heading, 0 for body text, None when the properties do not say."""
    level = None if properties is None else attribute(properties.find(W + "outlineLvl"))
    if level is None:
        return None
    number = integer(level, 9)
    return number + 1 if 0 <= number <= 8 else 0


def font(properties: "_Element | None") -> str:
    """The font for Latin and symbol characters, "" when the run does not name one."""
    fonts = None if properties is None else properties.find(W + "rFonts")
    if fonts is None:
        return ""
    return fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or ""


def _outline(style: "_Element") -> int | None:
    return outline_level(style.find(W + "pPr"))


def _named_heading(name: str) -> int | None:
    found = _HEADING.match(name)
    return int(found.group(1)) if found else None


def _hidden(style: "_Element") -> bool | None:
    properties = style.find(W + "rPr")
    vanish = None if properties is None else properties.find(W + "vanish")
    return None if vanish is None else is_on(vanish)


def _first(values: Iterator[_T | None]) -> _T | None:
    return next((value for value in values if value is not None), None)
