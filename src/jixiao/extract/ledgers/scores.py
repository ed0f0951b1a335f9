"""Columns of points: 分值 = 得分 + 扣分 in each row, no score above its full marks, the score of the total row."""

from collections.abc import Iterator, Sequence

from jixiao.dossier.claim import Split
from jixiao.dossier.figure import Figure
from jixiao.dossier.ledger import Tie
from jixiao.dossier.rating import Rating
from jixiao.extract.grade_scale import GRADES
from jixiao.extract.ledgers.columns import across, believed_across
from jixiao.extract.ledgers.grid import Grid
from jixiao.extract.ledgers.heads import Column
from jixiao.extract.ledgers.panels import Panel
from jixiao.extract.ledgers.readings import Reading
from jixiao.extract.ledgers.rows import as_splits
from jixiao.extract.ledgers.words import bare
from jixiao.units.record import record
from jixiao.units.regex import regex

_FULL = regex("(?!.*(?:[实自]|所得|评价得|^得)).*(?:分值|权重|权数|满分|标准分|基本分|应得分|配分|分数)(?:值)?")
_GOT = regex("(?!应).*(?:得分|评分|自评分|自评|实得)(?:数|值|情况)?")
_LOST = regex(".*(?:扣分|扣减分|失分|扣减)(?:数|值|情况)?")
_HUNDRED = 100


@record
class _Marks:
    full: Column
    got: tuple[Column, ...]
    lost: Column | None


def score_splits(panel: Panel) -> Iterator[Split]:
    marks = _marks(panel)
    if marks is None:
        return
    if marks.lost is not None and len(marks.got) == 1:
        reading = Reading(across(panel.rows, marks.full, [marks.got[0], marks.lost]), Tie.POINTS, plain=True)
        if reading.series and not any(s.gaps for s in reading.series) and believed_across(reading):
            yield from as_splits(reading, "分值 = 得分 + 扣分")
    for got in marks.got:
        yield from _within(panel, marks.full, got)


def _within(panel: Panel, full: Column, got: Column) -> Iterator[Split]:
    """No row has more points than can be had; where many have, the points are of another scale."""
    told = ((row, row.figures.get(full.index), row.figures.get(got.index)) for row in panel.rows)
    pairs = [(row, most, points) for row, most, points in told if most is not None and points is not None]
    above = sum(b.value > a.value for _, a, b in pairs)
    if above * 3 <= len(pairs):
        for row, most, points in pairs:
            yield Split(most, (points,), False, row.label, in_table=True, tie=Tie.FULL_MARKS)


def total_score(panels: Sequence[Panel]) -> Figure | None:
    """What the total row gives of 100 points."""
    for panel in panels:
        marks = _marks(panel)
        totals = [row for row in panel.rows if row.rank]
        if marks is not None and len(marks.got) == 1 and len(totals) == 1:
            full = totals[0].figures.get(marks.full.index)
            if full is not None and full.value == _HUNDRED:
                return totals[0].figures.get(marks.got[0].index)
    return None


def ratings(grid: Grid, panels: Sequence[Panel]) -> Iterator[Rating]:
    """甲项目 | 96.5 | 优: the score and the grade of each row of a list."""
    columns = {n for row in grid.rows[:_HIGHEST_HEAD] for n, e in enumerate(row) if _GRADE_HEAD.fullmatch(bare(e.text))}
    if len(columns) != 1 or len(panels) != 1:
        return
    (column,), panel = columns, panels[0]
    scores = [c for c in panel.columns if c.heads and _GOT.fullmatch(bare(c.heads[-1]))]
    lines = {entry.span.start: row for row in grid.rows for entry in row if entry.said and entry.first}
    for row in panel.rows if len(scores) == 1 else ():
        score = row.figures.get(scores[0].index)
        if score is None or score.value > _HUNDRED or not row.label or row.rank:
            continue
        grade = lines[score.span.start][column]
        if _GRADE.fullmatch(grade.text):
            yield Rating(row.label, score, grade.text, grade.span)


_HIGHEST_HEAD = 3
_GRADE = regex(GRADES)
_GRADE_HEAD = regex("(?:评价|自评|绩效|评定|考核|综合|结果)*(?:等级|等次|评级|档次|级别)")


def _marks(panel: Panel) -> _Marks | None:
    full = [c for c in panel.columns if c.heads and _FULL.fullmatch(bare(c.heads[-1]))]
    got = [c for c in panel.columns if c.heads and _GOT.fullmatch(bare(c.heads[-1]))]
    lost = [c for c in panel.columns if c.heads and _LOST.fullmatch(bare(c.heads[-1]))]
    if len(full) != 1 or not got or len(lost) > 1 or set(full) & set(got):
        return None
    return _Marks(full[0], tuple(got), lost[0] if lost else None)
