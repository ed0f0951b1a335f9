from calendar import monthrange
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.calendar import months, year_before
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

_DAY = regex(r"(?P<month>\d\d?)月(?P<day>\d{1,2})[日号](?![文楼院])")
_MONTH = regex(r"(?P<year>20\d{2})年(?P<month>\d{1,2})月")
_YEAR = regex(r"2(?<![\d.,]2)(?:0\d{3}年|0\d年度|[1-9]\d{2}年(?=度|\d{1,2}月|[底初末]|我|部门|预算|决算))")
_DECIMAL = tuple("0123456789.")
_LEAP = 2024  # without a year any day that some year has is possible


def date_is_impossible(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for found in months(text, _DAY):
        if text[found.start() - 1 : found.start()] in _DECIMAL:
            continue
        month, day = int(found["month"]), int(found["day"])
        year = year_before(text, found.start())
        span = Span(found.start() - (len(year) + 1 if year else 0), found.end())
        if not 1 <= month <= 12:
            yield Hit(span, f"没有{month}月")
        elif not 1 <= day <= (last := monthrange(int(year or _LEAP), month)[1]):
            yield Hit(span, f"{year + '年' if year else ''}{month}月只有{last}日，没有{day}日")
    for found in _MONTH.finditer(text):
        if not 1 <= int(found["month"]) <= 12 and not _DAY.match(text, found.start("month")):
            yield Hit(Span(*found.span()), f"没有{int(found['month'])}月")
    for found in _YEAR.finditer(text):
        yield Hit(Span(*found.span()), f"“{found.group()}”不是年份，多一位或少一位")
