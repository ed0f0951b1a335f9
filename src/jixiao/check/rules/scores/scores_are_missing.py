from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import cell, evaluated, quoted, says
from jixiao.dossier.model import Dossier


def scores_are_missing(dossier: Dossier) -> Iterator[Hit]:
    for program in evaluated(dossier):
        if "score" not in program.columns:
            continue
        found = [
            indicator
            for indicator in program.indicators
            if indicator.score is None and indicator.weight and says(indicator.actual_field) and not indicator.aligned
        ]
        if found:
            working = f"{quoted([i.name.text for i in found])}有完成值和分值，得分空白"
            others = tuple(indicator.name.span for indicator in found[1:])
            yield Hit(cell(found[0].weight_field, found[0].name), working, related=others)
