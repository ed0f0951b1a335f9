"""Sentences of disclosures that no generic shape covers: 决算数大于预算数; 拟购置固定资产…已列入政府采购预算."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.ledger import ClassAmount, Comparison, Completion, Purchase
from jixiao.dossier.place import Source, Span
from jixiao.extract.prose.disclosure_classes import read_class_amounts
from jixiao.extract.prose.items import find_item
from jixiao.units.record import record
from jixiao.units.regex import regex

# 决算数大于(年初)预算数; 支出决算比预算数持平; 决算数与预算数基本一致 is too soft to hold against figures.
_COMPARED = regex(
    r"(?P<left>支出决算数?|决算支出数?|决算数|执行数|实际支出数?)(?:同|与|和|比|较)?"
    r"(?:(?P<early>年初预算数?|全年预算数?|调整预算数?|预算数?)(?P<level>持平|一致|相等|相同|无差异|没有差异)"
    r"|(?P<word>大于|高于|多于|超过|小于|低于|少于|等于)(?P<late>年初预算数?|全年预算数?|调整预算数?|预算数?))"
)
_SIGNS = {"大于": 1, "高于": 1, "多于": 1, "超过": 1, "小于": -1, "低于": -1, "少于": -1, "等于": 0}
_BUDGET = regex(r"(?P<kind>年初|全年|调整)?(?:支出)?预算数?(?:为|是|安排|批复|：|:)?$")
_OUTTURN = regex(r"(?:支出)?决算数?(?:支出)?(?:为|是|：|:)?$|(?:实际支出|执行数?|支出)(?:为|是|：|:)?$")
_PURCHASE = regex(
    r"(?:拟|计划|预计)(?:新增)?购置(?:各类)?(?:固定)?(?:资产|设备)(?:总额|金额|总金额|预算)?(?:共计|合计|为|约)*$"
)
LOOK_BACK = 160
LEAD = 14


@record
class Disclosure:
    comparisons: tuple[Comparison, ...] = ()
    purchases: tuple[Purchase, ...] = ()
    completions: tuple[Completion, ...] = ()
    class_amounts: tuple[ClassAmount, ...] = ()


def read_disclosure(source: Source, figures: Sequence[Figure]) -> Disclosure:
    text = source.text
    starts = [f.span.start for f in figures]
    return Disclosure(
        tuple(_comparisons(text, figures, starts)),
        tuple(_purchases(text, figures, starts)),
        tuple(_completions(text, figures, starts)),
        tuple(read_class_amounts(text, figures, starts)),
    )


def _comparisons(text: str, figures: Sequence[Figure], starts: Sequence[int]) -> Iterator[Comparison]:
    for hit in _COMPARED.finditer(text):
        floor = max(text.rfind("\n", 0, hit.start()) + 1, hit.start() - LOOK_BACK)
        before = figures[bisect_left(starts, floor) : bisect_left(starts, hit.start())]
        budget_word = hit["early"] or hit["late"]
        outturn = _last(text, before, _OUTTURN)
        budget = _last(
            text, before, _BUDGET, kind=budget_word[:2] if budget_word[:2] in ("年初", "全年", "调整") else ""
        )
        if outturn is None or budget is None or not _belong(text, budget, outturn, hit.start()):
            continue
        sign = 0 if hit["level"] else _SIGNS[hit["word"]]
        word = "level" if hit["level"] else "word"
        yield Comparison(Span(hit.start(word), hit.end(word)), sign, outturn, budget, hit.group())


def _last(text: str, figures: Sequence[Figure], lead: re.Pattern[str], kind: str = "") -> Figure | None:
    for figure in reversed(figures):
        if figure.kind is not FigureKind.AMOUNT or not figure.printed.unit.is_money:
            continue
        found = lead.search(text, max(0, figure.span.start - LEAD), figure.span.start)
        if found and (not kind or found.groupdict().get("kind") in (None, kind)):
            return figure
    return None


def _belong(text: str, budget: Figure, outturn: Figure, end: int) -> bool:
    """Both are the amounts told last, one right after the other, with nothing but the rate of completion between."""
    first, second = sorted((budget, outturn), key=lambda f: f.span.start)
    between = text[first.span.end : second.span.start]
    after = text[second.span.end : end]
    return len(between) <= 40 and "；" not in between and not re.search(r"其中|\d(?:\.\d+)?(?:万|亿)?元", after)


def _purchases(text: str, figures: Sequence[Figure], starts: Sequence[int]) -> Iterator[Purchase]:
    for hit in re.finditer("购置", text):
        at = bisect_left(starts, hit.end())
        if at >= len(figures) or figures[at].span.start - hit.end() > LEAD * 2:
            continue
        figure = figures[at]
        line_end = text.find("\n", figure.span.end)
        sentence = text[figure.span.end : line_end if line_end >= 0 else len(text)]
        lead = text[max(0, hit.start() - LEAD) : figure.span.start]
        if figure.printed.unit.is_money and _PURCHASE.search(lead) and "采购预算" in sentence:
            yield Purchase(figure)


def _completions(text: str, figures: Sequence[Figure], starts: Sequence[int]) -> Iterator[Completion]:
    for hit in _COMPLETED.finditer(text):
        at = bisect_left(starts, hit.end())
        if at >= len(figures) or figures[at].span.start != hit.end() or figures[at].unit != "%" or at < 1:
            continue
        rate, outturn = figures[at], figures[at - 1]
        between = text[outturn.span.end : hit.start()]
        lead = text[max(0, outturn.span.start - LEAD * 2) : outturn.span.start]
        if not outturn.printed.unit.is_money or not _OUTTURN.search(lead):
            continue
        if between.strip("\n ") == "。":  # 支出决算为X。完成年初预算的Y%: the budget stands before the outturn
            budget = _last(text, figures[at - 2 : at - 1], _BUDGET) if at >= 2 else None
            if budget is not None and outturn.span.start - budget.span.end <= LEAD:
                yield Completion("", budget, outturn, rate)
        elif between in ("，", ",") and (item := find_item(lead)):
            yield Completion(item.value, None, outturn, rate)


_COMPLETED = regex(r"完成(?:年初|全年|调整)?预算的?")
