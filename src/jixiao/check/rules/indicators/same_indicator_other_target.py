from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import is_cost, rows
from jixiao.dossier.indicator import Indicator, Program
from jixiao.dossier.model import Dossier

_SHORTEST = 8  # characters: a shorter name is anybody's


def same_indicator_other_target(dossier: Dossier) -> Iterator[Hit]:
    first: dict[tuple[str, str], tuple[Program, Indicator]] = {}
    for program, indicator in rows(dossier):
        target, name = indicator.target, indicator.name.text
        if target is None or len(name) < _SHORTEST or "满意" in name or "本项目" in name or is_cost(indicator):
            continue
        before = first.setdefault((name, target.printed.unit.base), (program, indicator))
        other = before[1].target
        if before[0] is not program and other is not None and other.base != target.base:
            working = f"“{name}”在“{before[0].name}”表里是{other.printed}，在“{program.name}”表里是{target.printed}"
            yield Hit(target.span, working, related=(other,))
