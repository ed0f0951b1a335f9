"""Whether an indicator reached its target, and how far."""

from jixiao.dossier.datum import Datum
from jixiao.dossier.printed import in_unit
from jixiao.dossier.workpaper import IndicatorPaper
from jixiao.report.desk import Desk

_FAR_ABOVE = frozenset({"far_above_target", "explanation_missing"})  # codes of score.quantitative
_AT_MOST = frozenset({"<=", "<"})


def attained(desk: Desk, row: IndicatorPaper) -> bool | None:
    """By its numbers where it has them, else by its points; None when neither is known."""
    if row.target and row.actual:
        return _by_numbers(row, row.target, row.actual)
    line = desk.line(row)
    if line and line.lost is not None:
        return line.lost == 0
    if row.stated_score and row.weight:
        return row.stated_score.value >= row.weight.value
    return None


def _by_numbers(row: IndicatorPaper, target: Datum, actual: Datum) -> bool:
    value, aim = in_unit(actual, target.unit), target.value
    match row.operator:
        case "<=":
            return value <= aim
        case "<":
            return value < aim
        case ">":
            return value > aim
        case "between":
            return aim <= value and (row.upper is None or value <= row.upper.value)
        case _:
            return value >= aim


def attainment(desk: Desk, row: IndicatorPaper) -> Datum | None:
    """完成值 ÷ 指标值 in percent; None for words, for nothing aimed at, and where less is better."""
    if not row.target or not row.actual or row.upper or row.target.value <= 0 or row.operator in _AT_MOST:
        return None
    return desk.book.percentage(row.actual, row.target, f"{row.name}完成率")


def is_far_above(desk: Desk, row: IndicatorPaper) -> bool:
    """Whether the score says that a target which was reached was set too low, or asks to explain it."""
    line = desk.line(row)
    codes = {notice.code for notice in line.notices} if line else set()
    return bool(codes & _FAR_ABOVE) and attained(desk, row) is True and attainment(desk, row) is not None
