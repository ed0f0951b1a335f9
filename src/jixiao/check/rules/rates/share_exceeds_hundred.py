from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.inventory import figures_of, passage_at
from jixiao.check.shared.measures import PART_OF_WHOLE
from jixiao.dossier.figure import FigureKind
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain
from jixiao.units.regex import regex

_NAME = regex(r"(?P<name>[\u4e00-\u9fff]{2,12}?[率度])(?:均|都|已|约)?(?:达到?了?|为|是|：)?\Z")
_LOOK_BACK = 18
_WHOLE = 100


def share_exceeds_hundred(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for figure in figures_of(dossier, FigureKind.RATIO):
        if figure.base <= _WHOLE or figure.unit != "%":
            continue
        start = figure.span.start
        named = _NAME.search(text, max(0, start - _LOOK_BACK), start)
        passage = passage_at(dossier, start)
        if named and PART_OF_WHOLE.search(named["name"]) and passage and passage.table is None:
            working = f"“{named['name']}”{plain(figure.value)}% > 100%"
            yield Hit(figure.span, working, "", plain(figure.value), "100", "%")
