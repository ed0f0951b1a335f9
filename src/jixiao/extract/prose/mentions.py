"""Figures of running text with the words that introduce them: what is measured, at which stage, of which year."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from jixiao.dossier.budget import Item
from jixiao.dossier.claim import Stage
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.model import Passage
from jixiao.dossier.place import Source
from jixiao.extract.prose.items import find_item
from jixiao.extract.prose.scopes import BUDGETS, scope_of
from jixiao.units.measure import MONEY, RATIOS
from jixiao.units.record import record
from jixiao.units.regex import regex

_SENTENCE = regex(r"[。！？!?\n]+")
_CLAUSE_SIGN = "，。；：！？、,;:\n（(）)"
_LAST_SIGN = regex(f"[{_CLAUSE_SIGN}][^{_CLAUSE_SIGN}]*\\Z")
_BUDGETED = MONEY | RATIOS  # only money is budgeted
# What stands between a noun and its number.
_LINK = regex(
    r"(?:分别|约|共计|合计|总计|累计|总共|共|达到|达|有|为|是|计|数为|数|了|实现|完成|安排|支付|：|:|“|”|的)+$"
)
_LEAD = regex(
    r"(?:\d{1,2}[.、．]|其中|包括|包含|以及|及|和|与|分别为|另有|另外|此外|同时|全部|主要|即|由|按|用于|年度|本年度|当年|本年|全年|上述|其(?![他余])|"
    r"(?:19|20)\d{2}年度?|截至|我局|我部门|我单位|本部门|本单位|本局|部门|单位)+"
)
_YEAR = regex(r"((?:19|20)\d{2})年")
_LEAD_YEAR = regex(r"((?:19|20)\d{2})(?<![较比与同从由到至]\d{4})年")
_LAST_YEAR = regex(r"上年|去年|上一年")
_STAGES = (
    (Stage.CARRYOVER_IN, regex(r"年初.{0,4}结[转余]|上年.{0,4}结[转余]")),
    (Stage.CARRYOVER_OUT, regex(r"年末.{0,4}结[转余]|年度结转|结转结余|结转下年|期末结")),
    (Stage.ADJUSTED, regex(r"调整的?(?:预算|收入|支出)|调整后|预算调整|调整预算|全年预算|预算调整数")),
    (
        Stage.ORIGINAL,
        regex(
            r"年初.{0,3}预算|年初(?:基本|项目)支出|预算批复|批复预算|年初批复|预算安排|安排预算|部门预算|预算总|当年预算"
        ),
    ),
    (
        Stage.OUTTURN,
        regex(r"决算|实际支出|支出数|执行数|实际执行|实际完成|已支出|支出决算|累计支出|实际使用|实际支付|实际收入"),
    ),
)
_PLAN = regex(r"(?<!一般公共)(?<!政府性基金)(?<!基金)(?<!资本经营)预算(?!单位|部门)|计划|拟")
# Words that carry no noun of their own: 年初预算为 …，支出决算为 …; they speak of what the sentence began with.
_BARE = regex(
    r"(?:其中|[比较与占]|完成)?(?:年初|全年|调整后?)?的?(?:收入|支出|实际)?(?:预算|决算|执行|支出)?(?:数|金额|资金|安排|批复)*(?:调整)?(?:为|是|达)?"
)
# 文物保护支出年初预算为0万元，决算支出46.80万元: of what narrowed the expenditure before, if anything did.
_SPENT = regex(r"(?:决算|执行)支出(?:数|金额)?(?:为|是|达)?")
_STAGED = regex(r"[预决结支执实批调计拟]")  # in every one of these words
OF_FUNDS = "专项资金"  # the scope of what was spent of some money only
UNTOLD = "另有所指"  # the scope of a bare 预算为 with no noun before it in its sentence
_WHOLE_YEAR = regex(r"全年|本年|年度|总")
_MONEY = "元"
# 收入总计 holds the carry-over of last year, 本年收入合计 does not: two facts.
GRAND_TOTAL = "总计"
TOTAL = "总"  # 总收入, which may hold the carry-over or not
_TOTAL = regex("总(?:收入|支出)(?:(?:为|共|合计)?$|[较比与同]|增|减|下降)")
_OF_FUNDS = regex(
    "(?:[两三四五六七八九十]项|专项|该项|上述|补助|奖补|扶持|[中央省市县区镇][级补]|^)资金(?:全年|累计|共)?(?:实际)?支出"
)
_GRAND = regex("总计(?!由|包括|中)")
_SHARE = regex("占[^，。；]*$")
_LINKED = regex("为|是|计")
_CAUSE = regex("原因|由于|因为|主要是|用于|其中")
_BUDGET = regex(r"(?:年初|全年|调整后?|部门)(?:的)?预算")
_CLASS = regex(r"（[类款项]）|\([类款项]\)")


@record
class Mention:
    """A figure of running text. `before` is the text from the last sign or figure to it; `clause` where that began.

    `paragraph` and `sentence` are offsets at which those begin; `sentence_end` where the sentence ends.
    """

    figure: Figure
    before: str
    clause: int
    subject: str
    item: Item | None
    scope: str
    stage: Stage
    year: int
    paragraph: int
    sentence: int
    sentence_end: int
    section: int
    bare: bool = False


def read_mentions(
    source: Source, prose: Sequence[Passage], figures: Sequence[Figure], department: str, year: int
) -> list[Mention]:
    """Mentions in reading order."""
    text = source.text
    beyond = len(text) + 1
    starts = [*[figure.span[0] for figure in figures], beyond]
    ends = [*[figure.span[1] for figure in figures], beyond]
    found: list[Mention] = []
    at = 0
    topic: Item | None = None
    for passage in prose:
        if passage.heading:
            topic = _topic(text, passage)
        start, end = passage.span
        if starts[at] >= end:
            continue
        first = at = bisect_left(starts, start, at)
        while ends[at] <= end:
            at += 1
        if at > first:
            told = _of_passage(text, passage, figures[first:at], department, year)
            found += _under(told, topic) if topic else told
    return found


def by_sentence(mentions: Sequence[Mention]) -> list[list[Mention]]:
    return [list(group) for _, group in groupby(mentions, key=attrgetter("sentence"))]


def by_paragraph(mentions: Sequence[Mention]) -> list[list[Mention]]:
    return [list(group) for _, group in groupby(mentions, key=attrgetter("paragraph"))]


_NARROW = frozenset({Item.THREE_PUBLIC, Item.RUNNING_COST, Item.HOSPITALITY, Item.OVERSEAS, Item.VEHICLES})
_PLAIN_SPENDING = regex(
    r"(?:(?:19|20)\d{2}年)?(?:度|全年|本年度?)*(?:实际|共|累计)?支出(?:总额|合计|决算)?(?:为|共)?"
    r"|(?:年初|全年|调整后?的?)?预算(?:数|安排)?(?:为)?"
)


def _topic(text: str, passage: Passage) -> Item | None:
    """The item a heading, or the heading a paragraph begins with, is about: （四）“三公”经费。"""
    stop = text.find("。", *passage.span)
    item = find_item(text[passage.span.start : stop if stop >= 0 else passage.span.end])
    return item if item in _NARROW else None


def _under(told: Sequence[Mention], topic: Item) -> list[Mention]:
    """“三公”经费。全年支出11.26万元: not the expenditure of the department; nor is it that of the topic where the
    sentence names other money first: 更新车辆1台、价款18万元，支出17.8万元.
    """
    heads = {m.sentence: m for m in reversed(told)}
    found = []
    for m in told:
        head = heads[m.sentence]
        if head.clause == head.paragraph and _is_plain(head) and _is_plain(m):
            found.append(replace(m, item=topic, scope=""))  # 年初预算5.20万元，支出决算4.16万元
        elif m.item is Item.EXPENDITURE and _is_plain(m) and "支出" in m.before:
            found.append(replace(m, item=topic if head is m else None))
        else:
            found.append(m)
    return found


def _is_plain(mention: Mention) -> bool:
    unnamed = mention.item in (None, Item.EXPENDITURE) and mention.scope in ("", UNTOLD)
    return unnamed and _MONEY in mention.figure.unit and bool(_PLAIN_SPENDING.fullmatch(mention.before))


def _of_passage(text: str, passage: Passage, figures: Sequence[Figure], department: str, year: int) -> list[Mention]:
    start, end = passage.span
    breaks = [start, *[m.end() for m in _SENTENCE.finditer(text, start, end)], end]
    mentions: list[Mention] = []
    previous_end = start
    sentence, sentence_end = start, start
    lead: re.Match[str] | None = None  # the first year the sentence names
    budgets: list[tuple[int, str]] = []  # the kinds of budget it names, and where each ends
    for figure in figures:
        at, figure_end = figure.span
        if at >= sentence_end:
            index = bisect_right(breaks, at)
            sentence, sentence_end = breaks[index - 1], breaks[index]
            lead = _LEAD_YEAR.search(text, sentence, sentence_end)
            budgets = [(m.end(), m.group()) for m in BUDGETS.finditer(text, sentence, sentence_end)]
        # The year a sentence speaks of: the first it names outside a comparison, else the document's.
        lead_year = int(lead.group(1)) if lead and lead.end() <= at else year
        low = max(previous_end, sentence)
        clause = _clause_start(text, low, at)
        before = text[clause:at]
        item, scope, stage, bare = None, "", Stage.UNSAID, False
        if figure.printed.unit.base in _BUDGETED:
            bare = _is_bare(before) or (bool(_SPENT.fullmatch(before)) and _narrowed(mentions, sentence))
            item, scope = (
                _of_lead(text, mentions, start, sentence, clause, before) if bare
                else _named(before, [word for stop, word in budgets if stop <= at], department)
            )  # fmt: skip
            stage = stage_of(before)
        mentions.append(
            Mention(
                figure, before, clause, subject_of(before), item, scope,
                stage, year_of(text[low:at], lead_year), start, sentence, sentence_end, passage.section, bare,
            )
        )  # fmt: skip
        previous_end = figure_end
    return mentions


@lru_cache(maxsize=4096)
def _is_bare(before: str) -> bool:
    return _BARE.fullmatch(before) is not None


def _named(before: str, budgets: Iterable[str], department: str) -> tuple[Item | None, str]:
    """The item the words name, and what narrows it."""
    item, scope = find_item(before), scope_of(before, budgets, department)
    if item is Item.EXPENDITURE and not scope and _OF_FUNDS.search(before):
        return item, OF_FUNDS
    if item in (Item.INCOME, Item.EXPENDITURE) and _TOTAL.search(before) and not scope:
        return item, TOTAL
    if item in (Item.INCOME, Item.EXPENDITURE) and _GRAND.search(before):
        return item, f"{scope}、{GRAND_TOTAL}" if scope else GRAND_TOTAL
    if (
        item is None
        and not scope
        and _BUDGET.search(before)
        and not before.startswith(("比", "较", "与", "同", "完成"))
    ):
        return Item.EXPENDITURE, scope  # 2023年全年预算数613.77万元: the budget of the whole department
    return item, scope


def _of_lead(
    text: str, mentions: Sequence[Mention], start: int, sentence: int, clause: int, before: str
) -> tuple[Item | None, str]:
    """The item and scope a bare 预算为 / 决算为 speaks of: those of the last noun the sentence named."""
    leads = [m for m in mentions if m.sentence == sentence and not m.bare and _MONEY in m.figure.unit]
    lead = next((m for m in reversed(leads) if m.item is not None), leads[0] if leads else None)
    if lead is not None and lead.item in _HALVES and text.startswith(_CLOSED, lead.figure.span.end):
        # 预算1468万元，其中…项目支出616万元；全年实际执行1534万元: of the whole again
        lead = leads[0]
        if not lead.scope and lead.item in (None, *_WHOLES) and _WHOLE_YEAR.search(before):
            return Item.EXPENDITURE, ""
    if (
        mentions
        and mentions[-1].figure.unit == "%"
        and _SHARE.search(mentions[-1].before)
        and _LINKED.fullmatch(before)
    ):
        return None, UNTOLD  # 工程占84%、为712万元: of what has the share
    if lead is not None and _CAUSE.search(text, lead.figure.span.end, clause):
        return None, UNTOLD  # 接待费增加3万元，原因是举办展会1次，支出2.6万元; 接待费4万元，其中外宾3批，支出0.6万元
    budget = bool(_BUDGET.search(before))
    if budget and (lead is None or lead.item is Item.CARRYOVER) and _is_of_whole(mentions):
        return Item.EXPENDITURE, ""  # 年初预算664万元…。年中追加专项，全年预算调整为700万元
    own = find_item(before)
    if lead is not None and own is not lead.item and {own, lead.item} <= _SIDES:
        return own, lead.scope  # 年初预算1236万元，全年收入3078万元: income is no spending
    if lead is not None and (lead.item is not None or not budget):
        return lead.item, lead.scope
    if heading := _CLASS.search(text, start, sentence):
        return None, text[start : heading.end()]
    if lead is not None:
        return Item.EXPENDITURE, ""  # 年中追加38.6万元，调整后预算664万元
    if _WHOLE_YEAR.search(before) or (own is Item.EXPENDITURE and clause == sentence and _follows_whole(mentions)):
        return own, ""
    return None, UNTOLD


_CLOSED = ("；", "）", ")")  # after which the sentence speaks of the whole again


def _follows_whole(mentions: Sequence[Mention]) -> bool:
    """…全年预算2154万元。实际支出2098万元: a sentence that begins with what was spent of the whole just told."""
    last = next((m for m in reversed(mentions) if _MONEY in m.figure.unit), None)
    return last is not None and last.item in _WHOLES and not last.scope and _is_of_whole(mentions)


def _narrowed(mentions: Sequence[Mention], sentence: int) -> bool:
    """Whether the sentence speaks of a part of the expenditure only."""
    return any(m.sentence == sentence and m.item is Item.EXPENDITURE and m.scope for m in mentions)


def _is_of_whole(mentions: Sequence[Mention]) -> bool:
    """Whether the money the paragraph began with is that of the whole department."""
    head = next((m for m in mentions if _MONEY in m.figure.unit), None)
    return head is not None and not head.scope and head.item in _WHOLES


_WHOLES = (Item.EXPENDITURE, Item.INCOME, Item.BALANCED)
_HALVES = frozenset({Item.BASIC, Item.PROGRAM, Item.PERSONNEL, Item.OPERATING})
_SIDES = frozenset({Item.EXPENDITURE, Item.INCOME})


def is_fresh(mention: Mention) -> bool:
    """What is newly there (新增47家) is counted as such, it is no change of anything."""
    figure = mention.figure
    fresh = figure.kind is FigureKind.CHANGE and "新增" in mention.before and not re.search("[较比]", mention.before)
    return fresh and not figure.printed.unit.is_money


def _clause_start(text: str, low: int, high: int) -> int:
    """Start of the words that belong to the number; a bracketed remark just before it is part of them."""
    at = high
    if at > low and text[at - 1] in "）)":
        opened = max(text.rfind("（", low, at), text.rfind("(", low, at))
        if opened >= low:
            at = opened
    elif at > low and text[at - 1] in "：:":
        at -= 1
    while sign := _LAST_SIGN.search(text, low, at):
        end = sign.start() + 1
        if text[end - 2 : end + 1] == "收、支":
            at = end - 1
            continue
        opened = -1
        if end < at and text[end - 1] in "）)":  # 国（境）外 inside a noun
            opened = max(text.rfind("（", low, end), text.rfind("(", low, end))
        if opened <= low or end - opened > _LONGEST_BRACKET:
            return end
        at = opened
    return low


_LONGEST_BRACKET = 8


@lru_cache(maxsize=4096)
def subject_of(before: str) -> str:
    """The noun the number measures, without lead-in and link words."""
    words = _LINK.sub("", before.strip())
    lead = _LEAD.match(words)
    return words[lead.end() :] if lead else words


@lru_cache(maxsize=4096)
def stage_of(words: str) -> Stage:
    if not _STAGED.search(words):
        return Stage.UNSAID
    for stage, pattern in _STAGES:
        if pattern.search(words):
            return stage
    return Stage.ORIGINAL if _PLAN.search(words) else Stage.UNSAID


def year_of(words: str, lead: int) -> int:
    """The year the words name, else that of the sentence; 上年 is the year before."""
    if "年" not in words:
        return lead
    named = _YEAR.findall(words)
    if named:
        return int(named[-1])
    return lead - 1 if lead and _LAST_YEAR.search(words) and "结转" not in words else lead
