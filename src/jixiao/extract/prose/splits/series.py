"""Lists that tell several numbers of each item: 甲12人、资金3万元；乙8人、资金2万元, under 20人、资金5万元.

Where one series adds up to the number told above, the list leaves nothing out, and so the others must add up too.
"""

from collections.abc import Iterator, Sequence

from jixiao.dossier.claim import Split
from jixiao.dossier.figure import FigureKind
from jixiao.extract.prose.mentions import Mention
from jixiao.extract.prose.splits.lists import adds_up, is_threshold, kind_of
from jixiao.units.record import record
from jixiao.units.regex import regex

Found = tuple[Mention, tuple[Mention, ...], Split]
_LONGEST = 40  # numbers of a list
_FEWEST = 2
_LEVELS = (FigureKind.AMOUNT, FigureKind.COUNT)


@record
class _Series:
    total: Mention
    parts: tuple[Mention, ...]


def by_series(text: str, above: Sequence[Mention], sentence: Sequence[Mention]) -> Iterator[Found]:
    """The series of a list that 其中 opens, its head in the sentence or in the one above."""
    divided = _DIVIDED.match(text, sentence[0].sentence)
    opened = divided.start() if divided else text.find("其中", sentence[0].sentence, sentence[-1].figure.span.start)
    if opened < 0:
        return
    head = [m for m in sentence if m.figure.span.end <= opened] or above
    items = _items([m for m in sentence if m.figure.span.start > opened and not is_threshold(m)][:_LONGEST])
    series = []
    for parts in zip(*items, strict=True):
        like = [m for m in head if _kind(m) == _kind(parts[0]) and m.figure.exact]
        if like and _kind(parts[0])[0] in _LEVELS and all(part.figure.exact for part in parts):
            series.append(_Series(next((m for m in like if adds_up(m, parts)), like[0]), parts))
    if any(adds_up(each.total, each.parts) for each in series):
        for each in series:
            yield each.total, each.parts, Split(each.total.figure, tuple(p.figure for p in each.parts), True, "其中")


_DIVIDED = regex(r"[从分按][^，。；：\d]{1,10}(?:看|来看|统计|分|划分)[，：]")


def _items(listed: Sequence[Mention]) -> list[Sequence[Mention]]:
    """The numbers of each item: as many of other kinds, in the same order, two items and more."""
    kinds = [_kind(mention) for mention in listed]
    width = kinds.index(kinds[0], 1) if kinds[:1] and kinds[0] in kinds[1:] else 0
    if width < _FEWEST or len(set(kinds[:width])) < width:
        return []
    whole = 0
    while kinds[whole : whole + width] == kinds[:width]:
        whole += width
    return [listed[at : at + width] for at in range(0, whole, width)] if whole >= 2 * width else []


def _kind(mention: Mention) -> tuple[FigureKind, str]:
    return kind_of(mention), mention.figure.printed.unit.base
