from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.same_thing import told_otherwise
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain


def achieved_contradicts_result(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        for figure, indicator, actual in told_otherwise(dossier, program, program.achieved, lambda i: i.actual):
            working = f"完成情况写{figure.printed}，指标“{indicator.name.text}”的完成值为{actual.printed}"
            yield Hit(figure.span, working, "", plain(figure.value), plain(actual.value), figure.unit, (actual,))
