from collections.abc import Iterator

from jixiao.check.outline import numbered
from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier


def heading_number_repeated(dossier: Dossier) -> Iterator[Hit]:
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
