"""What came of the objectives: indicators reached and missed, with the reasons."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from jixiao.dossier.datum import Datum
from jixiao.dossier.workpaper import IndicatorPaper, ProgramPaper, Topic
from jixiao.report.blocks import Cell, Chart, Paragraph, Runs, Series, Table, plain_run
from jixiao.report.desk import Desk
from jixiao.report.parts.attained import attained, attainment, is_far_above
from jixiao.report.parts.objectives import actual_runs, indicator_table, name_of, target_runs, words_of
from jixiao.report.parts.part import Part, because, paragraph
from jixiao.report.phrase import joined, printed, say

_CHARTED = 12
_HOW = "填写自评表的“实际完成值”"
Row = tuple[ProgramPaper, IndicatorPaper]


def overall(desk: Desk) -> Iterator[Paragraph]:
    """The 实际完成情况 of the department's form, then what the office wrote this year."""
    whole, words = desk.papers.whole, desk.narrative(Topic.ACHIEVEMENT)
    if words and words.year != desk.papers.year:
        desk.forget(words)
        words = None
    for number, line in enumerate(whole.achieved.splitlines() if whole else (), 1):
        yield paragraph(desk.quote(line, f"achieved/whole/{number}", whole.provenance if whole else None))
    if words:
        yield from desk.told(words)
    elif not whole or not whole.achieved:
        what = f"{desk.papers.year}年目标完成情况"
        gap = desk.ask(what, "写一段文字，放进文字材料，标题用“目标完成情况”", topic=Topic.ACHIEVEMENT)
        yield replace(paragraph(gap), topic=Topic.ACHIEVEMENT)


def by_program(desk: Desk) -> Iterator[Paragraph]:
    """（1）招商活动费。What was achieved, as its form says."""
    told = [program for program in desk.programs if program.achieved]
    for number, program in enumerate(told, 1):
        words = desk.quote(" ".join(program.achieved.split()), f"achieved/{program.key}", program.provenance)
        head = (*plain_run(f"（{number}）"), *name_of(desk, program), *plain_run("。"))
        yield paragraph(head, words, *_missed_by(desk, program))
    if not told:
        yield paragraph(desk.ask("各项目绩效目标完成情况", "填写各项目自评表的“实际完成情况”"))


def _missed_by(desk: Desk, program: ProgramPaper) -> Iterator[Runs]:
    """The indicators a program missed, told here where those of the whole department are told later on."""
    if desk.whole_form:
        yield from (_told(desk, program, row) for row in program.indicators if attained(desk, row) is False)


def counted(desk: Desk) -> Iterator[Paragraph]:
    """How many indicators there are and how many were reached, in all and group by group."""
    rows = list(desk.indicators())
    if not rows:
        yield paragraph(desk.ask("绩效指标完成情况", "放入填好完成值的自评表"))
        return
    open_rows = [row for _, row in rows if attained(desk, row) is None]
    for row in open_rows:
        desk.ask(f"指标“{row.name}”的完成值", _HOW)
    told = say(
        "{year}共设置三级绩效指标{number}，", year=desk.year(), number=_count(desk, "全部", [r for _, r in rows])
    )
    told += _outcome(desk, "全部", [row for _, row in rows])
    groups = _by_group([row for _, row in rows])
    parts = [
        (*say("{group}{number}，", group=group, number=_count(desk, group, listed)), *_outcome(desk, group, listed))
        for group, listed in groups
        if group
    ]
    yield paragraph(told, *((plain_run("。其中："), joined(parts, "；")) if len(parts) > 1 else ()), plain_run("。"))


def _by_group(rows: list[IndicatorPaper]) -> list[tuple[str, list[IndicatorPaper]]]:
    order = list(dict.fromkeys(row.group for row in rows))
    ranked = sorted(rows, key=lambda row: order.index(row.group))
    return [
        (group if group.endswith("指标") or not group else f"{group}指标", list(listed))
        for group, listed in groupby(ranked, key=lambda row: row.group)
    ]


def _count(desk: Desk, words: str, rows: list[IndicatorPaper]) -> Datum:
    return desk.book.count(
        f"{words}/指标", f"{words}三级指标个数", len(rows), "项", "、".join(row.name for row in rows)
    )


def _outcome(desk: Desk, words: str, rows: list[IndicatorPaper]) -> Runs:
    """全部完成, or how many were and were not."""
    done = [row for row in rows if attained(desk, row)]
    if len(done) == len(rows):
        return plain_run("全部完成")
    left = [row for row in rows if attained(desk, row) is False]
    missed = desk.book.count(
        f"{words}/未完成", f"{words}未完成指标个数", len(left), "项", "、".join(r.name for r in left)
    )
    if not done:
        return say("未完成{missed}", missed=missed)
    reached = desk.book.count(f"{words}/完成", f"{words}完成指标个数", len(done), "项", "、".join(r.name for r in done))
    return say("完成{reached}，未完成{missed}", reached=reached, missed=missed) if left else say("完成{n}", n=reached)


def table(desk: Desk) -> Iterator[Table]:
    """Indicators with target, result, weight and score; for each program where the department has none of its own."""
    if desk.whole_form:
        yield _table(desk, "指标完成情况", desk.whole_form)
        return
    for program in desk.programs:
        if program.indicators:
            yield _table(desk, program.name, program, caption=True)


def _table(desk: Desk, name: str, program: ProgramPaper, *, caption: bool = False) -> Table:
    heads = ("指标值", "完成值", "分值", "得分")
    made = indicator_table(desk, name, program.indicators, heads, (12, 13, 25, 16, 17, 8, 9), _cells)
    words = plain_run(f"{program.name}绩效指标完成情况") if caption else say("{year}绩效指标完成情况", year=desk.year())
    return Table(made.name, made.widths, made.heads, made.rows, caption=words)


def _cells(desk: Desk, row: IndicatorPaper) -> tuple[Cell, ...]:
    line = desk.line(row)
    score = line.score if line else row.stated_score
    weight = desk.weight(row, line)
    return (
        Cell(target_runs(desk, row), "center"),
        Cell(actual_runs(desk, row), "center"),
        Cell((printed(weight),) if weight else (), "center"),
        Cell((printed(score, 2),) if score else (), "center"),
    )


def missed(desk: Desk) -> Iterator[Paragraph]:
    """Each indicator below its target, and each far above it, with the office's explanation."""
    below = [(program, row) for program, row in desk.indicators() if attained(desk, row) is False]
    above = [(program, row) for program, row in desk.indicators() if is_far_above(desk, row)]
    if all(attained(desk, row) for _, row in desk.indicators()):
        yield paragraph(plain_run("各项绩效指标均达到年初设定的指标值。"))
    for number, (program, row) in enumerate(below, 1):
        if number == 1:
            yield paragraph(plain_run("未达到指标值的指标及原因："))
        yield paragraph(plain_run(f"（{number}）"), _told(desk, program, row))
    for number, (program, row) in enumerate(above, 1):
        if number == 1:
            yield paragraph(plain_run("完成值明显高于指标值的指标及原因："))
        yield paragraph(plain_run(f"（{number}）"), _told(desk, program, row))


def _told(desk: Desk, program: ProgramPaper, row: IndicatorPaper) -> Runs:
    """签约项目数：指标值≥20个，完成18个，完成率90.00%，原因是…"""
    told = (*words_of(desk, row, row.name, "name"), *plain_run("：指标值"), *target_runs(desk, row))
    told += (*plain_run("，完成值"), *actual_runs(desk, row))
    if rate := attainment(desk, row):
        told += say("，完成率{rate}", rate=rate)
    if row.explanation:
        return (*told, *because(desk, row.explanation, f"{row.key}/explanation", row.provenance), *plain_run("。"))
    gap = desk.ask(f"指标“{row.name}”偏离指标值的原因", f"写在{program.name}自评表该行的“偏差原因分析及改进措施”一栏")
    return (*told, *plain_run("，原因是"), *gap, *plain_run("。"))


def chart(desk: Desk) -> Iterator[Chart]:
    """Results against targets: the rate of each indicator that has numbers, the core ones first."""
    rated = [(row, rate) for _, row in desk.indicators() if (rate := attainment(desk, row))]
    rated.sort(key=lambda entry: not entry[0].is_core)
    shown = rated[:_CHARTED]
    if len(shown) < 2:
        return
    caption = say("{year}主要绩效指标完成率（%）", year=desk.year())
    points = tuple(printed(rate) for _, rate in shown)
    yield Chart("指标完成率", caption, "%", tuple(row.name for row, _ in shown), (Series("完成率", points),))


PARTS = (
    Part("段", "目标完成情况", "部门整体自评表的“实际完成情况”，再写单位当年的“目标完成情况”", overall),
    Part("段", "分项完成情况", "各项目自评表的“实际完成情况”，一个项目一段", by_program),
    Part("段", "指标完成情况", "三级指标的项数、完成和未完成的项数，再按一级指标分列", counted),
    Part("段", "未完成指标说明", "未达到指标值的、明显高于指标值的指标，完成率和原因（取自自评表的偏差说明）", missed),
    Part("表", "指标完成情况", "指标值、完成值、分值、得分；部门整体没有指标的，每个项目一张表", table),
    Part("图", "指标完成率", "有数值的指标的完成率，核心指标在前，最多十二个", chart),
)
