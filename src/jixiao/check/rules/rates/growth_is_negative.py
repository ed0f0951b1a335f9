from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.inventory import figures_of
from jixiao.dossier.figure import FigureKind
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain


def growth_is_negative(dossier: Dossier) -> Iterator[Hit]:
    for figure in figures_of(dossier, FigureKind.GROWTH) + figures_of(dossier, FigureKind.CHANGE):
        if figure.direction and figure.value < 0:
            word = "增长" if figure.direction > 0 else "下降"
            yield Hit(figure.span, f"“{word}”后面是负数 {plain(figure.value)}{figure.unit}", "", plain(figure.value))
