"""The scores as a workbook for people: totals, every line with its working, what can be mended."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.cli.book import dress, save
from jixiao.cli.scored import Scored
from jixiao.dossier.datum import Datum
from jixiao.dossier.scoresheet import ScoreLine, ScoreSheet
from jixiao.dossier.workpaper import IndicatorPaper, Workpaper
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


def as_workbook(result: Scored, papers: Workpaper, path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    sheets, printed = result.scores.sheets, _rows(papers)
    _sheet(book, "总分", _TOTALS, [_total_row(sheet) for sheet in sheets])
    _sheet(book, "得分", _LINES, [_line_row(sheet, line, printed) for sheet in sheets for line in sheet.lines])
    repairs = [(s.subject, r.subject, r.action, r.gain, r.grade_after) for s in sheets for r in s.repairs]
    _sheet(book, "还可以改进", _REPAIRS, repairs)
    if result.targets:
        reviews = [(t.fault.value, t.year, t.program, t.subject, t.working) for t in result.targets]
        _sheet(book, "目标设定质量", _TARGETS, reviews)
    if result.hints:
        _sheet(book, "供复核", _HINTS, [(hint.subject, hint.message) for hint in result.hints])
    if result.against:
        _sheet(book, "另一地的规定", _AGAINST, _against(result))
    save(book, path)


def _rows(papers: Workpaper) -> dict[str, IndicatorPaper]:
    """What the form prints, by the key of the line that scores it."""
    return {f"score/{row.key}": row for program in papers.programs for row in program.indicators}


def _total_row(sheet: ScoreSheet) -> Sequence[Cell]:
    working = sheet.total.working if sheet.total else "；".join((*sheet.missing, "有的行没能计分，见“得分”"))
    return (
        sheet.subject,
        _value(sheet.total),
        sheet.grade,
        _value(sheet.stated),
        sheet.low,
        sheet.high,
        working,
        sheet.grade_working,
    )


def _line_row(sheet: ScoreSheet, line: ScoreLine, printed: dict[str, IndicatorPaper]) -> Sequence[Cell]:
    row = printed.get(line.key)
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
        sheet.append(list(row))
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, Decimal):
                cell.number_format = "0.00"
    dress(sheet, [wide for _, wide in columns], "A2", lambda row: row[0].row == 1)
