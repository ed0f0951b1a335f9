from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.goals import MOST_TARGETS, canon, likeness, pairs
from jixiao.check.shared.same_thing import told_otherwise
from jixiao.dossier.claim import Goal
from jixiao.dossier.figure import Figure
from jixiao.dossier.indicator import Indicator
from jixiao.dossier.model import DocumentKind, Dossier
from jixiao.units.measure import MEASURED
from jixiao.units.number import plain
from jixiao.units.regex import regex


def objective_contradicts_target(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        for figure, indicator, target in told_otherwise(dossier, program, program.objective, lambda i: i.target):
            working = f"绩效目标写{figure.printed}，指标“{indicator.name.text}”的指标值为{target.printed}"
            yield Hit(figure.span, working, "", plain(figure.value), plain(target.value), figure.unit, (target,))
    yield from _told_outside(dossier)


def _told_outside(dossier: Dossier) -> Iterator[Hit]:
    """A goal of the text whose one namesake among all tables has another target."""
    if dossier.kind not in (DocumentKind.BUDGET_DISCLOSURE, DocumentKind.OBJECTIVE_FORM):
        return
    rows = [(i, i.target, canon(i.name.text)) for p in dossier.programs for i in p.indicators if i.target is not None]
    spans = [program.span for program in dossier.programs]
    for goal in dossier.targets[:MOST_TARGETS]:
        figure = goal.figure
        if figure is None or any(span.start <= goal.span.start < span.end for span in spans):
            continue
        alike = [
            (i, t) for i, t, name in rows
            if t.printed.unit.base == figure.printed.unit.base and likeness(canon(goal.subject), name) >= _SAME
        ]  # fmt: skip
        if (
            len(alike) == 1
            and alike[0][1].base != figure.base
            and _is_counted(figure)
            and _told_of(dossier, goal, alike[0][0])
        ):
            indicator, target = alike[0]
            working = f"绩效目标写{figure.printed}，指标“{indicator.name.text}”的指标值为{target.printed}"
            yield Hit(figure.span, working, "", plain(figure.value), plain(target.value), figure.unit, (target,))


_SAME = 0.7


def _told_of(dossier: Dossier, goal: Goal, row: Indicator) -> bool:
    """A goal under a heading of its own (3.企业服务) is not the target of a program of another name (驻点招商经费)."""
    program = next(p for p in dossier.programs if any(i is row for i in p.indicators))
    group = _NUMBERED.sub("", goal.group)
    return goal.overall or not program.name or not group or bool(pairs(group) & pairs(program.name))


_NUMBERED = regex(r"^[（(]?[一二三四五六七八九十\d]+[）)、.．]*")


def _is_counted(figure: Figure) -> bool:
    return figure.printed.unit.is_count or figure.printed.unit.base in MEASURED
