"""What a year began with, took in, spent and left, each told by its full name: 年初结转和结余, 本年收入合计 …"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from jixiao.check.inventory import figure_starts, passage_at
from jixiao.check.sought import Sought
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.record import record
from jixiao.units.regex import regex

_NAMED = Sought(
    r"(?:本年(?P<year_fund>财政拨款)?|(?P<fund>财政拨款))(?P<item>收入|支出)(?:合计)?(?:为|共)?(?=\d)"
    r"|(?P<total>收入|支出)合计(?:为|共)?(?=\d)"
    r"|(?P<end>年初|年末|上年)(?P<end_fund>财政拨款)?结转(?:和|及|与)?(?:结余)?(?:资金)?(?:为|共)?(?=\d)"
)
_ENDS = {"年初": "opening", "上年": "opening", "年末": "closing", "收入": "income", "支出": "spent"}
# What may stand before a name in its clause without making it a part of something else.
_LED = regex(r"(?:^|[，。；：、\n\t ])(?:其中|另有|[收支]入?出?中|(?:19|20)\d\d年度?|全年|当年|本部门|本单位|[我本][局中单][心位]?)*$")
_LOOK_BACK = 16
_Names = dict[str, dict[Decimal, Figure]]


@record
class Balance:
    """The four amounts of one fund; `opening` is None where the document has no word of it."""

    opening: Figure | None
    income: Figure
    spent: Figure
    closing: Figure


def balances(dossier: Dossier) -> Iterator[Balance]:
    """Of all money and of 财政拨款, where each of the names has as many amounts in the document as the others."""
    for names in _told(dossier).values():
        told = [tuple(names.get(each, {}).values()) for each in ("opening", "income", "spent", "closing")]
        sets = zip(*(told if told[0] else ((None,) * len(told[1]), *told[1:])), strict=False)
        for opening, income, spent, closing in sets if len({len(each) for each in told if each}) == 1 else ():
            if income is None or spent is None or closing is None:
                continue
            places = {_place(dossier, figure) for figure in (income, spent)}
            if any(_place(dossier, end) not in places for end in (opening, closing) if end is not None):
                continue  # another money may be meant
            if opening is not None or len(places) == 1:
                yield Balance(opening, income, spent, closing)


def _told(dossier: Dossier) -> Mapping[str, _Names]:
    """By fund the amounts of each name."""
    found: dict[str, _Names] = defaultdict(lambda: defaultdict(dict))
    figures, starts, text = dossier.figures, figure_starts(dossier), dossier.source.text
    for named in _NAMED.finditer(dossier):
        index = bisect_left(starts, named.end())
        if index == len(starts) or starts[index] != named.end() or not figures[index].printed.unit.is_money:
            continue
        passage = passage_at(dossier, named.start())
        if passage is None or passage.table is not None:
            continue
        if _LED.search(text, max(0, named.start() - _LOOK_BACK), named.start()):
            fund = named["year_fund"] or named["fund"] or named["end_fund"] or ""
            name = _ENDS[named["item"] or named["total"] or named["end"]]
            found[fund][name].setdefault(figures[index].base, figures[index])
    return found


def _place(dossier: Dossier, figure: Figure) -> Span | None:
    passage = passage_at(dossier, figure.span.start)
    return passage.span if passage is not None else None
