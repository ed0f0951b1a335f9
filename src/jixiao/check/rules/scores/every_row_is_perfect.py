from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import evaluated
from jixiao.dossier.indicator import Indicator
from jixiao.dossier.model import Dossier

_FEWEST = 5


def every_row_is_perfect(dossier: Dossier) -> Iterator[Hit]:
    for program in evaluated(dossier):
        numeric = [i for i in program.indicators if i.target is not None and i.actual is not None]
        # 100 % reached as planned is no wonder: at least some rows must be other numbers.
        telling = [i for i in numeric if i.target is not None and not (i.target.unit == "%" and i.target.value == 100)]
        if len(telling) < _FEWEST or not all(_is_copy(i) and _is_full(i) for i in numeric):
            continue
        actuals = [i.actual for i in telling if i.actual is not None]
        working = f"{len(numeric)}个数值指标的完成值与指标值全部相同，各行均得满分"
        yield Hit(actuals[0].span, working, related=tuple(actuals[1:]))


def _is_copy(indicator: Indicator) -> bool:
    target, actual = indicator.target, indicator.actual
    return target is not None and actual is not None and target.value == actual.value


def _is_full(indicator: Indicator) -> bool:
    weight, score = indicator.weight, indicator.score
    return weight is not None and score is not None and score.value == weight.value
