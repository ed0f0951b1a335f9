"""Automatic list numbers, counted and written as Word does; the file holds only their recipe."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from jixiao.readers.docx.package import MC, W, attribute, children, integer, is_on
from jixiao.readers.docx.styles import ListPlace, Styles, font
from jixiao.readers.numerals import number
from jixiao.readers.symbols import plain
from jixiao.units.record import record
from jixiao.units.regex import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACE = regex("%([1-9])")
_DEEPEST = 8


@record
class Level:
    """One level of a list. `restart` is the level (from 1) after which it begins anew; 0 never."""

    start: int = 1
    style: str = "decimal"
    pattern: str = ""
    text: str = ""
    restart: int | None = None
    legal: bool = False
    blank: bool = True
    paragraph_style: str = ""


class Numbering:
    """Lists of a document by their number; `label` counts on, so paragraphs must come in reading order."""

    def __init__(self, load: "Callable[[], _Element | None]", styles: Styles) -> None:
        self._load: Callable[[], _Element | None] | None = load  # until a list is met: most of the part is never used
        self._styles = styles
        self._abstract: dict[str, _Element] = {}
        self._lists: dict[str, _Element] = {}
        self._levels: dict[str, dict[int, Level]] = {}
        # How far each abstract list has counted, by level: lists that share one count on together.
        self._counters: dict[str, dict[int, int]] = {}
        self._seen: set[tuple[str, int]] = set()

    def label(self, place: ListPlace) -> str:
        """The number of the next paragraph at `place`, with the blank after it; "" when it shows none."""
        if self._load:
            self._open(self._load())
            self._load = None
        node = self._lists.get(place.number)
        if node is None:
            return ""
        levels = self._levels_of(place.number)
        index = place.level if place.level is not None else _level_of_style(levels, place.style)
        level = levels.get(index)
        if level is None:
            return ""
        values = self._counters.setdefault(self._abstract_id(node), {})
        self._count(node, place.number, values, levels, index)
        return _write(level, levels, values)

    def _open(self, root: "_Element | None") -> None:
        for node in root if root is not None else ():
            if node.tag == W + "abstractNum":
                self._abstract.setdefault(node.get(W + "abstractNumId") or "", node)
            elif node.tag == W + "num":
                self._lists.setdefault(node.get(W + "numId") or "", node)

    def _count(self, node: "_Element", key: str, values: dict[int, int], levels: dict[int, Level], index: int) -> None:
        if (key, index) not in self._seen:
            self._seen.add((key, index))
            start = _start_override(node, index)
            if start is not None:
                values[index] = start - 1
        values[index] = values[index] + 1 if index in values else levels[index].start
        for deeper in range(index + 1, _DEEPEST + 1):
            restart = levels[deeper].restart if deeper in levels else None
            if deeper in values and (restart is None or index < restart):
                del values[deeper]

    def _abstract_id(self, node: "_Element") -> str:
        """The abstract list behind a list; one that borrows a list style is followed to it."""
        key = attribute(node.find(W + "abstractNumId")) or ""
        abstract = self._abstract.get(key)
        link = None if abstract is None else attribute(abstract.find(W + "numStyleLink"))
        if link is not None:
            place = self._styles[link].place
            lent = self._lists.get(place.number) if place else None
            target = attribute(lent.find(W + "abstractNumId")) if lent is not None else None
            return target or key
        return key

    def _levels_of(self, key: str) -> dict[int, Level]:
        known = self._levels.get(key)
        if known is None:
            node = self._lists[key]
            abstract = self._abstract.get(self._abstract_id(node))
            known = {} if abstract is None else _levels(abstract)
            for override in node.iterfind(W + "lvlOverride"):
                known |= _levels(override)
            self._levels[key] = known
        return known


def _write(level: Level, levels: dict[int, Level], values: dict[int, int]) -> str:
    """The text of a level with the numbers of its own and the outer levels put in."""

    def written(hit: re.Match[str]) -> str:
        at = int(hit.group(1)) - 1
        shown = levels.get(at, Level())
        value = values.get(at, shown.start)
        if shown.style == "none":
            return ""
        return str(value) if level.legal else number(value, shown.style, shown.pattern)

    text = level.text
    if level.style != "bullet":
        text = _PLACE.sub("" if level.style == "none" else written, text)
    return text + " " if text and level.blank else text


def _levels(node: "_Element") -> dict[int, Level]:
    return {min(max(integer(n.get(W + "ilvl")), 0), _DEEPEST): _level(n) for n in node.iterfind(W + "lvl")}


def _level(node: "_Element") -> Level:
    style, pattern = _format(node)
    restart = attribute(node.find(W + "lvlRestart"))
    text = attribute(node.find(W + "lvlText")) or ""
    return Level(
        start=integer(attribute(node.find(W + "start")), 0 if node.find(W + "start") is None else 1),
        style=style,
        pattern=pattern,
        text=plain(text, font(children(node.find(W + "rPr")))) if style == "bullet" else text,
        restart=None if restart is None else integer(restart),
        legal=is_on(node.find(W + "isLgl")),
        blank=attribute(node.find(W + "suff")) != "nothing",
        paragraph_style=attribute(node.find(W + "pStyle")) or "",
    )


def _format(node: "_Element") -> tuple[str, str]:
    """Number style and example; a custom style stands in an alternative that old programs skip."""
    found = node.find(W + "numFmt")
    if found is None:
        found = node.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
    if found is None:
        return "decimal", ""
    return attribute(found) or "decimal", found.get(W + "format") or ""


def _level_of_style(levels: dict[int, Level], style: str) -> int:
    return next((index for index, level in levels.items() if level.paragraph_style == style and style), 0)


def _start_override(node: "_Element", index: int) -> int | None:
    for override in node.iterfind(W + "lvlOverride"):
        if integer(override.get(W + "ilvl"), -1) == index:
            start = override.find(W + "startOverride")
            return None if start is None else integer(attribute(start), 1)
    return None
