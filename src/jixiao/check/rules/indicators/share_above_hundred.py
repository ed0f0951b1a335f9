from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import rows
from jixiao.check.shared.measures import above_hundred
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain


def share_above_hundred(dossier: Dossier) -> Iterator[Hit]:
    for _, indicator in rows(dossier):
        for figure in (indicator.target, indicator.actual):
            if figure is not None and above_hundred(indicator, figure):
                working = f"“{indicator.name.text}”{plain(figure.value)}{figure.unit} > 100%"
                yield Hit(figure.span, working, "", plain(figure.value), "100", "%")
