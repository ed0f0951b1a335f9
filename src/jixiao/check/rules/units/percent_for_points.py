from collections.abc import Iterator

from jixiao.check.inventory import figures_of
from jixiao.check.rule import Hit
from jixiao.dossier.figure import FigureKind
from jixiao.dossier.model import Dossier
from jixiao.units.regex import regex

RATE = regex(
    r"(?:执行率|满意度|满意率|占比|完成率|合格率|占有率|到位率|落地率|开工率|参与率|覆盖率)(?:较|比|同比)?[^，。；、]{0,10}$"
)
LOOK_BACK = 24


def percent_for_points(dossier: Dossier) -> Iterator[Hit]:
    for figure in figures_of(dossier, FigureKind.GROWTH):
        if figure.unit != "%":
            continue
        before = dossier.source.text[max(0, figure.span.start - LOOK_BACK) : figure.span.start]
        if RATE.search(before) and "幅" not in before:
            yield Hit(figure.span, f"百分数的增减 {figure.value}% 应写作 {figure.value} 个百分点")
