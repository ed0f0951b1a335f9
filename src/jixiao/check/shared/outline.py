"""Numbered headings and list items in reading order, each with the one before it in its list."""

from typing import NamedTuple

from jixiao.check.once import once
from jixiao.check.shared.inventory import running
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.numbering import mark_at, nest, printed
from jixiao.units.regex import regex

_LONGEST_TITLE = 40
_SENTENCE = regex(r"[。；，]")
_STOP = regex(r"[。；：\n]")


class Numbered(NamedTuple):
    """A paragraph that begins with a number. `mark` is the style it is written in, `style` that of its list."""

    text: str  # of the whole document
    paragraph: Span
    span: Span  # the number
    mark: str
    style: str
    ordinal: int
    level: int
    heading: bool
    before: "Numbered | None"

    @property
    def number(self) -> str:
        return self.text[self.span.start : self.span.end].strip()

    @property
    def title(self) -> str:
        """The words after the number, to the first sign."""
        rest = self.text[self.span.end : min(self.paragraph.end, self.span.end + _LONGEST_TITLE)]
        return _STOP.split(rest, maxsplit=1)[0]


@once
def numbered(dossier: Dossier) -> tuple[Numbered, ...]:
    """The paragraphs with numbers; lines of a table of contents are none."""
    text = dossier.source.text
    found = []
    for passage in running(dossier):
        mark = mark_at(text, *passage.span)
        # A short line that is no heading and no sentence is a line of a table of contents or of a flattened table.
        if mark and (passage.heading or _SENTENCE.search(text, *passage.span)):
            found.append((passage, mark))
    placed = nest([(mark.style, mark.ordinal) for _, mark in found])
    items: list[Numbered] = []
    for (passage, mark), (level, style, previous, index) in zip(found, placed, strict=True):
        span = Span(passage.span.start, mark.end)
        before = items[index] if previous else None
        item = Numbered(text, passage.span, span, mark.style, style, mark.ordinal, level, passage.heading, before)
        items.append(item)
    return tuple(items)


def stands_between(dossier: Dossier, start: int, end: int, style: str, ordinal: int) -> bool:
    """Whether a number is printed anywhere between two places: inside a paragraph, in a cell, in another bracket."""
    number = printed(style, ordinal)
    forms = {number, number.replace("（", "").replace("）", ")"), number.replace(".", "、"), number.replace(".", "．")}
    forms |= {number.replace("、", "."), number.replace("（", "(").replace("）", ")")}
    return any(dossier.source.text.find(form, start, end) >= 0 for form in forms if len(form) > 1)
