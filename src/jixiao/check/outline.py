"""Numbered headings and list items in reading order, each with the one before it in its list."""

import re
from typing import NamedTuple

from jixiao.check.once import once
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.numbering import mark_at, nest, printed

_LONGEST_TITLE = 40
_SENTENCE = re.compile(r"[。；，]")
_STOP = re.compile(r"[。；：\n]")


class Numbered(NamedTuple):
    """A paragraph that begins with a number. `mark` is the style it is written in, `style` that of its list."""

    span: Span  # the number
    number: str
    title: str
    mark: str
    style: str
    ordinal: int
    level: int
    heading: bool
    before: "Numbered | None"


@once
def numbered(dossier: Dossier) -> tuple[Numbered, ...]:
    """The paragraphs with numbers; lines of a table of contents are none."""
    text = dossier.source.text
    found = []
    for passage in dossier.passages:
        mark = mark_at(text, *passage.span) if passage.table is None else None
        # A short line that is no heading and no sentence is a line of a table of contents or of a flattened table.
        if mark and (passage.heading or _SENTENCE.search(text, *passage.span)):
            found.append((passage, mark))
    placed = nest((mark.style, mark.ordinal) for _, mark in found)
    items: list[Numbered] = []
    for (passage, mark), place in zip(found, placed, strict=True):
        start, end = passage.span
        rest = text[mark.end : min(end, mark.end + _LONGEST_TITLE)]
        before = items[place.previous_index] if place.previous else None
        number = Span(start, mark.end)
        items.append(
            Numbered(
                number,
                text[start : mark.end].strip(),
                rest[: stop.start()] if (stop := _STOP.search(rest)) else rest,
                mark.style,
                place.style,
                mark.ordinal,
                place.level,
                passage.heading,
                before,
            )
        )
    return tuple(items)


def stands_between(dossier: Dossier, start: int, end: int, style: str, ordinal: int) -> bool:
    """Whether a number is printed anywhere between two places: inside a paragraph, in a cell, in another bracket."""
    number = printed(style, ordinal)
    forms = {number, number.replace("（", "").replace("）", ")"), number.replace(".", "、"), number.replace(".", "．")}
    forms |= {number.replace("、", "."), number.replace("（", "(").replace("）", ")")}
    return any(dossier.source.text.find(form, start, end) >= 0 for form in forms if len(form) > 1)
