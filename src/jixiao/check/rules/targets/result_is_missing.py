from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import cell, evaluated, quoted, says
from jixiao.dossier.model import Dossier


def result_is_missing(dossier: Dossier) -> Iterator[Hit]:
    for program in evaluated(dossier):
        if "actual" not in program.columns or not any(says(i.actual_field) for i in program.indicators):
            continue
        found = [
            indicator
            for indicator in program.indicators
            if says(indicator.target_field) and not says(indicator.actual_field) and not indicator.score
        ]
        found = [indicator for indicator in found if not indicator.aligned]
        if found:
            working = f"{quoted([i.name.text for i in found])}有指标值，没有实际完成值"
            others = tuple(cell(i.target_field, i.name) for i in found[1:])
            yield Hit(cell(found[0].target_field, found[0].name), working, related=others)
