from collections.abc import Iterator

from jixiao.check.forms import quoted, says
from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier


def target_is_missing(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        if "target" not in program.columns or not any(says(i.target_field) for i in program.indicators):
            continue
        found = [i for i in program.indicators if not says(i.target_field) and not i.aligned]
        if found:
            working = f"{quoted([i.name.text for i in found])}没有指标值"
            yield Hit(found[0].name.span, working, related=tuple(i.name.span for i in found[1:]))
