from collections.abc import Iterator

from jixiao.check.forms import rows
from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain
from jixiao.units.regex import regex

_PART_OF_WHOLE = regex(
    r"满意(?:度|率|程度)|(?:合格|覆盖|及时|准确|达标|通过|出勤|完好|普及|入学|知晓|履约|办结|正确|验收|参训|参会|回复|公开|合规|在岗|巩固|安置)率$"
)
_WHOLE = 100


def share_above_hundred(dossier: Dossier) -> Iterator[Hit]:
    for _, indicator in rows(dossier):
        if not _PART_OF_WHOLE.search(indicator.name.text):
            continue
        for figure in (indicator.target, indicator.actual):
            if figure is not None and figure.printed.unit.base == "%" and figure.base > _WHOLE:
                working = f"“{indicator.name.text}”{plain(figure.value)}{figure.unit} > 100%"
                yield Hit(figure.span, working, "", plain(figure.value), "100", "%")
