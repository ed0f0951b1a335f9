"""Which column a piece belongs to when its place does not tell: blanks dropped, cells moved, a row all in one line.

Every piece has a class (number, percentage, words …), every column says which classes it takes at what cost; the
cheapest way to lay the pieces into rows of the table, left to right, is found in one pass (Viterbi). The cost is
linear in the number of pieces.
"""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import lru_cache

from jixiao.extract.forms.cells import Piece
from jixiao.extract.forms.values import UNIT, is_empty, is_unit
from jixiao.units.record import record
from jixiao.units.regex import regex


class Sort(IntEnum):
    """What a piece looks like."""

    TEXT = 0
    LONG = 1
    WORDS = 2  # 达成预期指标, 显著: an outcome in words
    NUMBER = 3
    PERCENT = 4
    QUANTITY = 5  # ≥20个
    DATE = 6
    EMPTY = 7  # a dash, 无
    OPERATOR = 8
    UNIT = 9


LONG_TEXT = 30
_NUMBER = regex(r"-?\d+(?:\.\d+)?")
_PERCENT = regex(r"-?\d+(?:\.\d+)?[%％]")
_OPERATOR = regex(r"[≥≤≧≦＞＜><=＝]=?|定性|正向指标|反向指标|大于等于|小于等于|等于")
_QUANTITY = regex(
    r"(?:[≥≤≧≦＞＜><=＝]=?|不少于|不低于|不超过|大于等于|小于等于|大于|小于|不高于|达到|约|超过)?"
    rf"\s*\d[\d,]*(?:\.\d+)?\s*(?:{UNIT.pattern}|[\u4e00-\u9fff]{{1,2}})?(?:以上|以内|以下|及以上|左右)?"
)
_RANGE = regex(r"\d+(?:\.\d+)?%?\s*[-—~～–]\s*\d+(?:\.\d+)?(?:%|[\u4e00-\u9fff]{1,3})?")
_DATE = regex(
    r"[≤＜<]?\s*(?:(?:19|20)\d{2}年|\d{1,2}月|(?:19|20)\d{2}[-./]\d{1,2})[\d年月日底前之以末份内完成\-./至到]*"
    r"|(?:当年|本年度?|年)(?:内|底前?|末).{0,4}"
)
_WORDS = regex(
    r"(?:全部|基本|按时|按期|及时|如期|已|未|均|部分|全面|有效|持续|不断|有所|明显|显著|较|逐步|进一步|良好|长期|效果|成效|影响)*"
    r"(?:完成|达成预期(?:指标|目标)?|达到预期(?:指标|目标|效果)?|达成|达标|达到|显著|明显|良好|合格|优秀|优良|优|好|是|否|有效"
    r"|提升|提高|改善|增强|促进|保障|增加|增长|降低|减少|满意|较好|推动|健全|完善|长期|持续|积极|较高|高|中|低|较大|符合|规范"
    r"|正常|及时|稳定|到位|完备|同比增加|影响积极|优化)"
    r"(?:预期|指标|目标|任务|效果|进度|并具有一定效果|要求|规定|标准|明显|显著|有效)*"
)


@lru_cache(maxsize=8192)
def sort_of(text: str) -> Sort:
    if is_empty(text):
        return Sort.EMPTY
    word = text.strip()
    if _NUMBER.fullmatch(word):
        return Sort.NUMBER
    if _PERCENT.fullmatch(word):
        return Sort.PERCENT
    if _OPERATOR.fullmatch(word):
        return Sort.OPERATOR
    if is_unit(word):
        return Sort.UNIT
    if len(word) <= 20:
        if _QUANTITY.fullmatch(word) or _RANGE.fullmatch(word):
            return Sort.QUANTITY
        if _DATE.fullmatch(word):
            return Sort.DATE
        if _WORDS.fullmatch(word):
            return Sort.WORDS
    return Sort.TEXT if len(word) <= LONG_TEXT else Sort.LONG


# Cost of each sort in each column, in the order of Sort; 12 is as good as impossible.
_COST: dict[str, tuple[float, ...]] = {
    "name": (0, 1.5, 4, 9, 9, 6, 5, 8, 12, 5),
    "description": (0, 0, 1.5, 9, 9, 6, 4, 2, 12, 8),
    "operator": (9, 12, 9, 12, 12, 12, 12, 3, 0, 12),
    "target": (1.5, 2, 0.5, 0.5, 0, 0, 0, 3, 6, 7),
    "adjusted_target": (1.5, 2, 0.5, 0.5, 0, 0, 0, 1, 6, 7),
    "unit": (5, 12, 9, 12, 12, 12, 12, 1, 12, 0),
    "basis": (0, 0, 3, 6, 6, 5, 2, 1, 12, 9),
    "previous": (2.5, 4, 0.7, 0.7, 0.5, 0.5, 0.7, 0.5, 12, 9),
    "earlier": (2.5, 4, 0.7, 0.7, 0.5, 0.5, 0.7, 0.5, 12, 9),
    "weight": (12, 12, 12, 0, 3, 2, 12, 2, 12, 12),
    "rule": (0.3, 0, 4, 8, 8, 5, 8, 2, 12, 12),
    "evidence": (0, 0.5, 3, 8, 8, 7, 6, 1.5, 12, 12),
    "actual": (1.2, 1.7, 0, 0, 0, 0, 0.3, 1, 12, 8),
    "progress": (1.2, 1.7, 0, 0, 0, 0, 0.3, 1, 12, 8),
    "expected": (1.2, 1.7, 0, 0, 0, 0, 0.3, 1, 12, 8),
    "likelihood": (3, 9, 0, 9, 9, 9, 9, 1, 12, 12),
    "rate": (9, 12, 6, 1, 0, 4, 12, 1, 12, 12),
    "coefficient": (9, 12, 9, 0.2, 0.5, 6, 12, 1, 12, 12),
    "score": (12, 12, 12, 0, 3, 2, 12, 1.5, 12, 12),
    "deviation": (0.2, 0, 0.8, 3, 6, 5, 5, 0, 12, 12),
    "core": (6, 12, 0.3, 9, 9, 9, 9, 1, 12, 12),
    "remark": (1, 0.5, 2, 6, 6, 6, 6, 0.5, 12, 12),
}
_SKIP = {  # cost of a column left empty
    "name": 9.0, "target": 4.0, "weight": 4.0, "score": 4.0, "actual": 3.0, "deviation": 0.1, "core": 0.2,
    "remark": 0.2, "unit": 0.8, "operator": 0.8, "adjusted_target": 0.3, "previous": 0.8, "earlier": 0.8,
    "evidence": 0.8, "likelihood": 0.5, "expected": 0.8, "coefficient": 0.8, "rate": 1.0,
}  # fmt: skip
_AGAIN = {  # cost of words going on in the same cell
    "name": 2.0, "description": 1.0, "target": 2.5, "actual": 2.5, "deviation": 0.6, "rule": 0.6, "basis": 1.5,
    "evidence": 1.5, "remark": 0.6,
}  # fmt: skip
_NEW_ROW = 0.4
_INSIDE_LINE = 5.0  # where rows are lines, a row seldom begins inside one
NEVER = 99.0


@record
class Layout:
    """Costs of one order of columns: of a sort in a column, and of going from one column to the next piece's."""

    emission: tuple[tuple[float, ...], ...]  # [sort][column]
    onward: tuple[tuple[float, ...], ...]  # [from][to], same row
    afresh: tuple[float, ...]  # [from]: the next piece opens a new row in the first column
    opening: tuple[float, ...]  # [to]: the first piece of all


@lru_cache(maxsize=256)
def layout(columns: tuple[str, ...]) -> Layout:
    """`columns` begins with "name"."""
    skip = [_SKIP.get(role, 1.0) for role in columns]
    size = range(len(columns))
    onward = tuple(
        tuple(_AGAIN.get(columns[i], NEVER) if i == j else (sum(skip[i + 1 : j]) if j > i else NEVER) for j in size)
        for i in size
    )
    return Layout(
        tuple(tuple(_COST[role][sort] for role in columns) for sort in Sort),
        onward,
        tuple(sum(skip[i + 1 :]) + _NEW_ROW for i in size),
        tuple(sum(skip[:j]) for j in size),
    )


@record
class Aligned:
    """Rows of pieces by role, and the mean cost of a row: above `DOUBTFUL` the reading is not to be trusted."""

    rows: tuple[dict[str, list[Piece]], ...]
    cost: float


DOUBTFUL = 6.5


def align(pieces: Sequence[Piece], columns: tuple[str, ...], *, one_row: bool = False) -> Aligned:
    """Lay pieces into rows of these columns, the first of which is the name."""
    if not pieces:
        return Aligned((), 0)
    costs = layout(columns)
    size = range(len(columns))
    sorts = [sort_of(piece.text) for piece in pieces]
    emission = [costs.emission[sort] for sort in sorts]
    best = [costs.opening[j] + emission[0][j] for j in size]
    trail: list[list[int]] = []
    by_lines = sum(piece.opens for piece in pieces) > 1
    for piece, sort, emitted in zip(pieces[1:], sorts[1:], emission[1:], strict=True):
        more = 1 if sort <= Sort.WORDS else 0  # only words go on in the cell of the piece before
        came: list[int] = []
        now: list[float] = []
        fresh, fresh_from = (NEVER * 9, 0) if one_row else min((best[i] + costs.afresh[i], i) for i in size)
        if by_lines and not piece.opens:
            fresh += _INSIDE_LINE
        for j in size:
            cost, source = min(((best[i] + costs.onward[i][j], i) for i in range(j + more)), default=(NEVER, 0))
            if j == 0 and fresh < cost:
                cost, source = fresh, fresh_from - len(columns)  # negative: a new row began
            now.append(cost + emitted[j])
            came.append(source)
        best = now
        trail.append(came)
    last = min(size, key=lambda j: best[j] + costs.afresh[j])
    rows = _walk_back(pieces, columns, trail, last)
    return Aligned(rows, (best[last] + costs.afresh[last]) / len(rows))


def _walk_back(
    pieces: Sequence[Piece], columns: tuple[str, ...], trail: list[list[int]], last: int
) -> tuple[dict[str, list[Piece]], ...]:
    rows: list[dict[str, list[Piece]]] = [{}]
    column = last
    for index in range(len(pieces) - 1, -1, -1):
        rows[-1].setdefault(columns[column], []).insert(0, pieces[index])
        if index:
            source = trail[index - 1][column]
            if source < 0:
                rows.append({})
                source += len(columns)
            column = source
    return tuple(reversed(rows))


def fitting(placed: Iterable[tuple[str, Piece]]) -> float:
    """The worst cost of pieces in the columns where they stand; small when the places can be believed."""
    return max([_COST[role][sort_of(piece.text)] for role, piece in placed if role in _COST], default=0.0)
