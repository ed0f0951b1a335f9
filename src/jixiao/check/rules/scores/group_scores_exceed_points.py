from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import add, counted_once, is_whole, terms
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain, short


def group_scores_exceed_points(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        if "weight" in program.columns:
            continue
        for group, printed in program.weights.items():
            points = counted_once(i.score for i in program.indicators if i.group == group)
            if is_whole(dossier, program, points) and add(points) > printed.value:
                working = f"“{group}”各行得分 {terms(points)} = {short(add(points))} > {plain(printed.value)}"
                related = tuple(point for point in points if point is not None)
                yield Hit(printed.span, working, "", plain(printed.value), short(add(points)), "分", related)
