"""Every number of the text as a Figure: kind, unit, direction, subject, period, role."""

import re

from jixiao.dossier.figure import Figure, FigureKind, Role
from jixiao.dossier.model import Passage
from jixiao.dossier.place import Source, Span
from jixiao.units.number import Printed
from jixiao.units.scan import Kind, Quantity, scan

_KINDS = {
    Kind.AMOUNT: FigureKind.AMOUNT, Kind.COUNT: FigureKind.COUNT, Kind.PERCENT: FigureKind.RATIO,
    Kind.POINTS: FigureKind.CHANGE, Kind.TIMES: FigureKind.RATIO, Kind.SCORE: FigureKind.SCORE,
    Kind.AREA: FigureKind.COUNT, Kind.RANK: FigureKind.RANK, Kind.DURATION: FigureKind.COUNT,
}  # fmt: skip
_UP = "增加(?!值)|增长|上升|提高|提升|上涨|增多|增幅|多支|增支|扩大|新增"
_DOWN = "减少|下降|降低|回落|下滑|缩减|压减|降幅|减幅|负增长|节约|少支"
_MOVE = re.compile(rf"(?P<up>{_UP})|(?P<down>{_DOWN})")
_LOOK_BACK = 14


def read_figures(source: Source, passages: tuple[Passage, ...], year: int) -> tuple[Figure, ...]:
    text = source.text
    return tuple(figure for q in scan(text) if (figure := _figure(text, q)) is not None)


def _figure(text: str, q: Quantity) -> Figure | None:
    kind = _KINDS.get(q.kind)
    if kind is None:
        return None
    kind, direction = _movement(text, q, kind)
    return Figure(Span(q.start, q.end), kind, Printed.of(q.digits, q.unit), q.comparator, q.approximate, direction)


def _movement(text: str, q: Quantity, kind: FigureKind) -> tuple[FigureKind, int]:
    before = text[max(0, q.start - _LOOK_BACK) : q.start]
    word = None
    for word in _MOVE.finditer(before):
        pass
    if word is None or re.search(r"[，。；、,;\d]", before[word.end() :]):
        return kind, 0
    if before[word.end() : word.end() + 1] in ("到", "至", "为"):
        return kind, 0  # 增加到X: X is the level reached
    direction = 1 if word["up"] else -1
    if kind is FigureKind.RATIO:
        return FigureKind.GROWTH, direction
    if kind in (FigureKind.AMOUNT, FigureKind.COUNT):
        return FigureKind.CHANGE, direction
    return kind, direction
