from collections.abc import Iterator
from itertools import pairwise

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.check.shared.inventory import figures_within
from jixiao.check.shared.reports import sentence_at
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.model import Dossier
from jixiao.units.number import short
from jixiao.units.regex import regex

_FULL = regex(r"[（(](?:满分|分值|权重)(?:值)?(?:为|是|：|:)?")


_LISTED = Sought(r"满分(?:值)?(?:分别|依次)为?")


def part_above_its_full_marks(dossier: Dossier) -> Iterator[Hit]:
    yield from _told_in_order(dossier)
    listed = {
        item.got.span: item for items in (dossier.conclusion.points if dossier.conclusion else ()) for item in items
    }
    yield from (_hit(item.got, item.full) for item in listed.values() if item.got.value > item.full.value)
    for got, full in pairwise(dossier.figures):
        if got.kind is not FigureKind.SCORE or full.kind is not FigureKind.SCORE or got.value <= full.value:
            continue
        if got.span not in listed and _FULL.fullmatch(dossier.source.text, got.span.end, full.span.start):
            yield _hit(got, full)


def _hit(got: Figure, full: Figure) -> Hit:
    working = f"得分{short(got.value)}分 > 满分{short(full.value)}分"
    return Hit(got.span, working, "", short(got.value), short(full.value), "分", (full,))


def _told_in_order(dossier: Dossier) -> Iterator[Hit]:
    """产出49分、效益30.5分、满意度10分（满分分别为50分、30分和10分）: as many points before as full marks."""
    for listed in _LISTED.finditer(dossier):
        sentence = sentence_at(dossier.source.text, listed.start())
        told = [f for f in figures_within(dossier, sentence) if f.kind is FigureKind.SCORE]
        full = [f for f in told if f.span.start >= listed.end()]
        got = [f for f in told if f.span.end <= listed.start()][-len(full) :]
        if len(got) == len(full) > 1:
            yield from (_hit(one, other) for one, other in zip(got, full, strict=True) if one.value > other.value)
