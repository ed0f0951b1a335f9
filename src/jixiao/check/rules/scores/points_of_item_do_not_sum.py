from collections.abc import Iterator
from decimal import Decimal

from jixiao.check.reports import line_at
from jixiao.check.rule import Hit
from jixiao.check.sought import Sought
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


def points_of_item_do_not_sum(dossier: Dossier) -> Iterator[Hit]:
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
