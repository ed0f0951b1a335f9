from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import quoted
from jixiao.check.shared.measures import Measure, measure_of
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import Dossier

_PERCENT_LIKE = 100


def target_has_no_unit(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        found: list[tuple[str, Figure]] = [
            (i.name.text, i.target)
            for i in program.indicators
            if i.target is not None
            and not i.unit
            and not (i.actual is not None and i.actual.unit)
            and not _is_rate(i.name.text, i.target)
        ]
        if found:
            names, figures = [name for name, _ in found], [figure for _, figure in found]
            yield Hit(figures[0].span, f"{quoted(names)}的指标值没有单位", related=tuple(figures[1:]))


def _is_rate(name: str, target: Figure) -> bool:
    return measure_of(name) is Measure.SHARE or target.value == _PERCENT_LIKE
