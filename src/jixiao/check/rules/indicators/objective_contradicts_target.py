import re
from collections.abc import Iterator

from jixiao.check.forms import figures_within
from jixiao.check.rule import Hit
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.indicator import Indicator, Program
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain

_CLAUSE = re.compile(r"[，,。；;：:\s]")
_EVERYDAY = re.compile(
    r"完成|组织|开展|举办|参加|数量|次数|人数|家数|个数|场次|项目|工作|活动|企业|全年|年度|以上|不少于|不低于|达到"
)
_FEWEST = 3  # characters in common
_KINDS = (FigureKind.COUNT, FigureKind.AMOUNT, FigureKind.RATIO)


def objective_contradicts_target(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        if program.objective is None:
            continue
        for figure in figures_within(dossier, program.objective.span):
            if figure.kind in _KINDS and figure.unit:
                yield from _compared(figure, _about(dossier, program, figure))


def _compared(figure: Figure, indicator: Indicator | None) -> Iterator[Hit]:
    if indicator is None or indicator.target is None:
        return
    target = indicator.target
    working = f"绩效目标写{figure.printed}，指标“{indicator.name.text}”的指标值为{target.printed}"
    yield Hit(figure.span, working, "", plain(figure.value), plain(target.value), figure.unit, (target,))


def _about(dossier: Dossier, program: Program, figure: Figure) -> Indicator | None:
    """The one indicator that speaks of the same thing with another number."""
    rivals = [
        i for i in program.indicators if i.target is not None and i.target.printed.unit.base == figure.printed.unit.base
    ]
    if any(i.target is not None and i.target.base == figure.base for i in rivals):
        return None
    start = max(figure.span.start - 20, 0)
    clause = _CLAUSE.split(dossier.source.text[start : figure.span.start])[-1]
    near = [indicator for indicator in rivals if _shares(clause, indicator.name.text)]
    return near[0] if len(near) == 1 else None


def _shares(clause: str, name: str) -> bool:
    parts = _EVERYDAY.split(name)
    return any(part[at : at + _FEWEST] in clause for part in parts for at in range(len(part) - _FEWEST + 1))
