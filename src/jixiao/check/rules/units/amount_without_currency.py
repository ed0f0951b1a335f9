from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier
from jixiao.units.measure import UNSPECIFIED
from jixiao.units.regex import regex

MONEY = regex(
    r"(?:支出|费用?|资金|预算|决算|金额|拨款|投资额?|收入|产值|营收|税收|执行额|进出口额?|利润)[^\d。；，]{0,8}$"
)
LOOK_BACK = 20


def amount_without_currency(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for figure in dossier.figures:
        if figure.printed.unit.base == UNSPECIFIED and MONEY.search(
            text[max(0, figure.span.start - LOOK_BACK) : figure.span.start]
        ):
            yield Hit(figure.span, f"“{dossier.source.quote(figure.span)}”没有写明是元还是美元")
