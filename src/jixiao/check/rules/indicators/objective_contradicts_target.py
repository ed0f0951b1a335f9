from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.same_thing import told_otherwise
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain


def objective_contradicts_target(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        for figure, indicator, target in told_otherwise(dossier, program, program.objective, lambda i: i.target):
            working = f"绩效目标写{figure.printed}，指标“{indicator.name.text}”的指标值为{target.printed}"
            yield Hit(figure.span, working, "", plain(figure.value), plain(target.value), figure.unit, (target,))
