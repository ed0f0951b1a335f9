"""Whether a number told in a sentence and an indicator of the same table speak of the same thing."""

from collections.abc import Callable

from jixiao.check.shared.inventory import figures_within
from jixiao.check.shared.reports import line_at
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.indicator import Field, Indicator, Program
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain
from jixiao.units.regex import regex

_CLAUSE = regex(r"[，,。；;：:\s]")
_STOP = regex(r"[，,。；;：:、\s\d（(]")
_EVERYDAY = regex(
    r"完成|组织|开展|举办|参加|数量|次数|人数|家数|个数|场次|项目|工作|活动|企业|全年|年度|以上|不少于|不低于|达到"
)
_PART = regex(r"其中[^，。；\d]{0,6}\Z")
_FEWEST = 3  # characters in common
_LOOK_BACK = 20
_LOOK_AHEAD = 10
_KINDS = (FigureKind.COUNT, FigureKind.AMOUNT, FigureKind.RATIO)

Reading = Callable[[Indicator], Figure | None]


def told_otherwise(
    dossier: Dossier, program: Program, told: Field | None, reading: Reading
) -> list[tuple[Figure, Indicator, Figure]]:
    """Numbers of a sentence that one indicator of the table gives otherwise: the number, the indicator, its figure.

    Silent when the same number stands with any indicator, or when indicators of two names come into question.
    """
    found = []
    for figure in figures_within(dossier, told.span) if told is not None else ():
        if figure.kind not in _KINDS or not figure.unit:
            continue
        rivals = [(i, other) for i in program.indicators if (other := reading(i)) is not None and _alike(other, figure)]
        if any(other.base == figure.base for i, told in rivals for other in (told, *i.figures)):  # 8—10期
            continue
        start = max(figure.span.start - _LOOK_BACK, 0)
        if _PART.search(dossier.source.text, start, figure.span.start):
            continue  # 参加境外活动2场（其中1场为线上）
        text, end = dossier.source.text, figure.span.end
        clause = _CLAUSE.split(text[start : figure.span.start])[-1]
        clause += "\n" + _STOP.split(text[end : end + _LOOK_AHEAD])[0]  # 发放3860名优抚对象的补助
        near = [(indicator, other) for indicator, other in rivals if _shares(clause, indicator.name.text)]
        if len({indicator.name.text for indicator, _ in near}) == 1 and not _in_row(dossier, figure, near[0][0]):
            found.append((figure, *near[0]))
    return found


def _alike(one: Figure, other: Figure) -> bool:
    first, second = one.printed.unit.base, other.printed.unit.base
    return first == second or (first in _PEOPLE and second in _PEOPLE)


def _in_row(dossier: Dossier, figure: Figure, indicator: Indicator) -> bool:
    """Whether another column of the row (实施期指标值) holds the number."""
    row = line_at(dossier.source.text, indicator.name.span.start)
    if indicator.original_target is not None and indicator.original_target.text.strip() == plain(figure.value):
        return True  # 年初指标值 2.1, where the unit has a column of its own
    return any(other.base == figure.base and _alike(other, figure) for other in figures_within(dossier, row))


_PEOPLE = frozenset({"人", "名", "位"})


def _shares(clause: str, name: str) -> bool:
    parts = _EVERYDAY.split(name)
    return any(part[at : at + _FEWEST] in clause for part in parts for at in range(len(part) - _FEWEST + 1))
