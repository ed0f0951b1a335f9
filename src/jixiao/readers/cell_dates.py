"""Dates and times of spreadsheets: days counted from 1900 (or 1904), shown by the date letters of a format."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

DATE_MARK = r"yy+|e+|m+|d+|h+|s+|a{3,4}|am/pm|a/p|上午/下午"
_DAYS = "一二三四五六日"
_LAST_SERIAL = 2958465  # 31 December 9999
_SECONDS = 86400


@lru_cache(maxsize=4096)  # the same days stand in many cells
def date_shown(serial: Decimal, marks: tuple[str, ...], *, from_1904: bool = False) -> str:
    """The text of a serial number; `marks` as the format spells them, literals with a leading NUL."""
    if serial > _LAST_SERIAL:
        return f"{serial.normalize():f}"
    moment = _moment(serial, from_1904=from_1904, to_day=not _has_time(marks))
    halves = any(mark.lower() in {"am/pm", "a/p", "上午/下午"} for mark in marks)
    text = ""
    for number, mark in enumerate(marks):
        if mark.startswith("\0"):
            text += mark[1:]
        elif mark.startswith("[") and len(mark) > 1:
            text += _elapsed(serial, mark)
        else:
            text += _part(mark.lower(), moment, halves=halves, minutes=_is_minutes(marks, number)) or mark
    return text.strip()


def _moment(serial: Decimal, *, from_1904: bool, to_day: bool) -> datetime:
    """Excel counts a 29 February 1900 that never was."""
    start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 31 if serial < 60 else 30)
    days = int(serial)
    seconds = 0 if to_day else int(((serial - days) * _SECONDS).quantize(Decimal(1), ROUND_HALF_UP))
    return start + timedelta(days=days, seconds=seconds)


def _has_time(marks: Sequence[str]) -> bool:
    return any(mark.lower().strip("[").startswith(("h", "s")) for mark in marks if not mark.startswith("\0"))


def _is_minutes(marks: Sequence[str], number: int) -> bool:
    """Whether m means minutes: after hours or before seconds."""
    letters = [n for n, mark in enumerate(marks) if mark.strip("[]").isalpha() and not mark.startswith("\0")]
    at = letters.index(number) if number in letters else -1
    before = marks[letters[at - 1]] if at > 0 else ""
    after = marks[letters[at + 1]] if 0 <= at < len(letters) - 1 else ""
    return before.lower().lstrip("[").startswith("h") or after.lower().lstrip("[").startswith("s")


def _elapsed(serial: Decimal, mark: str) -> str:
    unit = {"h": 3600, "m": 60, "s": 1}[mark[1]]
    return str(int((serial * _SECONDS).quantize(Decimal(1), ROUND_HALF_UP)) // unit).rjust(len(mark) - 2, "0")


def _part(mark: str, moment: datetime, *, halves: bool, minutes: bool) -> str:
    """What a run of one letter stands for; "" for any other sign."""
    hour = (moment.hour % 12 or 12) if halves else moment.hour
    match mark[0], len(mark):
        case "y", 2:
            return f"{moment.year % 100:02}"
        case (("y" | "e"), _):
            return str(moment.year)
        case "m", length if minutes:
            return str(moment.minute).rjust(length, "0")
        case "m", (1 | 2) as length:
            return str(moment.month).rjust(length, "0")
        case "m", length:
            return moment.strftime("%b" if length == 3 else "%B")
        case "d", (1 | 2) as length:
            return str(moment.day).rjust(length, "0")
        case "d", length:
            return moment.strftime("%a" if length == 3 else "%A")
        case "h", length:
            return str(hour).rjust(min(length, 2), "0")
        case "s", length:
            return str(moment.second).rjust(min(length, 2), "0")
        case "a", (3 | 4) as length if mark.strip("a") == "":
            return ("周" if length == 3 else "星期") + _DAYS[moment.weekday()]
        case "a", _:
            return "AM" if moment.hour < 12 else "PM"
        case "上", _:
            return "上午" if moment.hour < 12 else "下午"
    return ""
