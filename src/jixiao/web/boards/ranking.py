"""Development zones beside one another: by the points of a contest or an assessment, and by their year."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F

from jixiao.counting.conversion import growth
from jixiao.web.boards.boxes import YI, row_address
from jixiao.web.boards.pictures import POINTS, Cell, Nothing, Picture, Table
from jixiao.web.boards.reading import Pairs, Reader
from jixiao.web.zones.models import Assessment

_MOST = 30


def _year(reader: Reader, number: int = 0) -> Pairs:
    year = str(number or reader.period.year)
    return (("year_from", year), ("year_to", year))


@dataclass(frozen=True, slots=True)
class Ranking:
    """The zones by the points of a scheme (擂台赛); the total of a zone stands in a row without an item."""

    scheme: Assessment.Scheme

    def __call__(self, reader: Reader) -> Picture:
        pairs: Pairs = (("scheme", self.scheme.value), *_year(reader))
        found = reader.rows("assessments", (*pairs, ("blank", "item")))
        rows = list(found.order_by(F("rank").asc(nulls_last=True), "-points", "pk")[:_MOST])
        if not rows:
            return Nothing(f"这一年没有{self.scheme.label}结果。")
        return Table(("开发区", "名次", "得分", "奖励（万元）"), [_assessed(row) for row in rows])


def _assessed(row: Any) -> list[Cell]:
    own = row_address("assessments", row.pk)
    return [Cell(str(row.zone), address=own), Cell(row.rank), Cell(row.points, POINTS), Cell(row.reward, "万元")]


def zone_years(reader: Reader) -> Picture:
    """Revenue, its growth over the year before, taxes and the place in the province, the largest first."""
    rows = list(reader.rows("zone_years", _year(reader)).order_by(F("revenue").desc(nulls_last=True), "pk")[:_MOST])
    if not rows:
        return Nothing("这一年没有开发区数据。")
    before = reader.rows("zone_years", _year(reader, reader.period.year - 1)).order_by()
    held = dict(before.values_list("zone", "revenue"))
    made = [
        [Cell(str(row.zone), address=row_address("zone_years", row.pk)), Cell(row.revenue, YI),
         Cell(growth(row.revenue, held.get(row.zone_id)), is_rate=True), Cell(row.tax, YI), Cell(row.rank)]
        for row in rows
    ]  # fmt: skip
    return Table(("开发区", "营业收入（亿元）", "比上年", "税收（亿元）", "全省位次"), made)
