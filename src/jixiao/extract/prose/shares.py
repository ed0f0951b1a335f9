"""Shares in running text: 部分, 整体, 占比, with the whole told beside, above, or once in the document."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from jixiao.dossier.budget import Item
from jixiao.dossier.claim import Share, Stage
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.place import Span
from jixiao.extract.prose.items import find_item
from jixiao.extract.prose.mentions import Mention
from jixiao.extract.prose.rates import EXECUTION, agrees
from jixiao.extract.prose.scopes import BUDGETS, scope_of
from jixiao.units.regex import regex

_SHARE = regex(r"占(?P<whole>[^，。；：、]*)$")
_NARROWED = regex(r"比重|比例|比|的|约|达|为|总额|总量|总数|总")

Totals = Mapping[Span, Figure]
Settled = Mapping[tuple[str, str, Stage], Figure]


def read_shares(text: str, paragraphs: Sequence[Sequence[Mention]], totals: Totals, settled: Settled) -> list[Share]:
    """`totals` leads from the span of a part to the total it was listed under, `settled` from an item to the one
    amount the document gives for it.
    """
    found: list[Share] = []
    named = _Named(paragraphs)
    led: list[Mention] = []  # the paragraph before a list of shares, one in each paragraph, and the list so far
    listed: list[tuple[Mention, Mention]] = []
    for paragraph in paragraphs:
        bare: list[tuple[Mention, Mention]] = []  # parts and rates of which nothing says what they are shares of
        for index, mention in enumerate(paragraph):
            if not index or mention.figure.printed.unit.base != "%":
                continue
            if share := (
                _share(text, paragraph, index, totals, settled, named)
                or _of_number(text, paragraph, index)
                or _of_product(text, paragraph, index, settled)
                or _of_same_whole(text, paragraph, index, found)
            ):
                found.append(share)
            elif _is_bare_share(text, paragraph[index - 1], mention):
                bare.append((paragraph[index - 1], mention))
        bare += _distributed(text, paragraph)
        if len(bare) == 1 and len(paragraph) == len(bare[0]):
            listed += bare
            led += paragraph
            continue
        found.extend(_of_one_whole(led, listed, settled))
        led, listed = list(paragraph[-NEAR:]), []
        found.extend(_of_one_whole(paragraph, bare, settled))
    found.extend(_of_one_whole(led, listed, settled))
    return found


def _of_number(text: str, paragraph: Sequence[Mention], index: int) -> Share | None:
    """8916人，占全区在园幼儿16980人的52.5%: the whole is told in the words of the share."""
    if index < 2:
        return None
    part, whole, rate = (m.figure for m in paragraph[index - 2 : index + 1])
    like = part.kind is whole.kind and part.printed.unit.base == whole.printed.unit.base
    said = paragraph[index - 1].before.startswith("占") and _OF.fullmatch(paragraph[index].before)
    beside = text[part.span.end : whole.span.start - len(paragraph[index - 1].before)]
    if not (like and said and beside == "，" and rate.kind is FigureKind.RATIO and part.base <= whole.base):
        return None
    return Share(part, whole, rate)


def _of_product(text: str, paragraph: Sequence[Mention], index: int, settled: Settled) -> Share | None:
    """采购预算486.5万元…预留份额不低于70%，即340.55万元; 合同价636.4万元的5%，即31.82万元."""
    if index + 1 >= len(paragraph):
        return None
    before, rate, part = paragraph[index - 1 : index + 2]
    led = _THAT_IS.fullmatch(text, rate.figure.span.end, part.figure.span.start)
    if not led or part.figure.kind is not FigureKind.AMOUNT or rate.figure.kind is not FigureKind.RATIO:
        return None
    of_amount = before.figure.kind is FigureKind.AMOUNT and rate.before == "的"
    reserved = _RESERVED.search(rate.before) is not None
    whole = before.figure if of_amount else settled.get(_PURCHASES) if reserved else None
    if whole is None or whole.printed.unit.base != part.figure.printed.unit.base:
        return None
    beside = (m.figure for m in paragraph[max(0, index - NEAR) : index] if m.figure.kind is FigureKind.AMOUNT)
    whole = next((f for f in beside if f.base and agrees(part.figure.base / f.base * 100, rate.figure)), whole)
    exact = replace(rate.figure.printed, step=min(rate.figure.printed.step, _CENT))  # a rate that is set, not measured
    return Share(part.figure, whole, replace(rate.figure, comparator="", printed=exact))


_CENT = Decimal("0.01")
_THAT_IS = regex("[，（(]?(?:即|也就是|折合)(?:不低于|不少于)?")
_RESERVED = regex("预留[^，。；]{0,8}份额|采购份额")
_PURCHASES = Item.PROCUREMENT.value, "", Stage.ORIGINAL


def _is_done(earlier: Sequence[Mention], whole: Figure) -> bool:
    return any(m.figure is whole and "完成" in m.before and "总" not in m.before for m in earlier)


_OF = regex("(?:万?[人个家户所项元])?的(?:比例为|比重为)?")


def _of_same_whole(text: str, paragraph: Sequence[Mention], index: int, found: Sequence[Share]) -> Share | None:
    """财政拨款收入甲，占本年收入的72.5%；事业收入乙，占25.8%: of what the share before in the sentence is of."""
    part, rate = paragraph[index - 1], paragraph[index]
    if not found or part.sentence != rate.sentence or not _is_bare_share(text, part, rate):
        return None
    last = found[-1]
    within = last.rate.span.start >= rate.sentence and last.part.kind is part.figure.kind
    if not within or last.whole is None or part.figure.printed.unit.base != last.whole.printed.unit.base:
        return None
    between = text[last.rate.span.end : part.figure.span.start - len(part.before)]
    beside = between in ("；", "，", "、") and part.figure.base <= last.whole.base
    return Share(part.figure, last.whole, rate.figure) if beside else None


def _is_bare_share(text: str, part: Mention, rate: Mention) -> bool:
    """A万元，占X%: right after the amount, with no word for the whole."""
    between = text[part.figure.span.end : rate.figure.span.start]
    return rate.figure.kind is FigureKind.RATIO and re.fullmatch(r"[，、（(]?占(?:比)?(?:为|约)?", between) is not None


def _distributed(text: str, paragraph: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """甲29个、乙21个、丙17个，分别占43.3%、31.3%和25.4%: as many rates as parts right before them."""
    found: list[tuple[Mention, Mention]] = []
    for index, mention in enumerate(paragraph):
        if mention.figure.kind is not FigureKind.RATIO or not _EACH.search(mention.before):
            continue
        rates = [mention]
        for following in paragraph[index + 1 :]:
            if not _AND.fullmatch(text, rates[-1].figure.span.end, following.figure.span.start):
                break
            rates.append(following)
        parts = paragraph[index - len(rates) : index] if index >= len(rates) else []
        like = {(p.figure.printed.unit.base, p.figure.kind) for p in parts}
        if len(rates) > 1 and len(like) == 1 and parts[0].sentence == mention.sentence:
            found.extend(zip(parts, rates, strict=True))
    return found


_EACH = regex(r"(?:占比?|比重)(?:分别为?|各为?)$|分别占$")
_AND = regex("、|和|以及|及|，")


def _of_one_whole(
    paragraph: Sequence[Mention], bare: Sequence[tuple[Mention, Mention]], settled: Settled
) -> list[Share]:
    """A list of shares that never names its whole: an amount told before them of which all but one are shares."""
    if len(bare) < _FEWEST_SHARES:
        return []
    first = bare[0][0].figure
    before = [m.figure for m in paragraph if m.figure.span.start < first.span.start]
    wholes = [
        f for f in (*before, *settled.values())
        if f.base and f.kind is first.kind and f.printed.unit.base == first.printed.unit.base
    ]  # fmt: skip
    fitting = [sum(1 for p, rate in bare if agrees(p.figure.base / f.base * 100, rate.figure)) for f in wholes]
    most = max(fitting, default=0)
    if most < len(bare) - 1:
        return []
    whole = wholes[fitting.index(most)]
    return [Share(part.figure, whole, rate.figure) for part, rate in bare]


_FEWEST_SHARES = 3
NEAR = 24  # figures of a paragraph that may be the whole of the list below it


class _Named:
    """Amounts and counts the document tells once under a name: 到位资金, 客运量."""

    def __init__(self, paragraphs: Sequence[Sequence[Mention]]) -> None:
        levels = [m for p in paragraphs for m in p if m.figure.kind in (FigureKind.AMOUNT, FigureKind.COUNT)]
        self._bases = sorted({m.figure.base for m in levels})
        self._named: dict[str, Figure | None] = {}
        for m in levels:
            known = self._named.setdefault(m.subject, m.figure)
            if known is not None and known.base != m.figure.base:
                self._named[m.subject] = None

    def whole(self, name: str, part: Figure, rate: Figure) -> Figure | None:
        """The one of that name; none where another number of the document gives the rate."""
        name = name.removesuffix("的").removeprefix("全部")
        figure = self._named.get(name) if len(name) > _NOUN else None
        low, high = rate.base - rate.printed.step, rate.base + rate.printed.step
        if figure is None or not figure.exact or low <= 0:
            return None
        if not figure.base or agrees(part.base / figure.base * 100, rate):
            return figure
        at = bisect_left(self._bases, part.base / high * 100)
        other = at < len(self._bases) and self._bases[at] <= part.base / low * 100
        return None if other else figure


def _share(
    text: str, paragraph: Sequence[Mention], index: int, totals: Totals, settled: Settled, named: _Named
) -> Share | None:
    mention = paragraph[index]
    words = _SHARE.search(mention.before)
    if (
        not words
        or (EXECUTION.search(mention.before) and not _is_added(mention, paragraph[index - 1]))
        or mention.figure.kind is not FigureKind.RATIO
    ):
        return None
    if "分别" in mention.before:
        return None  # _distributed gives each its own
    part = paragraph[index - 1]
    between = text[part.figure.span.end : mention.clause]
    if part.figure.kind not in (FigureKind.AMOUNT, FigureKind.COUNT) or not re.fullmatch(r"[，、（(；,]?", between):
        return None
    if part.sentence != mention.sentence or _has_own_part(mention.before[: words.start()], part):
        return None
    whole = _whole(_NARROWED.sub("", words["whole"]), paragraph, index, totals)
    if whole is not None and "总" in words["whole"] and _is_done(paragraph[: index - 1], whole):
        return None  # 累计完成投资3434万元，其中2023年2314万元，占总投资的89.0%
    if whole is None:
        told = _elsewhere(words["whole"], settled) or named.whole(words["whole"], part.figure, mention.figure)
        whole = told if told is not None and told.base >= part.figure.base else None
    if whole is not None and whole.printed.unit.base != part.figure.printed.unit.base:
        return None
    name = _NARROWED.sub("", words["whole"])
    return Share(part.figure, whole, mention.figure, whole_name=name) if whole or name else None


def _whole(named: str, paragraph: Sequence[Mention], index: int, totals: Totals) -> Figure | None:
    part, rate = paragraph[index - 1], paragraph[index].figure
    if not named:
        return _unnamed_whole(paragraph[: index - 1], part.figure, rate, totals)
    item = find_item(named)
    earlier = [
        m for m in paragraph[: index - 1]
        if m.figure.kind is FigureKind.AMOUNT and m.figure.base > part.figure.base and _names(m, named, item)
    ]  # fmt: skip
    agreeing = (m for m in reversed(earlier) if m.figure.base and agrees(part.figure.base / m.figure.base * 100, rate))
    chosen = next(agreeing, None) or (earlier[-1] if earlier else _of_like_name(paragraph[: index - 1], part, named))
    if chosen is None and item is not None:
        under = totals.get(part.figure.span)
        return under if under is not None and item in (Item.EXPENDITURE, Item.INCOME) else None
    return chosen.figure if chosen else None


def _is_added(share: Mention, part: Mention) -> bool:
    """年中追加1214.58万元，占年初预算的20.72%: a share of the budget, not its execution."""
    return share.before.startswith("占年初预算") and "追加" in part.before


_OWN_PART = regex(r"[\u4e00-\u9fff]{2,}(?:收入|支出|经费|资金|费|拨款)$")


def _of_like_name(earlier: Sequence[Mention], part: Mention, named: str) -> Mention | None:
    """占全部签约投资额的82%: the one amount of the paragraph that ends in the same noun (总投资额)."""
    noun = _NARROWED.sub("", named)[-_NOUN:]
    if len(noun) < _NOUN:
        return None
    like = [
        m for m in earlier
        if m.subject.endswith(noun) and m.figure.printed.unit.base == part.figure.printed.unit.base
    ]  # fmt: skip
    return like[0] if len(like) == 1 and like[0].figure.base > part.figure.base else None


_NOUN = 3  # characters


def _has_own_part(words: str, part: Mention) -> bool:
    """其他收入612.80万元；医疗收入占总收入的91.36%: the share is not of the amount before it."""
    return _OWN_PART.search(words) is not None and not part.subject.endswith(words[-4:])


def _unnamed_whole(earlier: Sequence[Mention], part: Figure, rate: Figure, totals: Totals) -> Figure | None:
    """The total the part was listed under, unless the share fits a number told before it (甲8个、乙2个，共10个)."""
    listed = totals.get(part.span)
    if listed is None or (listed.base and agrees(part.base / listed.base * 100, rate)):
        return listed
    like = [m.figure for m in earlier if m.figure.kind is part.kind and m.figure.printed.unit == part.printed.unit]
    return next((f for f in reversed(like) if f.base and agrees(part.base / f.base * 100, rate)), listed)


def _elsewhere(named: str, settled: Settled) -> Figure | None:
    """占本年支出合计的X%: the whole is told in another paragraph, once."""
    if _ORIGINAL_BUDGET.fullmatch(named):
        return next((f for i in _SIDES if (f := settled.get((i.value, "", Stage.ORIGINAL))) is not None), None)
    item = find_item(named)
    if item is None or (item in (Item.EXPENDITURE, Item.INCOME) and not re.search(r"本年|合计|总", named)):
        return None
    scope = scope_of(named, BUDGETS.findall(named))
    return settled.get((item.value, scope, Stage.OUTTURN)) or settled.get((item.value, scope, Stage.ORIGINAL))


_SIDES = (Item.EXPENDITURE, Item.INCOME)
_ORIGINAL_BUDGET = regex("(?:全部)?年初(?:部门)?预算(?:的|总额|数)*")


def _names(mention: Mention, named: str, item: Item | None) -> bool:
    return mention.item is item if item is not None else bool(named) and mention.subject.endswith(named)
