from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import evaluated, quoted
from jixiao.dossier.model import Dossier

_SIGNS = "≥≤≧≦＞＜><"


def result_copies_target(dossier: Dossier) -> Iterator[Hit]:
    for program in evaluated(dossier):
        found = [
            (indicator.name.text, indicator.actual_field)
            for indicator in program.indicators
            if indicator.actual is not None and indicator.actual_field and indicator.actual_field.text[:1] in _SIGNS
        ]
        if found:
            working = f"{quoted([f'{name}：{field.text}' for name, field in found])}不是实际完成数"
            yield Hit(found[0][1].span, working, related=tuple(field.span for _, field in found[1:]))
