"""The single fields that sections fill in: what is typed into values, and values into what is shown for typing."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jixiao.units import typed
from jixiao.units.number import plain, short
from jixiao.units.reached import NotReached, value_in
from jixiao.web.kit.fields import Sourced
from jixiao.web.papers.cells import hundredths
from jixiao.web.years.models import Fund, Indicator, ProgramYear, Result

LONGEST = 4000


class Unclear(ValueError):
    """What was typed cannot be kept; the words say why and what to write."""


@dataclass(frozen=True, slots=True)
class Cell:
    """`read` makes the values of the row out of text; `shown` gives the text that stands in the field."""

    label: str
    read: Callable[[Any, str], dict[str, Any]]
    shown: Callable[[Any], str]


def _words(name: str) -> Cell:
    label = {"explanation": "偏差原因和改进措施", "achieved": "目标完成情况", "level": "完成档次"}[name]

    def read(_row: Any, text: str) -> dict[str, Any]:
        clean = text.replace("\r\n", "\n").strip()
        if len(clean) > LONGEST:
            raise Unclear(f"太长：最多 {LONGEST} 字，现在 {len(clean)} 字。")
        return {name: clean}

    return Cell(label, read, lambda row: getattr(row, name))


def _read_actual(row: Result, text: str) -> dict[str, Any]:
    """A number in the unit of the indicator; words stay as typed, and the score says what is wrong with them."""
    indicator: Indicator = row.indicator
    clean = " ".join(text.split())
    if indicator.target is None:
        return {"actual": None, "actual_text": text.strip()}
    try:
        value = value_in(clean, indicator.unit)
    except NotReached:
        return {"actual": None, "actual_text": clean}
    return {"actual": value, "actual_text": "" if value is None else f"{plain(value)}{indicator.unit}"}


def _shown_actual(row: Result) -> str:
    return row.actual_text if row.actual is None else plain(row.actual)


def _read_points(_row: Result, text: str) -> dict[str, Any]:
    try:
        value = typed.number(text.strip().removesuffix("分"))
    except ValueError:
        raise Unclear(f"“{text.strip()}”不是数字；请写数字，例如 9.5。") from None
    try:
        return {"stated_score": None if value is None else hundredths(value)}
    except ValueError:
        raise Unclear("小数太多：得分最多两位小数。") from None


def _shown_points(row: Result) -> str:
    return "" if row.stated_score is None else short(Decimal(row.stated_score) / 100)


def _read_money(_row: Fund, text: str) -> dict[str, Any]:
    try:
        return {"outturn": typed.fen(text, "万元")}
    except ValueError:
        raise Unclear(f"“{text.strip()}”不是以万元计的金额；请写数字，例如 382.51，最多到分（六位小数）。") from None


def _shown_money(row: Fund) -> str:
    return "" if row.outturn is None else typed.exact(row.outturn, "万元")


CELLS: dict[str, tuple[type[Sourced], dict[str, Cell]]] = {
    "result": (
        Result,
        {
            "actual": Cell("完成值", _read_actual, _shown_actual),
            "level": _words("level"),
            "stated_score": Cell("自评得分", _read_points, _shown_points),
            "explanation": _words("explanation"),
        },
    ),
    "fund": (Fund, {"outturn": Cell("全年执行数", _read_money, _shown_money), "explanation": _words("explanation")}),
    "program": (ProgramYear, {"achieved": _words("achieved")}),
}


def now(kind: str, row: Sourced) -> dict[str, str]:
    """What stands in every field of a row, for a page that holds an older reading."""
    return {name: cell.shown(row) for name, cell in CELLS[kind][1].items()}
