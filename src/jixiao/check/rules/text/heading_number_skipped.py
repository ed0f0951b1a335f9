from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.outline import numbered, stands_between
from jixiao.dossier.model import Dossier
from jixiao.units.numbering import printed


def heading_number_skipped(dossier: Dossier) -> Iterator[Hit]:
    for item in numbered(dossier):
        before = item.before
        if before is None or item.style != before.style or not before.ordinal + 1 < item.ordinal <= before.ordinal + 3:
            continue
        missing = range(before.ordinal + 1, item.ordinal)
        # A part that the table of contents names is there, be it a page of tables without a heading.
        start = 0 if item.style.startswith("第") else before.span.end
        if any(stands_between(dossier, start, item.span.start, item.style, number) for number in missing):
            continue
        names = "".join(f"“{printed(item.style, number)}”" for number in missing)
        yield Hit(item.span, f"“{before.number}”之后是“{item.number}”，缺少{names}", related=(before.span,))
