from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import quoted, says
from jixiao.dossier.model import Dossier

_NONE = frozenset({"不适用", "无", "/", "-", "—", "不涉及"})  # the form offers the row, the program has no use for it


def target_is_missing(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        if "target" not in program.columns or not any(says(i.target_field) for i in program.indicators):
            continue
        found = [
            i for i in program.indicators if not says(i.target_field) and not i.aligned and i.name.text not in _NONE
        ]
        if found:
            working = f"{quoted([i.name.text for i in found])}没有指标值"
            yield Hit(found[0].name.span, working, related=tuple(i.name.span for i in found[1:]))
