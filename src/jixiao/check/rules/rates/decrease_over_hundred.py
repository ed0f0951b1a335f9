from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.inventory import figures_of
from jixiao.dossier.figure import FigureKind
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain
from jixiao.units.regex import regex

MAY_BE_NEGATIVE = regex(r"净|结余|利润|差额|盈余|亏损")
LOOK_BACK = 60


def decrease_over_hundred(dossier: Dossier) -> Iterator[Hit]:
    recomputed = {
        c.rate.span for c in dossier.changes if c.rate and (c.delta or c.previous) and c.current and c.current.base > 0
    }
    for figure in figures_of(dossier, FigureKind.GROWTH):
        if figure.direction >= 0 or figure.base <= 100 or not figure.exact:
            continue
        before = dossier.source.text[max(0, figure.span.start - LOOK_BACK) : figure.span.start]
        if figure.span in recomputed or MAY_BE_NEGATIVE.search(before):
            continue  # RAT101 shows the right rate where it can be computed.
        yield Hit(
            figure.span, f"下降 {plain(figure.value)}% > 100%，剩下的数会是负数", "", plain(figure.value), "", "%"
        )
