from collections.abc import Iterator
from decimal import Decimal

from jixiao.check.arithmetic import shown
from jixiao.check.inventory import figures_within
from jixiao.check.reports import sentence_at
from jixiao.check.rule import Hit
from jixiao.check.sought import Sought
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.number import plain
from jixiao.units.regex import regex

_AVERAGE = Sought(
    r"(?:平均每(?P<each>[辆人户亩场次个家台套件篇])|(?P<per>[人户亩车场次])均)[^，。；、\d]{0,8}?(?:为|约|约为|支出)?(?=\d)"
)
_STANDARD = regex(r"标准|不超过|不高于|控制在|以内|上限|定额|限额|[≤<＜]|每[年月天日]|次均|月均|年均|可支配|收入|增收")
_OF = {"人": ("人", "名"), "车": ("辆",), "次": ("次", "人次")}
_NEAR = Decimal("0.006")  # of the average: what rounding of unknown digits may explain


def average_does_not_follow(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for found in _AVERAGE.finditer(dossier):
        sentence = sentence_at(text, found.start())
        if _STANDARD.search(text, *sentence):
            continue
        each = found["each"] or found["per"]
        told = figures_within(dossier, sentence)
        average = next((f for f in told if f.span.start == found.end() and f.printed.unit.is_money), None)
        money = [f for f in told if f.printed.unit.is_money and f is not average]
        counts = [f for f in told if f.kind is FigureKind.COUNT and f.unit in _OF.get(each, (each,))]
        if average and len(money) == len(counts) == 1 and all(f.exact for f in (average, *money, *counts)):
            yield from _against(average, money[0], counts[0])


def _against(average: Figure, money: Figure, count: Figure) -> Iterator[Hit]:
    if money.kind is not FigureKind.AMOUNT or not count.value or money.span.start > average.span.start:
        return
    exact = money.base / count.value
    if abs(exact - average.base) > max(average.printed.step * average.printed.unit.worth, exact * _NEAR):
        computed = shown(exact, average)
        working = f"{plain(money.value)}{money.unit} ÷ {plain(count.value)} = {computed}{average.unit}"
        told = f"{working} ≠ {plain(average.value)}{average.unit}"
        yield Hit(Span(*average.span), told, "", plain(average.value), computed, average.unit, (money, count))
