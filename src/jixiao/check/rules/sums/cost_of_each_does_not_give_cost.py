import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.number import Interval, Printed, plain, short
from jixiao.units.regex import regex

# 15套（每套2.3万元，34.5万元） · 21个，每个补助2万元，共42万元
_EACH = Sought(
    r"(?:，每|（每|，按每|（按每|、每|按每)(?P<what>[\u4e00-\u9fff])[\u4e00-\u9fff]{0,4}?(?P<price>\d[\d,]*(?:\.\d+)?)(?P<unit>万元|元)"
    r"(?:计算|计|的标准)?[，、]?(?:共需|共计|共|合计|小计|计|需|补助资金|补助|资金|投资|费用|支出|经费|发放){0,2}"
    r"(?P<cost>\d[\d,]*(?:\.\d+)?)(?P<in>万元|元)(?=[，。；、）)])"
)
# 3215人次、128.6万元，每人次400元
_AFTER = Sought(
    r"(?:，每|，按每|（每)(?P<what>人次|[\u4e00-\u9fff])[\u4e00-\u9fff]{0,4}?(?P<price>\d[\d,]*(?:\.\d+)?)(?P<unit>万元|元)(?=[，。；）])"
)
_TOLD = regex(
    r"(?<![\d.,])(?P<many>\d[\d,]*)(?P<what>人次|[\u4e00-\u9fff])(?:、|，共|，)(?P<cost>\d[\d,]*(?:\.\d+)?)(?P<in>万元|元)$"
)
_COUNTED = regex(r"(?<![\d.,])(?P<many>\d[\d,]*)(?P<what>[\u4e00-\u9fff])(?:（[^（）\n]{0,20}）)?$")
_LONGEST = 36
_FINE = Decimal("0.1")  # a price printed finer may be rounded


def cost_of_each_does_not_give_cost(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for pattern, before in ((_EACH, _COUNTED), (_AFTER, _TOLD)):
        for told in pattern.finditer(dossier):
            counted = before.search(text, max(0, told.start() - _LONGEST), told.start())
            if counted is not None and counted["what"] == told["what"]:
                yield from _against(counted, told, told if pattern is _EACH else counted)


def _against(counted: re.Match[str], told: re.Match[str], total: re.Match[str]) -> Iterator[Hit]:
    many = Printed.of(counted["many"], counted["what"])
    price, cost = Printed.of(told["price"], told["unit"]), Printed.of(total["cost"], total["in"])
    standard = price.interval if price.step < _FINE else Interval(price.base, price.base)  # 每套2万元 is exact
    if (many.interval * standard).meets(cost.interval):
        return
    computed = short(Decimal(many.value * price.base / cost.unit.worth))
    working = f"{plain(many.value)} × {price} = {computed}{total['in']} ≠ {cost}"
    related = (
        Figure(Span(*counted.span("many")), FigureKind.COUNT, many),
        Figure(Span(told.start("price"), told.end("unit")), FigureKind.AMOUNT, price),
    )
    span = Span(total.start("cost"), total.end("in"))
    yield Hit(span, working, "", plain(cost.value), computed, total["in"], related)
