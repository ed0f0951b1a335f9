"""Changes in running text: 较上年增加X万元，增长Y%; 由X增加到Y; 同比增长Y%."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from jixiao.dossier.budget import Item
from jixiao.dossier.claim import Change, Stage
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.place import Span
from jixiao.extract.prose.mentions import Mention, is_fresh
from jixiao.units.regex import regex

_AGAINST = regex(
    r"(?:较|比|与|同|相较于?|对比|和)(?P<what>[^，。；：]{0,24}?(?P<base>上年|去年|上一年|年初|期初|(?:19|20)\d{2}年|年初预算|预算|计划|目标|同期))"
)
# 比预算8.50万元减少…, 较上年的1105万美元增长…: the amount stands inside the comparison.
_COMPARED = regex(
    r"(?:较|比|相较|与|同)(?!例)[^，。；]*(?:上年|去年|年初|期初|预算|同期|(?:19|20)\d{2}年|计划|目标)[^，。；]*$"
)
_YEAR_ON_YEAR = regex(r"同比|比去年|较去年|较上年|比上年")
_FROM_TO = regex(r"(?:由|从)[^，。；]{0,30}$")
_TO = regex(r"(?:增加|增长|提高|上升|减少|下降|降低|扩大|调整|降|增)(?:到|至|为)")
_NOUNLESS = regex(
    r"(?:与|较|比|同)?(?:(?:19|20)\d{2}年度?|上年|去年|年初)?(?:决算数?|预算数?|同期)?(?:相?对?比|相比)?(?:，)?(?:增加|减少|增长|下降)(?:了)?"
)
# 较上年支出数增加: the noun is that of what is compared with, not of what has changed.
_UNNAMED = regex(
    r"(?:费用支出)?(?:较|比|与|同)(?:上年|去年|年初|(?:19|20)\d{2}年)度?(?:支出|收入|决算|预算)*数?(?:相?比)?(?:增加|减少)"
)
_COMPLETED = regex(r"(?:完成|占)[^，。；]{0,4}预算(?:数|的)?$")
_WHOLE = regex(r"的\d+(?:\.\d+)?%")
LONGEST_GAP = 24
_ANOTHER_SUBJECT = regex(r"主要(?:原因|是)|原因|由于|因为|因")


def read_changes(text: str, sentences: Sequence[Sequence[Mention]]) -> list[tuple[Mention, Change]]:
    """Each change with the mention that tells it."""
    found: list[tuple[Mention, Change]] = []
    above: Sequence[Mention] = ()
    earlier: list[Mention] = []  # the amounts of the paragraph so far
    for sentence in sentences:
        if above and above[0].paragraph != sentence[0].paragraph:
            above, earlier = (), []
        told = [*earlier, *sentence][-_MOST_TOLD:]
        found.extend((mention, _reached(told, change)) for mention, change in _with_amount(text, sentence, above))
        earlier = told
        found.extend(_rate_only(text, sentence))
        above = sentence
    return found


_MOST_TOLD = 24


def _reached(told: Sequence[Mention], change: Change) -> Change:
    """Of several amounts the paragraph tells the one that the change leads to from the amount of last year."""
    previous, delta, current = change.previous, change.delta, change.current
    if previous is None or delta is None or current is previous:
        return change
    wanted = previous.base + delta.signed
    if current is not None and current.base == wanted:
        return change
    fitting = (m.figure for m in told if m.figure.base == wanted and _level(m, delta))
    return replace(change, current=next(fitting, current))


def _with_amount(text: str, sentence: Sequence[Mention], above: Sequence[Mention]) -> Iterator[tuple[Mention, Change]]:
    """A change told as an amount, with the rate that follows it when there is one."""
    if not any(mention.figure.kind is FigureKind.CHANGE for mention in sentence):
        return
    sentence = [replace(m, item=None) if _UNNAMED.match(m.before) else m for m in sentence]
    for index, mention in enumerate(sentence):
        delta = mention.figure
        if delta.kind is not FigureKind.CHANGE or not delta.direction or delta.printed.unit.base == "百分点":
            continue
        rate = _rate_after(text, sentence, index)
        against = _against(text, mention)
        if not against and above and text.startswith("其中", mention.sentence):
            against = _against(text, above[-1])  # …比2020年减少3.20万元。其中：…减少1.10万元
        if not against and index and _PREVIOUS.search(sentence[index - 1].before):
            against = "上年"  # 上年补贴为9200万元，本年增加600万元，增长6.52%
        if not against:
            continue
        if index and _COMPARED.search(sentence[index - 1].before) and _level(sentence[index - 1], delta):
            previous: Figure | None = sentence[index - 1].figure
            current = _head(text, sentence, index - 1) or _only_value(above, delta)
        elif beside := _beside_last_year(sentence, index):
            current, previous = beside
        else:
            current, previous = _current(text, sentence, index), _previous(text, sentence, mention, against)
            if current is not None and rate is not None:
                current = _head_of_list(sentence[:index], current, delta, rate) or current
            if previous is not None and current is not None and previous is current.figure:
                previous = None
            if _OF_PART.search(text, mention.sentence, mention.figure.span.start) and mention.item is not None:
                previous = None  # 较上年1012万元减少44万元，其中基本支出增加15万元
            if current is None and mention.item is Item.BALANCED:
                current = _only_value(sentence[:index], delta)  # 收入总计…，支出总计…，与上年相比收、支总计各减少…
            if current is None and _NOUNLESS.fullmatch(mention.before):
                current = _only_amount(above, delta) or _head_above(text, above, delta, rate)
            elif current is None and mention.item is not None:
                told = [m for m in (*above, *sentence[:index]) if m.item is mention.item and m.scope == mention.scope]
                current = _only_value(told, delta)
        end = rate.span.end if rate else delta.span.end
        subject = mention.item.value if mention.item else (current.subject if current else mention.subject)
        now = current.figure if current else None
        compared = (
            sentence[index - 1] if previous is not None and index and previous is sentence[index - 1].figure else None
        )
        named = compared if compared is not None and mention.item is None else mention  # 与2019年支出1956万元相比
        yield named, Change(Span(mention.clause, end), subject, now, delta, rate, previous, against)


def _beside_last_year(sentence: Sequence[Mention], index: int) -> tuple[Mention, Figure] | None:
    """2021年收入986万元，2020年为894万元，同比增加92万元: this year's and last year's amount."""
    if index < 2:
        return None
    this, last, change = sentence[index - 2 : index + 1]
    told = _level(this, change.figure) and _level(last, change.figure) and _YEAR_ONLY.fullmatch(last.before)
    return (this, last.figure) if told and 0 < last.year < this.year else None


_OF_PART = regex(r"[减增][^。；]*其中[^。；]*\Z")
_YEAR_ONLY = regex(r"(?:上年|去年|(?:19|20)\d{2}年)(?:度|同期)?的?(?:为|是)?")


def _rate_after(text: str, sentence: Sequence[Mention], index: int) -> Figure | None:
    """The growth rate right after a change: only a comma and a word of movement between them."""
    if index + 1 >= len(sentence):
        return None
    change, following = sentence[index].figure, sentence[index + 1].figure
    if change.value < 0:
        return None  # 减少-153.15万元，增长率-3.49%: which way nobody knows
    between = text[change.span.end : following.span.start]
    if following.printed.unit.base != "%" or len(between) > 14 or re.search(r"[。；：]|占|完成", between):
        return None
    moves = following.kind is FigureKind.GROWTH and following.direction == change.direction
    return (
        following
        if moves or re.fullmatch(r"[，、（(]?(?:幅度|增幅|降幅|变动率|增长率|同比|比例)?(?:为|达|约)?", between)
        else None
    )


def _against(text: str, mention: Mention) -> str:
    every = _AGAINST.finditer(text, mention.sentence, mention.figure.span.start)
    found = max(every, key=lambda hit: hit.start(), default=None)
    if found:
        return found["base"]
    return "上年" if _YEAR_ON_YEAR.search(text, mention.sentence, mention.figure.span.start) else ""


def _current(text: str, sentence: Sequence[Mention], index: int) -> Mention | None:
    """What the change led to: the amount just before it, unless the clause of the change names another thing."""
    change = sentence[index]
    named = change.item
    for mention in (_as_level(m) for m in reversed(sentence[:index])):
        figure = mention.figure
        if figure.kind in (FigureKind.RATIO, FigureKind.SCORE, FigureKind.GROWTH) or _BY.search(mention.before):
            continue
        if _LAST.fullmatch(mention.before) or _PREVIOUS.search(mention.before) or _in_comparison(text, mention):
            continue  # 8216万人次，上年为10450万人次，减少2234万人次
        if figure.kind not in (FigureKind.AMOUNT, FigureKind.COUNT):
            return None
        if _WHOLE.match(text, figure.span.end):
            continue  # 完成预算62万元的87.4%
        between = text[figure.span.end : change.clause]
        if _ANOTHER_SUBJECT.search(between) or "；" in between or len(between) > 40:
            return None
        if figure.printed.unit.base != change.figure.printed.unit.base:
            return None
        return mention if named is None or _same(named, mention.item) else None
    return None


def _as_level(mention: Mention) -> Mention:
    """新增就业9123人，较上年减少214人: what is newly there may itself have grown or fallen."""
    if not is_fresh(mention):
        return mention
    return replace(mention, figure=replace(mention.figure, kind=FigureKind.COUNT, direction=0))


def _same(named: Item, other: Item | None) -> bool:
    """Whether a clause that names an item may speak of the amount before it."""
    return other is named or (other is None and named in (Item.EXPENDITURE, Item.INCOME, Item.BALANCED))


def _level(mention: Mention, like: Figure) -> bool:
    """An amount or count in the unit of another figure, not itself a change (比预算少2.58万元)."""
    same = mention.figure.printed.unit.base == like.printed.unit.base and not _BY.search(mention.before)
    return same and mention.figure.kind in (FigureKind.AMOUNT, FigureKind.COUNT)


_BY = regex("(?<!不)(?:少|多|节约|节省|结余|超支|[高低]出?)了?$")


def _head(text: str, sentence: Sequence[Mention], index: int) -> Mention | None:
    """What is compared with the amount at `index`: the first amount of the sentence that is no comparison itself."""
    compared = sentence[index].figure
    levels = [m for m in sentence[:index] if _level(m, compared) and not _COMPARED.search(m.before)]
    if len(levels) > 1 and text.startswith(("（", "("), levels[0].figure.span.end):
        return levels[0]  # “三公”经费2.7万元（公务接待0.9万元、公车运行1.8万元），比上年的3.1万元
    if len({m.figure.base for m in levels}) > 1 and levels[-1] is sentence[index - 1]:
        parted = _LISTED.search(text, levels[0].figure.span.end, levels[-1].figure.span.start)
        beside = text[levels[-1].figure.span.end : sentence[index].clause]
        return (
            levels[-1] if not parted and beside in ("，", "") else None
        )  # 户均增收3600元，人均18246元，比上年的16950元
    return levels[0] if len({m.figure.base for m in levels}) == 1 else None


_LISTED = regex("其中|包括|、|（")


def _only_amount(above: Sequence[Mention], delta: Figure) -> Mention | None:
    """与上年对比增加59.10万元 after a sentence that tells one amount: it is that amount which rose."""
    levels = [m for m in above if _level(m, delta)]
    return levels[0] if len(levels) == 1 else None


def _only_value(above: Sequence[Mention], delta: Figure) -> Mention | None:
    """收入总计1642万元，支出总计1642万元。与上年1508万元相比…: the one amount told before, however often."""
    levels = [m for m in above if _level(m, delta)]
    return levels[-1] if len({m.figure.base for m in levels}) == 1 else None


def _head_above(text: str, above: Sequence[Mention], delta: Figure, rate: Figure | None) -> Mention | None:
    """“三公”经费2.15万元，其中…。比上年减少0.35万元，下降14%: of the whole, unless the rate is that of a part."""
    levels = [m for m in above if _level(m, delta) and not _COMPLETED.search(m.before)]
    heads = [
        one for one, following in pairwise(levels) if "其中" in text[one.figure.span.end : following.figure.span.start]
    ]
    if len(levels) == 1:
        return levels[0]
    if rate is None or len(heads) != 1:
        return None
    fitting = [m for m in levels if _fits(m.figure, delta, rate)]
    return fitting[0] if fitting else heads[0]


def _head_of_list(before: Sequence[Mention], current: Mention, delta: Figure, rate: Figure) -> Mention | None:
    """资产12863万元，其中固定资产…、在建工程10308万元，比上年增加…: the head, where only from it the rate follows."""
    listed = [one for one, following in pairwise(before) if "其中" in following.before and _level(one, delta)]
    fits = listed and _fits(listed[-1].figure, delta, rate) and not _fits(current.figure, delta, rate)
    return listed[-1] if fits else None


def _fits(level: Figure, delta: Figure, rate: Figure) -> bool:
    base = level.base - delta.signed
    return base > 0 and abs(abs(delta.base) / base * 100 - abs(rate.base)) <= rate.printed.step


def _previous(text: str, sentence: Sequence[Mention], change: Mention, against: str) -> Figure | None:
    """上年X万元 (or, against the budget, 预算X万元) in the same sentence, not told of another thing before a ；; or
    right behind it: 增加111.43万元，增长6.12%，2022年预算为1820.11万元.
    """
    low = text.rfind("；", change.sentence, change.figure.span.start)
    for mention in sentence:
        if mention.figure.span.start < low:
            continue
        if mention.figure.span.end > change.figure.span.start or not _level(mention, change.figure):
            continue
        if "预算" in against:
            if mention.stage in (Stage.ORIGINAL, Stage.ADJUSTED):
                return mention.figure
        elif _PREVIOUS.search(mention.before) or _in_comparison(text, mention):
            return mention.figure
    return _told_behind(text, sentence, change) if "预算" not in against else None


def _in_comparison(text: str, mention: Mention) -> bool:
    """较上年（2.39万元）增加0.48万元: the amount in the bracket is last year's."""
    start = mention.figure.span.start
    return _COMPARED_IN.search(text, max(mention.sentence, start - 12), start) is not None


_COMPARED_IN = regex(r"[较比](?:上年|去年|(?:19|20)\d{2}年)(?:度|同期)?[（(]$")


def _told_behind(text: str, sentence: Sequence[Mention], change: Mention) -> Figure | None:
    """The amount of last year, when the words name the year and it stands right behind the change and its rate."""
    for mention in sentence[sentence.index(change) + 1 :][:2]:
        if _level(mention, change.figure):
            named = _BEHIND.fullmatch(mention.before)
            beside = text[change.figure.span.end : mention.figure.span.start - len(mention.before)]
            return mention.figure if named and _RATE_BETWEEN.fullmatch(beside) else None
    return None


_BEHIND = regex(r"(?:上年|去年|(?:19|20)\d{2}年)(?:度|同期)?(?:部门)?(?:预算|决算|支出|收入)?(?:数|总额)?(?:为|是)")
_RATE_BETWEEN = regex(r"[，,（(](?:[^，。；\d]{0,6}\d[\d.]*%[，,])?")


_PREVIOUS = regex(
    r"(?:上年|去年)(?:度|同期|实际|决算|预算|支出|收入|的|为|是|数)*$|^(?:上年|去年)[^，。；]{0,6}(?:为|是)$"
)


def _rate_only(text: str, sentence: Sequence[Mention]) -> Iterator[tuple[Mention, Change]]:
    """A result with its growth rate only, and 由X增加到Y，增长Z%."""
    for index, mention in enumerate(sentence):
        rate = mention.figure
        if adjusted := _adjusted(text, sentence, index):
            yield adjusted
        if rate.kind is not FigureKind.GROWTH or index == 0 or rate.printed.unit.base != "%":
            continue
        before = sentence[index - 1]
        if before.figure.kind is FigureKind.RATIO and _DONE.fullmatch(before.before) and index > 1:
            before = sentence[index - 2]  # 外资5480万美元，完成91.3%，增长-8.7%（上年6002万美元）
        if last := _of_last_year(text, before, mention):
            yield last
            continue
        if beside := _after_last_year(text, sentence, index):
            yield beside
            continue
        if _COMPARED.search(before.before) and before.figure.kind in (FigureKind.AMOUNT, FigureKind.COUNT):
            head = _head(text, sentence, index - 1)
            if head is not None and len(text[before.figure.span.end : rate.span.start]) <= LONGEST_GAP:
                span = Span(head.clause, rate.span.end)
                yield head, Change(span, head.subject, head.figure, None, rate, before.figure, "上年")
            continue
        if before.figure.kind is FigureKind.CHANGE or before.figure.kind not in (FigureKind.AMOUNT, FigureKind.COUNT):
            continue
        between = text[before.figure.span.end : rate.span.start]
        against = _against(text, mention) or ("上年" if "同比" in between else "")
        if spanned := _spanned(text, sentence, index):
            yield spanned
            continue
        previous = _from(text, sentence, index - 1) or _in_brackets(text, sentence, index, before)
        if not against and previous is None:
            continue
        if _ANOTHER_SUBJECT.search(between) or re.search(r"[。；]", between) or len(between) > LONGEST_GAP:
            continue
        current = before.figure if mention.item is None or _same(mention.item, before.item) else None
        span = Span(before.clause, rate.span.end)
        yield before, Change(span, before.subject, current, None, rate, previous, against or "原数")


def _adjusted(text: str, sentence: Sequence[Mention], index: int) -> tuple[Mention, Change] | None:
    """年初预算1326.40万元，全年预算1409.85万元，预算调整率6.29%."""
    if index < 2 or not _ADJUSTMENT.search(sentence[index].before):
        return None
    first, last, rate = sentence[index - 2 : index + 1]
    levels = all(m.figure.kind is FigureKind.AMOUNT for m in (first, last))
    if not levels or first.stage is not Stage.ORIGINAL or last.stage is not Stage.ADJUSTED:
        return None
    if text[last.figure.span.end : rate.figure.span.start - len(rate.before)] not in ("，", "（"):
        return None
    moved = replace(rate.figure, kind=FigureKind.GROWTH)
    return last, Change(
        Span(first.clause, rate.figure.span.end), last.subject, last.figure, None, moved, first.figure, "年初预算"
    )


_ADJUSTMENT = regex("预算调整率(?:为|达)?$")
_DONE = regex("(?:完成|为|占)(?:年度|全年|年初)?(?:目标|任务|计划)?的?")


def _of_last_year(text: str, before: Mention, rate: Mention) -> tuple[Mention, Change] | None:
    """2021年支出为2298.66万元，2022年增长5.15%: this year's amount is told elsewhere, once."""
    if (
        before.item is None
        or before.scope
        or not 0 < before.year < rate.year
        or not before.figure.printed.unit.is_money
    ):
        return None
    between = text[before.figure.span.end : rate.figure.span.start]
    if before.figure.kind is not FigureKind.AMOUNT or not _THIS_YEAR.fullmatch(between):
        return None
    span = Span(before.clause, rate.figure.span.end)
    return before, Change(span, before.subject, None, None, rate.figure, before.figure, "上年")


_THIS_YEAR = regex(
    r"，(?:今年|本年度?|(?:19|20)\d{2}年度?)(?:支出|收入)?(?:同比|比上年)?(?:增长|下降|减少|增加)(?:了)?"
)


def _after_last_year(text: str, sentence: Sequence[Mention], index: int) -> tuple[Mention, Change] | None:
    """428.6亿元，上年为382.7亿元，增长12.0%: this year's and last year's amount right before the rate."""
    if index < 2:
        return None
    this, last, rate = (_as_level(m) for m in sentence[index - 2 : index + 1])
    if not _LAST.fullmatch(last.before) or this.figure.kind is not last.figure.kind or not _level(this, last.figure):
        return None
    if _LAST.fullmatch(this.before) or not _BESIDE.fullmatch(
        text, this.figure.span.end, last.figure.span.start - len(last.before)
    ):
        return None
    if len(text[last.figure.span.end : rate.figure.span.start]) > _NEAR:
        return None
    span = Span(this.clause, rate.figure.span.end)
    return this, Change(span, this.subject, this.figure, None, rate.figure, last.figure, "上年")


_LAST = regex(r"(?:而)?(?:上年|去年|(?:19|20)\d{2}年)(?:度|同期|末|底)?(?:同期)?的?(?:数)?(?:为|是|达)?")
_BESIDE = regex("[，、（(]")
_NEAR = 8


def _spanned(text: str, sentence: Sequence[Mention], index: int) -> tuple[Mention, Change] | None:
    """由486公斤提高到542公斤，亩均增产56公斤，增长11.5%: the difference told before its rate."""
    if index < 3:
        return None
    start, reached, step, rate = sentence[index - 3 : index + 1]
    previous = _from(text, sentence, index - 2)
    if previous is None or step.figure.printed.unit.base != previous.printed.unit.base:
        return None
    if abs(step.figure.base) != abs(reached.figure.base - previous.base):
        return None
    span = Span(start.clause, rate.figure.span.end)
    return reached, Change(span, start.subject, reached.figure, None, rate.figure, previous, "原数")


def _in_brackets(text: str, sentence: Sequence[Mention], index: int, before: Mention) -> Figure | None:
    """98.6万人次，同比下降32%（2019年为145万人次）."""
    if index + 1 >= len(sentence):
        return None
    level, rate, told = before.figure, sentence[index].figure, sentence[index + 1].figure
    if told.printed.unit.base != level.printed.unit.base or told.kind is not level.kind:
        return None
    return told if _BRACKETED.fullmatch(text, rate.span.end, told.span.start) else None


_BRACKETED = regex(r"[（(，,](?:上年|去年|(?:19|20)\d{2}年)(?:度|同期)?(?:为|是)?")


def _from(text: str, sentence: Sequence[Mention], index: int) -> Figure | None:
    """The starting value of 由X增加到Y."""
    if index == 0:
        return None
    start, reached = sentence[index - 1], sentence[index]
    if start.figure.printed.unit.base != reached.figure.printed.unit.base:
        return None
    between = text[start.figure.span.end : reached.figure.span.start]
    led = text[max(start.sentence, start.figure.span.start - 32) : start.figure.span.start]
    return start.figure if _TO.search(between) and _FROM_TO.search(led) else None
