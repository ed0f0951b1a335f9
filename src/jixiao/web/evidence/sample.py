"""A survey's raw sample as a workbook: written out as the proof of its figure, read in from a sheet of answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from django.utils import timezone

from jixiao.readers.errors import Unreadable
from jixiao.readers.kinds import kind_of
from jixiao.readers.macros import has_macros
from jixiao.readers.xlsx.read import first_sheet
from jixiao.readers.xlsx.sheet import column_name
from jixiao.score.satisfaction import FORMULAS, GRADES, Method, Sampled, Satisfaction, Scale, satisfaction
from jixiao.units.number import plain
from jixiao.web.evidence.models import Answer, Question, Survey
from jixiao.web.kit.refused import Refused

MOST_ROWS = 20_000


def result_of(survey: Survey, answers: Sequence[Answer] | None = None) -> Satisfaction:
    """The figures of a survey as it stands."""
    scales = {str(one.pk): Scale(one.kind) for one in survey.questions.all() if one.kind != Question.Kind.TEXT}
    rows = survey.answers.all() if answers is None else answers
    sample = [
        Sampled(row.at, tuple((scales[key], place) for key, place in row.grades.items() if key in scales))
        for row in rows
    ]
    return satisfaction(sample, survey.asked, Method(survey.method))


# --- out --------------------------------------------------------------------------------------------------------------


def workbook(survey: Survey) -> bytes:
    """Two sheets: the figures with their working, and every answer as it was given."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    summary, answers = book.active, book.create_sheet("答卷")
    assert summary is not None
    summary.title = "结果"
    for row in _facts(survey):
        summary.append(row)
    summary.column_dimensions["A"].width, summary.column_dimensions["B"].width = 16, 70
    questions = list(survey.questions.all())
    answers.append(["序号", "提交时间", *(question.text for question in questions)])
    for number, answer in enumerate(survey.answers.all(), 1):
        answers.append([number, f"{timezone.localtime(answer.at):%Y-%m-%d %H:%M}", *_given(questions, answer)])
    for cell in answers[1]:
        cell.font = Font(bold=True)
    for row in answers.iter_rows(min_row=2, min_col=3):
        for cell in row:
            cell.data_type = "s"  # what people typed is never a formula
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _facts(survey: Survey) -> list[tuple[str, str]]:
    found = result_of(survey)
    period = "至".join(str(day) for day in (survey.opens_on, survey.closes_on) if day)
    return [
        ("问卷", survey.title),
        ("满意度指标", survey.indicator.name),
        ("调查对象", survey.audience),
        ("调查时间", period),
        ("发出份数", "" if found.asked is None else str(found.asked)),
        ("收回份数", str(found.answered)),
        ("回收率", "" if found.response is None else f"{plain(found.response)}%"),
        ("满意度", "" if found.percent is None else f"{plain(found.percent)}%"),
        ("计算", found.working),
        ("算法", FORMULAS[Method(survey.method)]),
        *(("请注意", doubt) for doubt in found.doubts),
    ]


def _given(questions: Sequence[Question], answer: Answer) -> list[str]:
    cells = []
    for question in questions:
        key = str(question.pk)
        if question.kind == Question.Kind.TEXT:
            cells.append(answer.texts.get(key, ""))
        else:
            place = answer.grades.get(key)
            cells.append("" if place is None else GRADES[Scale(question.kind)][place].name)
    return cells


# --- in ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SheetQuestion:
    text: str
    kind: Question.Kind
    cells: tuple[str, ...]


def read_sheet(name: str, data: bytes) -> list[SheetQuestion]:
    """One answer a row, one question a column under its text; raises Refused saying which cell is no grade."""
    try:
        if kind_of(name, data).name not in {"xlsx", "xls"} or has_macros(name, data):
            raise Refused(f"“{name}”不是不含宏的 Excel 工作簿；请把答卷汇总成 xlsx 再上传。")
        texts = first_sheet(name, data).texts
    except Unreadable as error:
        raise Refused(f"“{name}”读不了：{error.problem}。{error.remedy}。") from None
    grid = {at: text.strip() for at, text in texts.items() if text.strip()}
    if not grid:
        raise Refused(f"“{name}”的第一张工作表是空的。")
    top = min(row for row, _ in grid)
    rows = sorted({row for row, _ in grid if row > top})
    if not rows or len(rows) > MOST_ROWS:
        raise Refused(f"“{name}”应当第一行是问题，以下每行一份答卷，最多 {MOST_ROWS} 份；现在有 {len(rows)} 行答卷。")
    columns = sorted(column for row, column in grid if row == top)
    found = [_column(grid, top, rows, column) for column in columns]
    if not any(question.kind != Question.Kind.TEXT for question in found):
        raise Refused("没有找到满意度的列；格子里应当写很满意、满意、基本满意、一般、不满意、很不满意。")
    return found


def _column(grid: dict[tuple[int, int], str], top: int, rows: list[int], column: int) -> SheetQuestion:
    cells = tuple(grid.get((row, column), "") for row in rows)
    given = [cell for cell in cells if cell]
    names = {scale: {grade.name for grade in GRADES[scale]} for scale in Scale}
    known = [cell for cell in given if any(cell in of_scale for of_scale in names.values())]
    if not given or len(known) * 2 <= len(given):  # numbers, dates, opinions
        return SheetQuestion(grid[top, column][:200], Question.Kind.TEXT, cells)
    kind = Question.Kind.THREE if "基本满意" in given else Question.Kind.FIVE
    for row, cell in zip(rows, cells, strict=True):
        if cell and cell not in names[Scale(kind.value)]:
            allowed = "、".join(grade.name for grade in GRADES[Scale(kind.value)])
            raise Refused(f"单元格 {column_name(column)}{row + 1} 的“{cell}”不在这一列的选项里；应当是 {allowed}。")
    return SheetQuestion(grid[top, column][:200], kind, cells)
