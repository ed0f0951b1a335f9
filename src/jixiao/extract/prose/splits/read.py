"""Totals and their parts in running text."""

from collections.abc import Sequence

from jixiao.dossier.budget import Item
from jixiao.dossier.figure import FigureKind
from jixiao.dossier.place import Span
from jixiao.extract.prose.mentions import Mention, by_sentence
from jixiao.extract.prose.splits.by_item import adjusted, by_items, sides
from jixiao.extract.prose.splits.by_words import Found, by_words
from jixiao.extract.prose.splits.items import by_labels, by_name, by_paragraphs, by_sentences
from jixiao.extract.prose.splits.periods import by_periods
from jixiao.units.record import record
from jixiao.units.regex import regex

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
    above: Sequence[Mention] = ()
    for whole in paragraphs:
        paragraph = [m for m in whole if m.figure.kind in _MEASURABLE]
        led, above = (above if paragraph and _follows(text, above, paragraph[0]) else ()), paragraph
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
        found.extend(s for s in by_words(text, paragraph, led) if not {p.figure.span for p in s[1]} <= taken)
    every = [mention for paragraph in paragraphs for mention in paragraph]
    beyond = (
        *by_periods(text, every),
        *by_paragraphs(text, paragraphs),
        *by_sentences(text, every),
        *by_labels(every),
        *by_name(text, by_sentence(every)),
    )
    return Splits(_surest(found, beyond), tuple(orphans))


def _surest(found: Sequence[Found], beyond: Sequence[Found]) -> tuple[Found, ...]:
    """Each total and its parts once; as leaving nothing out, where anything says so."""
    taken = {part.figure.span for _, parts, split in found if split.exhaustive for part in parts}
    chosen: dict[tuple[Span, ...], Found] = {}
    for told in (*found, *(f for f in beyond if not {part.figure.span for part in f[1]} <= taken)):
        if _is_net(told):
            continue
        key = (told[0].figure.span, *(part.figure.span for part in told[1]))
        if key not in chosen or (told[2].exhaustive and not chosen[key][2].exhaustive):
            chosen[key] = told
    return tuple(chosen.values())


def _is_net(told: Found) -> bool:
    """净减12人，其中退休15人、新招5人: what came and what went are no parts of the difference."""
    return _NET.search(told[0].before) is not None and any(_WENT.search(part.before) for part in told[1])


_NET = regex("净[增减]")
_WENT = regex("退|调[入出]|离|辞|注销|收回|迁出|转出|到期|死亡|去世|撤销|取消|减少|出库|核销")


def _follows(text: str, above: Sequence[Mention], first: Mention) -> bool:
    """Whether a paragraph begins with the parts of the one right above (其中：…), and that told a figure last."""
    if not above or not text.startswith(_OPENERS, first.paragraph):
        return False
    return not text[above[-1].sentence_end : first.paragraph].strip("。：:；\n\t 　")


_OPENERS = (
    "其中",
    "具体为",
    "具体是",
    "具体包括",
    "分项支出",
    "支出明细",
    "具体支出",
    "支出构成",
    "资金来源",
    "支出按",
    "支出主要按",
)
