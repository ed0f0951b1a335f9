"""The scores as a workbook for people: totals, every line with its working, what can be mended."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jixiao.cli.scored import Scored
from jixiao.dossier.datum import Datum
from jixiao.dossier.scoresheet import ScoreLine, ScoreSheet
from jixiao.dossier.workpaper import IndicatorPaper
from jixiao.units.number import short

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Cell = str | Decimal | int | None
_TOTALS = (
    ("项目", 34),
    ("总分", 10),
    ("等级", 8),
    ("自评", 10),
    ("最低", 10),
    ("最高", 10),
    ("计算", 60),
    ("依据", 60),
)
_LINES = (
    ("项目", 26), ("一级指标", 12), ("二级指标", 14), ("三级指标", 28), ("指标值", 14), ("完成值", 14), ("分值", 8),
    ("得分", 8), ("自评", 8), ("算式", 52), ("须注意", 40), ("依据", 44),
)  # fmt: skip
_REPAIRS = (("项目", 30), ("指标", 34), ("要做什么", 60), ("最多可增", 10), ("等级可到", 10))
_TARGETS = (("问题", 14), ("年度", 8), ("项目", 30), ("指标", 30), ("说明", 80))
_HINTS = (("项目", 34), ("提示", 100))
_AGAINST = (("项目", 30), ("指标", 30), ("此地得分", 12), ("彼地得分", 12), ("差", 10), ("彼地的算式", 60))


def as_workbook(result: Scored, path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    sheets, papers = result.scores.sheets, _papers(result)
    _sheet(book, "总分", _TOTALS, [_total_row(sheet) for sheet in sheets])
    _sheet(book, "得分", _LINES, [_line_row(sheet, line, papers) for sheet in sheets for line in sheet.lines])
    repairs = [(s.subject, r.subject, r.action, r.gain, r.grade_after) for s in sheets for r in s.repairs]
    _sheet(book, "还可以改进", _REPAIRS, repairs)
    if result.targets:
        reviews = [(t.fault.value, t.year, t.program, t.subject, t.working) for t in result.targets]
        _sheet(book, "目标设定质量", _TARGETS, reviews)
    if result.hints:
        _sheet(book, "供复核", _HINTS, [(hint.subject, hint.message) for hint in result.hints])
    if result.against:
        _sheet(book, "另一地的规定", _AGAINST, _against(result))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        book.save(path)
    except OSError as error:
        raise click.ClickException(f"不能写到 {path}：{error.strerror}") from None


def _papers(result: Scored) -> dict[str, IndicatorPaper]:
    return {f"score/{row.key}": row for program in result.papers.programs for row in program.indicators}


def _total_row(sheet: ScoreSheet) -> Sequence[Cell]:
    stated = sum((line.stated.value for line in sheet.lines if line.stated), Decimal(0)) or None
    working = sheet.total.working if sheet.total else "；".join((*sheet.missing, "有的行没能计分，见“得分”"))
    return (
        sheet.subject,
        _value(sheet.total),
        sheet.grade,
        stated,
        sheet.low,
        sheet.high,
        working,
        sheet.grade_working,
    )


def _line_row(sheet: ScoreSheet, line: ScoreLine, papers: dict[str, IndicatorPaper]) -> Sequence[Cell]:
    row = papers.get(line.key)
    return (
        sheet.subject,
        line.group,
        line.kind,
        line.subject,
        row.target_text or _said(row.target) if row else "",
        row.actual_text or _said(row.actual) if row else "",
        line.weight,
        _value(line.score),
        _value(line.stated),
        line.score.working if line.score else "；".join(line.missing),
        "；".join(notice.message for notice in line.notices),
        "；".join(ground.words for ground in line.grounds),
    )


def _against(result: Scored) -> list[Sequence[Cell]]:
    rows: list[Sequence[Cell]] = []
    for compared in result.against:
        for line in compared.changed:
            there = line.there.score if line.there else None
            working = there.working if there else ""
            rows.append(
                (compared.here.subject, line.subject, _value(line.here.score), _value(there), line.difference, working)
            )
        totals = (_value(compared.here.total), _value(compared.there.total))
        grades = f"{compared.here.grade or '—'} → {compared.there.grade or '—'}"
        rows.append((compared.here.subject, "合计", *totals, compared.difference, grades))
    return rows


def _value(datum: Datum | None) -> Decimal | None:
    return datum.value if datum else None


def _said(datum: Datum | None) -> str:
    return f"{short(datum.value)}{datum.unit}" if datum else ""


# --- writing ----------------------------------------------------------------------------------------------------------


def _sheet(book: "Workbook", title: str, columns: Sequence[tuple[str, int]], rows: Sequence[Sequence[Cell]]) -> None:
    sheet: Worksheet = book.create_sheet(title)
    sheet.append([name for name, _ in columns])
    for row in rows:
        sheet.append(row)
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # a name that begins with = is a name, never a formula
            elif isinstance(cell.value, Decimal):
                cell.number_format = "0.00"
    _dress(sheet, columns)


def _dress(sheet: "Worksheet", columns: Sequence[tuple[str, int]]) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    thin = Side(style="thin")
    for row in sheet.iter_rows():
        for cell in row:
            cell.border = Border(thin, thin, thin, thin)
            cell.font = Font(name="宋体", size=11, bold=cell.row == 1)
            cell.alignment = Alignment(vertical="center", wrap_text=True)
    for number, (_, wide) in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = wide
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
