"""Number formats of spreadsheets: a stored number as its cell shows it (0.8553 with 0.00% is 85.53%).

Signs survive where a sheet shows them by colour or parentheses only, because text has no colour: −1.5, not (1.5).
"""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from jixiao.readers.cell_dates import DATE_MARK, date_shown
from jixiao.units.record import record
from jixiao.units.regex import regex

GENERAL = "General"
BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 30: "m-d-yy", 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"',
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: '#,##0;-#,##0;"-"', 42: '¥#,##0;-¥#,##0;"-"', 43: '#,##0.00;-#,##0.00;"-"', 44: '¥#,##0.00;-¥#,##0.00;"-"',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'), 31: 'yyyy"年"m"月"d"日"',
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    **dict.fromkeys((34, 55), '上午/下午h"时"mm"分"'), **dict.fromkeys((35, 56), '上午/下午h"时"mm"分"ss"秒"'),
}  # fmt: skip

_DIGITS = Context(prec=15, rounding=ROUND_HALF_UP)  # what a spreadsheet keeps of a number; the rest is binary noise
_EXACT = Context(prec=700, rounding=ROUND_HALF_UP)  # room for the largest number a cell can hold
_MARK = regex(
    r"\"[^\"]*\"|\\.|!.|_.|\*.|\[[^\]]*\]|general|g/通用格式|e[+-]|" + DATE_MARK + r"|[0#?]|.", re.IGNORECASE | re.S
)
_CONDITION = regex(r"\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]")
_ELAPSED = regex(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_DATE = regex(DATE_MARK, re.IGNORECASE)
_WIDEST_GENERAL = 10  # digits and the point


@record
class _Section:
    """One part of a format code; literals are marked by a leading NUL."""

    marks: tuple[str, ...]
    condition: tuple[str, Decimal] | None
    is_date: bool


def shown(value: Decimal, code: str, *, from_1904: bool = False) -> str:
    """The text a cell shows for a number."""
    value = _DIGITS.plus(value)
    section = _chosen(_sections(code), value)
    if section.is_date:
        return date_shown(value, section.marks, from_1904=from_1904) if value >= 0 else general(value)
    if not section.marks or "general" in section.marks:
        return _around(section.marks, general(value))
    text = _number(abs(value), section.marks)
    if value < 0 and any(sign in text for sign in "123456789"):
        text = "-" + text.translate(_BRACKETS).lstrip("-")
    return text.strip()


def exact(value: Decimal, code: str, *, from_1904: bool = False) -> str:
    """The number itself, whatever its cell shows of it; days as they are shown."""
    value = _DIGITS.plus(value)
    if _chosen(_sections(code), value).is_date:
        return shown(value, code, from_1904=from_1904)
    return f"{value.normalize():f}"


_BRACKETS = str.maketrans("", "", "()（）")


def general(value: Decimal) -> str:
    """As cells without a format show it: no trailing zeros, ten digits and a point at most."""
    value = _DIGITS.plus(value)
    whole = len(str(abs(int(value))))
    if value != value.to_integral_value():
        value = value.quantize(Decimal(1).scaleb(-max(0, _WIDEST_GENERAL - whole)), context=_EXACT)
        if not value:
            return f"{value.normalize(_DIGITS):f}"
    return f"{value.normalize(_DIGITS):f}"


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[_Section, ...]:
    parts: list[list[str]] = [[]]
    for mark in _MARK.findall(code):
        if mark == ";":
            parts.append([])
        else:
            parts[-1].append(mark)
    return tuple(map(_section, parts[:4]))


def _section(raw: Sequence[str]) -> _Section:
    marks: list[str] = []
    condition = None
    for mark in raw:
        if found := _CONDITION.fullmatch(mark):
            condition = found[1], Decimal(found[2])
        elif mark.startswith("[$"):
            marks.append("\0" + mark[2:-1].partition("-")[0])
        elif _ELAPSED.fullmatch(mark):
            marks.append(mark.lower())
        elif mark[0] in '"\\!' and len(mark) > 1:
            marks.append("\0" + (mark[1:-1] if mark[0] == '"' else mark[1:]))
        elif mark[0] in "[_*" and len(mark) > 1:
            continue  # colours, calendars, blanks as wide as a character, fillings
        else:
            marks.append("general" if mark.lower() in {"general", "g/通用格式"} else mark)
    figures = any(mark in {"0", "#", "?"} for mark in marks)
    dates = [mark for mark in marks if _ELAPSED.fullmatch(mark) or _DATE.fullmatch(mark)]
    is_date = bool(dates) and "general" not in marks and (not figures or dates[-1].lower().strip("[]s") == "")
    return _Section(tuple(marks), condition, is_date)


def _chosen(sections: tuple[_Section, ...], value: Decimal) -> _Section:
    """The section for a value: by its condition, else by the sign."""
    if any(section.condition for section in sections):
        met = (section for section in sections if section.condition is None or _holds(value, *section.condition))
        return next(met, sections[-1])
    if value < 0 and len(sections) > 1:
        return sections[1]
    return sections[2] if value == 0 and len(sections) > 2 else sections[0]


def _holds(value: Decimal, sign: str, limit: Decimal) -> bool:
    return {
        "<": value < limit, "<=": value <= limit, ">": value > limit, ">=": value >= limit,
        "=": value == limit, "<>": value != limit,
    }[sign]  # fmt: skip


def _around(marks: Sequence[str], figure: str) -> str:
    return "".join(figure if mark == "general" else mark.lstrip("\0") for mark in marks) if marks else ""


def _number(value: Decimal, marks: Sequence[str]) -> str:
    """Digits put into the places of a section."""
    places = [n for n, mark in enumerate(marks) if mark in {"0", "#", "?"}]
    if not places:
        return "".join(general(value) if mark == "@" else mark.lstrip("\0") for mark in marks)
    if "/" in marks or "@" in marks:
        return general(value)
    exponent = next((n for n, mark in enumerate(marks) if mark.lower() in {"e+", "e-"}), None)
    if exponent is not None:
        decimals = sum(1 for n in places if "." in marks[:n] and n < exponent)
        return f"{value:.{decimals}E}"
    first, last = places[0], places[-1]
    scale = 0
    while last + scale + 1 < len(marks) and marks[last + scale + 1] == ",":
        scale += 1
    value = value.scaleb(2 * sum(mark == "%" for mark in marks) - 3 * scale)
    point = next((n for n in range(first, last + 1) if marks[n] == "."), last + 1)
    fraction = [marks[n] for n in places if n > point]
    value = value.quantize(Decimal(1).scaleb(-len(fraction)), context=_EXACT)
    whole, _, rest = f"{value:f}".partition(".")
    while fraction and rest and rest[-1] == "0" and fraction.pop() != "0":
        rest = rest[:-1]
    body = _whole(whole, marks[first:point]) + ("." + rest if rest else "")
    after = marks[max(last + scale, first) + 1 :]
    return "".join(t.lstrip("\0") for t in marks[:first]) + body + "".join(t.lstrip("\0") for t in after)


def _whole(digits: str, marks: Sequence[str]) -> str:
    """The integer digits, with separators of thousands or with the literals that stand among the places."""
    digits = digits.rjust(sum(mark == "0" for mark in marks), "0")
    if digits == "0" and "0" not in marks:
        digits = ""
    if not any(mark.startswith("\0") or mark not in {"0", "#", "?", ","} for mark in marks):
        return f"{int(digits):,}".rjust(len(digits), "0") if "," in marks and digits else digits
    places = sum(mark in {"0", "#", "?"} for mark in marks)
    digits = digits.rjust(places, "0")
    left, found = digits[: len(digits) - places], [*digits[len(digits) - places :]]
    text = ""
    for mark in marks:
        text += found.pop(0) if mark in {"0", "#", "?"} else "" if mark == "," else mark.lstrip("\0")
    return left + text
