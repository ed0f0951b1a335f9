from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.outline import numbered
from jixiao.dossier.model import Dossier


def heading_number_repeated(dossier: Dossier) -> Iterator[Hit]:
    yield from _first_twice(dossier)
    for item in numbered(dossier):
        before = item.before
        if before is None or item.style != before.style or item.ordinal != before.ordinal or item.ordinal < 2:
            continue
        if item.title == before.title:
            continue  # the same heading again, on a new page or after a table of contents
        if before.before is not None and before.ordinal > before.before.ordinal + 1:
            continue  # the one before skipped a number: that is told already
        yield Hit(
            item.span, f"“{before.number}{before.title}”与“{item.number}{item.title}”编号相同", related=(before.span,)
        )


def _first_twice(dossier: Dossier) -> Iterator[Hit]:
    """1.甲 followed by 1.乙 and no 2.: a list of two of which nobody changed the second number."""
    items = numbered(dossier)
    for before, item, after in zip(items, items[1:], (*items[2:], None), strict=False):
        if item.ordinal != 1 or before.ordinal != 1 or not item.style == before.style == item.mark == before.mark:
            continue
        goes_on = after is not None and after.style == item.style and after.ordinal > 1
        between = dossier.source.text[before.paragraph.end : item.paragraph.start]
        if not goes_on and not between.strip() and item.title != before.title and not before.heading:
            working = f"“{before.number}{before.title}”与“{item.number}{item.title}”编号相同"
            yield Hit(item.span, working, related=(before.span,))
