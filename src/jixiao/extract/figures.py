"""Every number of the text as a Figure: kind, unit and direction."""

from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.place import Source, Span
from jixiao.units.number import Printed
from jixiao.units.regex import regex
from jixiao.units.scan import Kind, scan

_KINDS = {
    Kind.AMOUNT: FigureKind.AMOUNT, Kind.COUNT: FigureKind.COUNT, Kind.PERCENT: FigureKind.RATIO,
    Kind.POINTS: FigureKind.CHANGE, Kind.TIMES: FigureKind.RATIO, Kind.SCORE: FigureKind.SCORE,
    Kind.AREA: FigureKind.COUNT, Kind.RANK: FigureKind.RANK, Kind.DURATION: FigureKind.COUNT,
}  # fmt: skip
_MOVED = {
    FigureKind.RATIO: FigureKind.GROWTH,
    FigureKind.AMOUNT: FigureKind.CHANGE,
    FigureKind.COUNT: FigureKind.CHANGE,
}
# Every branch begins with a literal, without a group: so the pattern is searched at full speed.
_MOVE = regex(
    r"增加(?!值)|增长(?<!稳增长)|上升|提高(?!班)|提升(?!行动|工程|计划|项目|专项|改造|经费|资金)|上涨|增多|增幅|多支|增支|扩大|新增"
    r"|减少|下降|降低|回落|下滑|缩减|压减|降幅|减幅|负增长|节约|少支"
)
_DOWN = frozenset("减下降回缩压负节少")
_LOOK_BACK = 14
_SIGN = regex(r"[，。；、,;\d]")
_REACHED = ("到", "至", "为")  # 增加到X: X is the level reached, not the change


def read_figures(source: Source) -> tuple[Figure, ...]:
    text = source.text
    words = [(word.end(), -1 if text[word.start()] in _DOWN else 1) for word in _MOVE.finditer(text)]
    words.append((len(text) + 1, 0))
    found: list[Figure] = []
    at = 0
    for start, end, scanned, digits, unit, comparator, approximate in scan(text):
        kind = _KINDS.get(scanned)
        if kind is None:
            continue
        while words[at][0] <= start:
            at += 1
        direction = 0
        if at and kind in _MOVED:
            word_end, sense = words[at - 1]
            near = start - word_end < _LOOK_BACK and not _SIGN.search(text, word_end, start)
            if near and not text.startswith(_REACHED, word_end):
                kind, direction = _MOVED[kind], sense
        found.append(Figure(Span(start, end), kind, Printed.of(digits, unit), comparator, approximate, direction))
    return tuple(found)
