"""What was aimed at: the overall objective, that of each program, and the indicators with their targets."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from jixiao.dossier.workpaper import IndicatorPaper, ProgramPaper, Topic
from jixiao.report.blocks import Cell, Paragraph, Run, Runs, Table, plain_run
from jixiao.report.desk import Desk
from jixiao.report.parts.office import written
from jixiao.report.parts.part import Part, paragraph
from jixiao.report.phrase import printed, say

_SIGNS = {">=": "≥", "<=": "≤", ">": "＞", "<": "＜", "=": "", "": ""}
_GROUP_WORD = "指标"


def overall(desk: Desk) -> Iterator[Paragraph]:
    """The office's words of this year, else its form, else the words of an earlier year."""
    whole, words = desk.papers.whole, desk.narrative(Topic.OBJECTIVE)
    if whole and whole.objective and (not words or words.year != desk.papers.year):
        desk.forget(words)
        for number, line in enumerate(whole.objective.splitlines(), 1):
            yield paragraph(desk.quote(line, f"objective/{whole.key}/{number}", whole.provenance))
        return
    yield from written(Topic.OBJECTIVE)(desk)


def by_program(desk: Desk) -> Iterator[Paragraph]:
    """（1）招商活动费。绩效目标：…"""
    told = [program for program in desk.programs if program.objective]
    for number, program in enumerate(told, 1):
        yield paragraph(plain_run(f"（{number}）"), name_of(desk, program), plain_run("。"), _objective(desk, program))
    if not told:
        yield paragraph(desk.ask("各项目绩效目标", "放入各项目的绩效目标申报表或自评表"))


def _objective(desk: Desk, program: ProgramPaper) -> Runs:
    return desk.quote(" ".join(program.objective.split()), f"objective/{program.key}", program.provenance)


def name_of(desk: Desk, program: ProgramPaper) -> Runs:
    return desk.quote(program.name, f"{program.key}/name", program.provenance)


def targets(desk: Desk) -> Iterator[Table]:
    """Indicators with their targets: 一级 | 二级 | 三级 | 指标值."""
    rows = [row for _, row in desk.indicators()]
    if not rows:
        desk.ask("绩效指标", "放入部门或项目的绩效目标申报表、自评表")
        return
    yield indicator_table(desk, "绩效指标", rows, ("指标值",), (16, 18, 42, 24), _target_cells)


def by_form(desk: Desk) -> Iterator[Paragraph | Table]:
    """For each program its objective and a table of its indicators, as budgets publish them."""
    for number, program in enumerate(desk.programs, 1):
        yield paragraph(
            plain_run(f"{number}."), name_of(desk, program), plain_run("。绩效目标："), _objective(desk, program)
        )
        if program.indicators:
            heads = ("绩效指标描述", "指标值", "指标值确定依据")
            yield indicator_table(desk, program.name, program.indicators, heads, (12, 13, 19, 25, 13, 18), _form_cells)
    if not desk.programs:
        yield paragraph(desk.ask("预算项目绩效目标", "放入各项目的绩效目标申报表"))


def _target_cells(desk: Desk, row: IndicatorPaper) -> tuple[Cell, ...]:
    return (Cell(target_runs(desk, row), "center"),)


def _form_cells(desk: Desk, row: IndicatorPaper) -> tuple[Cell, ...]:
    described = words_of(desk, row, row.description, "description")
    return Cell(described), Cell(target_runs(desk, row), "center"), Cell(words_of(desk, row, row.basis, "basis"))


def target_runs(desk: Desk, row: IndicatorPaper) -> Runs:
    """≥20个, as the table prints a target."""
    if row.target and row.upper:
        return (printed(row.target), Run("～"), *say("{upper}", upper=row.upper))
    if row.target:
        return (*plain_run(_SIGNS.get(row.operator, "")), *say("{target}", target=row.target))
    return words_of(desk, row, row.target_text, "target")


def actual_runs(desk: Desk, row: IndicatorPaper) -> Runs:
    if row.actual:
        return say("{actual}", actual=row.actual)
    return words_of(desk, row, row.actual_text or row.level, "actual")


def words_of(desk: Desk, row: IndicatorPaper, text: str, column: str) -> Runs:
    """Words of a form; the numbers in them lead back to its row."""
    return desk.quote(text, f"{row.key}/{column}/words", row.provenance)


def indicator_table(
    desk: Desk,
    name: str,
    rows: Sequence[IndicatorPaper],
    heads: tuple[str, ...],
    widths: tuple[int, ...],
    cells: Callable[[Desk, IndicatorPaper], tuple[Cell, ...]],
) -> Table:
    """Indicators grouped by first and second level; the words of a level stand once beside its rows."""
    head = tuple(Cell(plain_run(words), "center") for words in ("一级指标", "二级指标", "三级指标", *heads))
    body: list[tuple[Cell, ...]] = []
    for group, members in groupby(_sorted(rows), key=lambda row: row.group):
        listed = list(members)
        first = True
        for kind, inner in groupby(listed, key=lambda row: row.kind):
            kinds = list(inner)
            for number, row in enumerate(kinds):
                line = [Cell(plain_run(_level(group)), "center", rows=len(listed))] if first else []
                if number == 0:
                    line.append(Cell(plain_run(_level(kind)), "center", rows=len(kinds)))
                body.append((*line, Cell(words_of(desk, row, row.name, "name")), *cells(desk, row)))
                first = False
    return Table(name, widths, 1, (head, *body))


def _sorted(rows: Sequence[IndicatorPaper]) -> list[IndicatorPaper]:
    """Rows of one group and kind together, both in the order first met."""
    groups = list(dict.fromkeys(row.group for row in rows))
    kinds = list(dict.fromkeys(row.kind for row in rows))
    return sorted(rows, key=lambda row: (groups.index(row.group), kinds.index(row.kind)))


def _level(words: str) -> str:
    return words if not words or words.endswith(_GROUP_WORD) else f"{words}{_GROUP_WORD}"


PARTS = (
    Part("段", "总体绩效目标", "部门整体支出绩效目标表的总体目标；单位写有“总体绩效目标”的，以其为准", overall),
    Part("段", "分项绩效目标", "各项目的绩效目标，一个项目一段", by_program),
    Part("表", "绩效指标", "一级、二级、三级指标和指标值；部门整体没有指标的列各项目的", targets),
    Part("表", "项目绩效目标", "逐个项目写绩效目标和指标表（描述、指标值、确定依据），预算公开用", by_form),
)
