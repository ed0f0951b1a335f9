from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import comparable, number_in_unit_of, ratio_against
from jixiao.check.shared.inventory import figures_of
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain
from jixiao.units.regex import regex

# Between the amount and its change: the end of the sentence and words of comparison, no other subject.
BETWEEN = regex(
    r"。(?:收入|支出|收支|预算|总额)*(?:同比|[与较比和](?:上年|去年|上一年|(?:19|20)\d{2}年)(?:度|同期|决算|预算|数)*相?比?较?|比?上年度?|，)*"
    r"(?:收入|支出|收支)?(?:增加|减少|增长|下降)(?:了)?"
)

LIST = regex(r"[，、（(]?(?:其中|包括|具体为)[：，:,]?[^。\n]*")


def growth_does_not_fit_sentence_before(dossier: Dossier) -> Iterator[Hit]:
    amounts = figures_of(dossier, FigureKind.AMOUNT)
    starts = [f.span.start for f in amounts]
    for change in dossier.changes:
        delta, rate = change.delta, change.rate
        if change.in_table or change.current is not None or delta is None or rate is None:
            continue
        if hit := _against_before(dossier.source.text, delta, rate, amounts, starts):
            yield hit


def _against_before(
    text: str, delta: Figure, rate: Figure, amounts: Sequence[Figure], starts: Sequence[int]
) -> Hit | None:
    at = bisect_left(starts, delta.span.start) - 1
    if at < 0 or not BETWEEN.fullmatch(text, amounts[at].span.end, delta.span.start):
        return None
    current = amounts[_head(text, amounts, starts, at)]
    if not current.base or not comparable([current, delta]) or current.base - delta.signed <= 0:
        return None
    sign = "−" if delta.signed > 0 else "+"
    step = number_in_unit_of(delta, current)
    formula = f"{'−' * (delta.signed < 0)}{step} ÷ ({plain(current.value)} {sign} {step})"
    directed = rate if rate.direction else replace(rate, direction=delta.direction)
    hit = ratio_against(directed, delta, current, formula, of_base=True)
    return replace(hit, related=(current, delta)) if hit else None


def _head(text: str, amounts: Sequence[Figure], starts: Sequence[int], at: int) -> int:
    """Of a sentence that lists parts, the total they are parts of: 预算5236.80万元，其中拨款…。收入较去年增加…"""
    end = amounts[at].span.end
    begin = max(text.rfind("。", 0, end), text.rfind("\n", 0, end)) + 1
    first = bisect_left(starts, begin)
    return first if first < at and LIST.fullmatch(text, amounts[first].span.end, end) else at
