"""Which words of the office were written anew in Word since the report was made, to be taken over into the papers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from jixiao.dossier.workpaper import Topic
from jixiao.report.trace import Trace, Written

_ALIKE = 0.5  # of two paragraphs: one is the other, changed
Stretch = int | None  # the number of a text of the office, None for words of ours


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A text of the office: its paragraphs as they were printed (none where they were asked for), and as they are."""

    topic: Topic
    about: str
    before: tuple[str, ...]
    now: tuple[str, ...]


def rewritten(trace: Trace, paragraphs: Sequence[str]) -> Iterator[Rewritten]:
    """`paragraphs` are those of the file now; a text that stands in the report twice is told where it changed."""
    then = [paragraph for paragraph in trace.paragraphs if _flat(paragraph.text)]
    now = [text.strip() for text in paragraphs if _flat(text)]
    stretches = list(_stretches(then))
    owners = list(_owners(then, stretches, now))
    for number, paragraph in {number: p for number, p in zip(stretches, then, strict=True) if p.topic}.items():
        before = tuple(p.text for p, of in zip(then, stretches, strict=True) if of == number and not p.gap)
        after = tuple(text for text, of in zip(now, owners, strict=True) if of == number and not _is_gap(text, then))
        if [_flat(text) for text in before] != [_flat(text) for text in after]:
            assert paragraph.topic
            yield Rewritten(paragraph.topic, paragraph.about, before, after)


def _is_gap(text: str, then: Sequence[Written]) -> bool:
    """Still the words that ask for a text."""
    return any(paragraph.gap and _flat(paragraph.text) == _flat(text) for paragraph in then)


def _flat(text: str) -> str:
    return "".join(text.split())


def _stretches(then: Sequence[Written]) -> Iterator[Stretch]:
    """For each paragraph the number of the text it belongs to: neighbours on one topic are one text."""
    for number, (key, group) in enumerate(groupby(then, key=lambda p: (p.topic, p.about))):
        for _ in group:
            yield number if key[0] else None


def _owners(then: Sequence[Written], stretches: Sequence[Stretch], now: Sequence[str]) -> Iterator[Stretch]:
    """For each paragraph of now the text it belongs to."""
    old, new = [_flat(p.text) for p in then], [_flat(text) for text in now]
    for tag, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from stretches[start:end]
        elif tag == "insert":
            yield from [_neighbour(stretches, start)] * (last - first)
        elif tag == "replace":
            yield from _replaced(old[start:end], stretches[start:end], new[first:last])


def _neighbour(stretches: Sequence[Stretch], at: int) -> Stretch:
    """What is put between two paragraphs goes on with the first of them, or begins the second."""
    before = stretches[at - 1] if at else None
    return before if before is not None or at >= len(stretches) else stretches[at]


def _replaced(old: Sequence[str], of: Sequence[Stretch], new: Sequence[str]) -> Iterator[Stretch]:
    """One for one where they are as many, else each with what it is most alike to, the others with the one before."""
    if len(set(of)) == 1:
        yield from [of[0]] * len(new)
        return
    if len(old) == len(new):
        yield from of
        return
    at = 0
    for text in new:
        likeness, best = max((SequenceMatcher(None, old[i], text).ratio(), -i) for i in range(at, len(old)))
        if likeness >= _ALIKE:
            at = -best
        yield of[at]
