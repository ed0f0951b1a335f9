from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.attainment import attainment, formula, most_points, slack
from jixiao.check.shared.forms import evaluated
from jixiao.dossier.indicator import Indicator
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain, rounded, short


def points_exceed_formula(dossier: Dossier) -> Iterator[Hit]:
    for program in evaluated(dossier):
        for indicator in program.indicators:
            if hit := _hit(indicator):
                yield hit


def _hit(indicator: Indicator) -> Hit | None:
    weight, score, reached = indicator.weight, indicator.score, attainment(indicator)
    if weight is None or score is None or reached is None or not reached.missed or score.value >= weight.value:
        return None
    points = most_points(indicator, reached)
    if points is None or score.value <= points + slack(score):
        return None
    related = tuple(figure for figure in (indicator.target, indicator.actual, weight) if figure is not None)
    over = short(rounded(score.value - points, 2))
    most = formula(indicator, reached, points)
    working = f"“{indicator.name.text}”按公式最多{most}分，得分{plain(score.value)}，高出{over}分"
    return Hit(score.span, working, "", plain(score.value), short(rounded(points, 2)), "分", related)
