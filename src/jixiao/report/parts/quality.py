"""目标设定质量: targets held against results, and what the scores say about how well they were set."""

from collections.abc import Iterator

from jixiao.dossier.datum import Datum
from jixiao.dossier.workpaper import IndicatorPaper, Topic
from jixiao.report.blocks import Paragraph, Runs, plain_run
from jixiao.report.desk import Desk
from jixiao.report.parts.attained import attained, attainment, is_far_above
from jixiao.report.parts.objectives import words_of
from jixiao.report.parts.office import written
from jixiao.report.parts.part import Part, paragraph
from jixiao.report.phrase import joined, say

_HUNDRED = 100


def look_back(desk: Desk) -> Iterator[Paragraph]:
    """Which targets were measurable, which were far exceeded or missed; then the office's own judgement."""
    rows = [row for _, row in desk.indicators()]
    if rows:
        measurable = [row for row in rows if row.target]
        told = say("对照年初绩效目标，三级绩效指标{all}中，", all=_count(desk, "全部/指标", "三级指标个数", rows))
        told += say("有量化指标值的{n}", n=_count(desk, "量化", "有量化指标值的指标个数", measurable))
        for words, chosen in (("超过指标值", _exceeded(desk, measurable)), ("未达到指标值", _missed(desk, measurable))):
            if chosen:
                told += say("，完成值{words}的{n}", words=words, n=_count(desk, words, f"{words}的指标个数", chosen))
        yield paragraph(told, plain_run("。"))
        far = [row for row in measurable if is_far_above(desk, row)]
        if far:
            listed = joined([_told(desk, row) for row in far])
            yield paragraph(plain_run("其中完成值与指标值相差较大的有："), listed, plain_run("。"))
    yield from written(Topic.TARGET_QUALITY)(desk)


def _count(desk: Desk, name: str, label: str, rows: list[IndicatorPaper]) -> Datum:
    return desk.book.count(name, label, len(rows), "项", "、".join(row.name for row in rows))


def _exceeded(desk: Desk, rows: list[IndicatorPaper]) -> list[IndicatorPaper]:
    return [row for row in rows if (rate := attainment(desk, row)) and rate.value > _HUNDRED]


def _missed(desk: Desk, rows: list[IndicatorPaper]) -> list[IndicatorPaper]:
    return [row for row in rows if attained(desk, row) is False]


def _told(desk: Desk, row: IndicatorPaper) -> Runs:
    rate = attainment(desk, row)
    name = words_of(desk, row, row.name, "name")
    return (*name, *say("（完成率{rate}）", rate=rate)) if rate else name


PARTS = (
    Part(
        "段", "目标设定质量", "量化、超过、未达到的指标各几项，相差较大的逐项列出，再写单位的“目标设定质量”", look_back
    ),
)
