"""The lists of finance as rows of a workbook; numbers stay numbers."""

from collections.abc import Iterable, Iterator

from jixiao.units.fixed import in_unit, points
from jixiao.web.kit.workbook import Column, Value
from jixiao.web.reviews.models import ProgramUse, Review

RANKING = (
    Column("rank", "名次", 6),
    Column("department", "部门", 36),
    Column("place", "地区", 16),
    Column("year", "年度", 8),
    Column("stated", "自评得分", 10),
    Column("proven", "不计未佐证得分", 14),
    Column("score", "审核得分", 10),
    Column("grade", "等级", 8),
    Column("rate", "预算执行率（%）", 14),
    Column("comment", "审核意见", 48),
)
USES = (
    Column("year", "年度", 8),
    Column("department", "部门", 36),
    Column("program", "项目", 30),
    Column("score", "得分", 10),
    Column("grade", "等级", 8),
    Column("proposal", "规定的用法", 24),
    Column("decision", "决定", 30),
    Column("cut", "压减（万元）", 14),
    Column("reason", "理由", 40),
)


def ranking_rows(reviews: Iterable[Review]) -> Iterator[tuple[Value, ...]]:
    for number, one in enumerate(reviews, 1):
        year = one.campaign.year
        scores = [None if kept is None else points(kept) for kept in (one.stated_score, one.proven_score, one.score)]
        where = (number, year.department.name, year.department.place.name, year.year)
        yield (*where, *scores, one.grade, one.execution_rate, one.comment)


def use_rows(uses: Iterable[ProgramUse]) -> Iterator[tuple[Value, ...]]:
    for one in uses:
        year = one.program.year
        score = None if one.score is None else points(one.score)
        cut = None if one.cut is None else in_unit(one.cut, "万元")
        what = (year.year, year.department.name, one.program.program.name, score, one.grade)
        yield (*what, one.proposal, one.decision, cut, one.reason)
