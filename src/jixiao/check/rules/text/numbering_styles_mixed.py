from collections import Counter
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.outline import numbered, stands_between
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.numbering import printed


def numbering_styles_mixed(dossier: Dossier) -> Iterator[Hit]:
    """A number takes up where another style left off, and its own style has no number before it there."""
    items = numbered(dossier)
    usual = Counter((item.level, item.mark) for item in items if item.heading)
    told: set[Span] = set()
    for item in items:
        before = item.before
        if before is None or item.mark == before.mark or item.ordinal != before.ordinal + 1:
            continue
        if not (item.heading and before.heading):
            continue
        if stands_between(dossier, before.span.end, item.span.start, item.mark, item.ordinal - 1):
            continue
        odd, other = (
            (item, before) if usual[item.level, item.mark] <= usual[item.level, before.mark] else (before, item)
        )
        expected = printed(other.mark, odd.ordinal)
        working = f"同一层次有“{other.number}”，这一项写作“{odd.number}”，按样式应为“{expected}”"
        if odd.span not in told:
            yield Hit(odd.span, working, related=(other.span,))
        told.add(odd.span)
