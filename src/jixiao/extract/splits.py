"""Totals and their parts in running text."""

from collections.abc import Sequence

from jixiao.dossier.budget import Item
from jixiao.dossier.figure import FigureKind
from jixiao.extract.mentions import Mention
from jixiao.extract.splits_by_item import adjusted, by_items, sides
from jixiao.extract.splits_by_words import Found, by_words
from jixiao.units.record import record

_MEASURABLE = (FigureKind.AMOUNT, FigureKind.COUNT, FigureKind.CHANGE)


@record
class Splits:
    """Splits with the mentions they were made of, and sets of parts whose total stands elsewhere.

    What is carried over stands behind the parts of an expenditure: a grand total holds it.
    """

    found: tuple[Found, ...]
    orphans: tuple[tuple[Item, tuple[Mention, ...]], ...]


def read_splits(text: str, paragraphs: Sequence[Sequence[Mention]]) -> Splits:
    found: list[Found] = []
    orphans: list[tuple[Item, tuple[Mention, ...]]] = []
    for whole in paragraphs:
        paragraph = [m for m in whole if m.figure.kind in _MEASURABLE]
        if len(paragraph) < 2:
            continue
        known: list[Found] = [*adjusted(paragraph), *sides(text, paragraph)]
        for parent, total, parts, split in by_items(text, whole, paragraph):
            if total is not None and split is not None:
                known.append((total, parts, split))
            else:
                orphans.append((parent, parts))
        taken = {part.figure.span for _, parts, _ in known for part in parts}
        found.extend(known)
        found.extend(s for s in by_words(text, paragraph) if not {p.figure.span for p in s[1]} <= taken)
    return Splits(tuple(found), tuple(orphans))
