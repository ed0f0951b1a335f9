from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.check.shared.reports import line_at
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.number import Printed, short
from jixiao.units.regex import regex

_N = r"\d{1,2}(?:\.\d+)?"
_TOTAL = Sought(
    rf"(?:本项|该项|此项|本部分|该部分)(?:指标)?(?:自评|合计|实际|共)?(?:得分|得)?(?:为|：|:)?(?P<got>{_N})分(?=[。；\n]|$)"
)
_GOT = regex(rf"(?<=[，、；。：])(?:自评|实际)?得(?:分为?)?(?P<got>{_N})分(?=[；。，、])")
_RULE = regex(r"每|否则|标准|满分|不得分|以上的|以下的")  # 每超1%扣0.5分: how points are given, not what was got


def _of_sections(dossier: Dossier) -> Iterator[Hit]:
    """（二）产出（50分）。…得20分；…得15分；…得15分。合计50分."""
    for item in chain.from_iterable(dossier.conclusion.points if dossier.conclusion else ()):
        added = sum((part.value for part in item.parts), Decimal(0))
        if item.parts and added != item.got.value:
            terms = " + ".join(short(part.value) for part in item.parts)
            gap = short(abs(added - item.got.value))
            working = f"“{item.name}”：{terms} = {short(added)} ≠ {short(item.got.value)}分，差{gap}分"
            yield Hit(item.got.span, working, "", short(item.got.value), short(added), "分", item.parts)


def points_of_item_do_not_sum(dossier: Dossier) -> Iterator[Hit]:
    yield from _of_sections(dossier)
    text = dossier.source.text
    at = 0
    for total in _TOTAL.finditer(dossier):
        start = max(line_at(text, total.start()).start, at)
        at = total.end()
        got = list(_GOT.finditer(text, start, total.start()))
        if len(got) < 2 or _RULE.search(text, start, total.start()):
            continue
        added = sum((Decimal(each["got"]) for each in got), Decimal(0))
        stated = Printed.of(total["got"], "分")
        if added != stated.value:
            terms = " + ".join(short(Decimal(each["got"])) for each in got)
            working = f"{terms} = {short(added)} ≠ {short(stated.value)}分，差{short(abs(added - stated.value))}分"
            parts = tuple(
                Figure(Span(each.start("got"), each.end("got") + 1), FigureKind.SCORE, Printed.of(each["got"], "分"))
                for each in got
            )
            span = Span(total.start("got"), total.end("got") + 1)
            yield Hit(span, working, "", short(stated.value), short(added), "分", parts)
