from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.shared.goals import MOST_TARGETS, canon, likeness
from jixiao.dossier.claim import Goal
from jixiao.dossier.figure import Figure
from jixiao.dossier.indicator import Indicator
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain
from jixiao.units.regex import regex

_SAME = 0.7
_MOST_TIMES = Decimal(2)  # further apart they are two things of like names
_OTHER_TIME = regex("上年|去年|同期|累计|历年|上半年|季度|其中|目标|计划")
_BEFORE = 16

Row = tuple[str, Indicator, Figure]


def result_differs_from_form(dossier: Dossier) -> Iterator[Hit]:
    filled = [program for program in dossier.programs if any(i.actual is not None for i in program.indicators)]
    if len(filled) != 1:
        return  # of several forms nobody knows which one a sentence speaks of
    rows = [(_name(i.name.text), i, i.actual) for i in filled[0].indicators if i.actual is not None]
    told = [r for r in dossier.results[:MOST_TARGETS] if not filled[0].span.start <= r.span.start < filled[0].span.end]
    known = {told.base for _, i, actual in rows for told in (actual, i.target) if told is not None}
    for result in told:
        figure = result.figure
        if figure is None or not figure.exact or figure.base in known or not _is_of_year(dossier, result):
            continue
        if (row := _namesake(rows, result, figure)) and not _repeated(told, row):
            _, indicator, actual = row
            working = f"正文写{figure.printed}，自评表“{indicator.name.text}”的完成值为{actual.printed}"
            yield Hit(figure.span, working, "", plain(figure.value), plain(actual.value), figure.unit, (actual,))


def _name(words: str) -> str:
    return canon(_IDLE.sub("", words))


_IDLE = regex("平均|实际|年末|本年")


def _is_of_year(dossier: Dossier, result: Goal) -> bool:
    text, start = dossier.source.text, result.span.start
    low = max(start - _BEFORE, *(text.rfind(sign, 0, start) + 1 for sign in "；。，\n"), 0)
    return _OTHER_TIME.search(text, low, result.span.end) is None


def _namesake(rows: Sequence[Row], result: Goal, figure: Figure) -> Row | None:
    """The one row of the result's name and unit, when its value is another but not a far one."""
    alike = [
        row for row in rows
        if row[2].printed.unit.base == figure.printed.unit.base and likeness(_name(result.subject), row[0]) >= _SAME
    ]  # fmt: skip
    if len(alike) != 1 or figure.kind is not alike[0][2].kind or figure.interval.meets(alike[0][2].interval):
        return None
    less, more = sorted((figure.base, alike[0][2].base))
    return alike[0] if 0 < more <= less * _MOST_TIMES else None


def _repeated(told: Sequence[Goal], row: Row) -> bool:
    """Whether the text tells the value of the form as well."""
    return any(other.figure is not None and other.figure.base == row[2].base for other in told)
