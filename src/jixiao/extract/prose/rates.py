"""Execution rates in running text."""

import re
from collections.abc import Sequence
from decimal import Decimal

from jixiao.dossier.budget import Item
from jixiao.dossier.claim import Execution, Stage
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.place import Span
from jixiao.extract.prose.items import find_item
from jixiao.extract.prose.mentions import OF_FUNDS, UNTOLD, Mention
from jixiao.units.regex import regex

EXECUTION = regex(
    r"执行率|控制率|支付率|支出进度|执行进度|支出率|预算完成率|完成(?:了)?[^，。；]{0,8}预算[^，。；]{0,4}|[占为][^，。；]{0,6}预算[^，。；]{0,3}$"
)
_BUDGET = regex(r"预算|调整后|安排|下达|批复|到位|资金总额|计划")
_SPENT = regex(r"执行|支出|支付|决算|使用|完成|拨付")
_NOT_SPENT = regex(r"退回|收回|核减|追加|追减|调整|调剂|调增|调减|结转|结余|增加|减少|压减|预留|采购")
_GRANTED = regex("追加|调增|调减|追减|下达")  # 执行中追加485万元
_PLAIN = regex(r"(?:涉及|共计|合计|总)?(?:资金|金额|总额)(?:为|共)?")
_ORIGINAL = regex(r"年初|批复")
_ADJUSTED = regex(r"调整|全年")

_MONEY_WORDS = regex(
    r"(?:年初|全年|调整后?)?(?:预算|批复|安排|下达|执行|支出|支付|决算)?(?:资金|金额|总额|数|额)*(?:执行数)?$"
)
# 全年预算执行率 with no other noun speaks of the whole department.
_OVERALL = regex(
    r"(?:(?:19|20)\d{2}年度?|本年度?|全年|年度|我[局部委]?门?|本?部门|整体|总体|支出|预算|资金|的|，)*(?:执行率|支付率|执行进度)(?:为|达到?|是)?"
)

# 截至三季度末支出进度为58.7%: not the rate of the year.
_WITHIN_YEAR = regex(r"季度|半年|(?<!\d)(?:[1-9]|10|11|[一二三四五六七八九十]|十一)月")
_OF_WHOLE = regex("总体|整体|部门|总的?|综合")


def read_executions(text: str, sentences: Sequence[Sequence[Mention]]) -> list[Execution]:
    found: list[Execution] = []
    above: list[Mention] = []  # what the paragraph has told in the sentences before
    for sentence in sentences:
        if above and above[-1].paragraph != sentence[0].paragraph:
            above = []
        for index, mention in enumerate(sentence):
            if mention.figure.printed.unit.base == "%" and mention.figure.kind is FigureKind.RATIO:
                words = EXECUTION.search(mention.before)
                if (
                    words
                    and words.group().startswith("占")
                    and _NOT_SPENT.search(mention.before + (sentence[index - 1].before if index else ""))
                ):
                    continue  # 年中追加106万元，占年初预算的9.7%
                if words and _is_of_difference(sentence, index, words.group()):
                    continue  # 预算与实际补贴存在差额461.36万元，占预算的4.81%
                if _OF_CLASS.match(text, mention.figure.span.end):
                    continue  # 执行率100%的4个、90%至100%的3个
                if words and not _NOT_TOLD.search(mention.before[words.end() :]):
                    told = _execution(text, sentence, index, above)
                    if (told.budget and told.outturn) or not _WITHIN_YEAR.search(mention.before):
                        found.append(told)
        if len(above) <= _LONGEST:
            above += sentence
    return found


_OF_CLASS = regex(r"的(?:有|项目)?\d|[至到—-]\d")
_ASIDE = regex(r"[（(](?:已|不)?(?:扣除|剔除|不含|其中|含)[^（）()]*$")
_NOT_TOLD = regex("[超低高]于|不低于|以上|没有?达|未达|达不|未能|未到")  # 支出进度没有达到100%


def _is_of_difference(sentence: Sequence[Mention], index: int, words: str) -> bool:
    return words.startswith("占") and index > 0 and _DIFFERENCE.search(sentence[index - 1].before) is not None


_DIFFERENCE = regex("差额|差距|节约|结余|未支出|未执行|追加|调剂|剩余")


def _execution(text: str, sentence: Sequence[Mention], index: int, above: Sequence[Mention]) -> Execution:
    mention = sentence[index]
    floor = text.rfind("；", mention.sentence, mention.figure.span.start)
    earlier = [
        m for m in sentence[:index]
        if m.figure.span.start > floor and m.figure.kind is FigureKind.AMOUNT
        and not _ASIDE.search(text, m.sentence, m.figure.span.start)
    ]  # fmt: skip
    last_rate = max((i for i, m in enumerate(sentence[:index]) if m.figure.printed.unit.base == "%"), default=-1)
    after_rate = [m for m in earlier if last_rate < 0 or m.figure.span.start > sentence[last_rate].figure.span.start]
    pool = after_rate if len(after_rate) >= 2 else []
    spent = [
        m for m in reversed(pool) if _SPENT.search(m.before) and not _is_budget(m) and not _GRANTED.search(m.before)
    ]
    if _OF_WHOLE.match(mention.before):  # 实际支出2098万元，其中项目支出349万元，总体执行率97.40%
        spent.sort(key=lambda m: m.item not in _WHOLES)
    outturn = next(iter(spent), None)
    budgets = [
        m for m in pool
        if m is not outturn and (_is_budget(m) or _continues_budget(sentence, m)) and _of_one_item(m, outturn)
    ]  # fmt: skip
    base = mention.before
    budget = _chosen(budgets, outturn, mention.figure, base)
    if outturn is None and len(budgets) == 1 and len(pool) == 2 and not any(_GRANTED.search(m.before) for m in pool):
        outturn = next(m for m in pool if m is not budgets[0])  # 审计经费116.8万元，预算131万元，执行率89.16%
        budget = budgets[0] if outturn.clause < budgets[0].clause else None
        outturn = outturn if budget is not None else None
    if outturn is not None and budget is None and pool:
        budget = _just_before_spent(text, pool, outturn) or _told_above(above, outturn)
    if not pool and (outturn := _just_before(text, sentence, index)) is not None:
        budget = _told_above(above, outturn)
    if budget is None and outturn is None and (item := find_item(mention.before)) in _CONTROLLED:
        budget, outturn = _of_item_above(above, item)
    if budget is not None and outturn is not None and not _ORIGINAL.search(base):
        budget, outturn = _fitting(pool, budget, outturn, mention.figure)
    of_some = outturn is not None and outturn.scope == OF_FUNDS
    overall = Item.EXPENDITURE if _OVERALL.fullmatch(base) and not of_some else ""
    subject = find_item(base) or _named(budget) or _named(outturn) or overall
    start = budget.clause if budget else mention.clause
    return Execution(
        Span(min(start, mention.clause), mention.figure.span.end),
        subject,
        budget.figure if budget else None,
        outturn.figure if outturn else None,
        mention.figure,
        "年初预算" if _ORIGINAL.search(base) else "调整预算" if _ADJUSTED.search(base) else "",
    )


_CONTROLLED = frozenset({Item.THREE_PUBLIC, Item.OPERATING, Item.PROCUREMENT})


def _of_item_above(above: Sequence[Mention], item: Item | None) -> tuple[Mention | None, Mention | None]:
    """“三公”经费预算38万元，实际支出31.62万元，其中…。“三公”经费控制率83.21%: both told once in the paragraph."""
    told = [m for m in above if m.item is item and m.figure.kind is FigureKind.AMOUNT]
    budgets = [m for m in told if _is_budget(m) and m.stage is not Stage.OUTTURN]
    spent = [m for m in told if m.stage is Stage.OUTTURN]
    return (budgets[0], spent[0]) if len(budgets) == len(spent) == 1 else (None, None)


def _fitting(pool: Sequence[Mention], budget: Mention, outturn: Mention, rate: Figure) -> tuple[Mention, Mention]:
    """The two amounts, one of them replaced by another of the sentence where only that gives the rate: 年初预算甲，
    追加乙，全年丙，支出丁，执行率…
    """

    def gives(spent: Mention, planned: Mention) -> bool:
        return planned.figure.base > 0 and agrees(spent.figure.base / planned.figure.base * 100, rate)

    if gives(outturn, budget):
        return budget, outturn
    others = [m for m in pool if m not in (budget, outturn)]
    if other := next((m for m in others if gives(outturn, m)), None):
        return other, outturn
    return budget, next((m for m in others if gives(m, budget)), outturn)


def _just_before_spent(text: str, pool: Sequence[Mention], outturn: Mention) -> Mention | None:
    """资料编印32万元，支出30万元，执行率93.75%: the one amount beside what was spent is the budget."""
    if len(pool) != 2 or outturn is not pool[1] or not _SPENT_ONLY.fullmatch(outturn.before):
        return None
    first = pool[0]
    beside = text[first.figure.span.end : outturn.figure.span.start - len(outturn.before)] in ("，", "、")
    return first if beside and not _NOT_SPENT.search(first.before) and not _SPENT.search(first.before) else None


_SPENT_ONLY = regex("(?:实际|已|累计|全年)*(?:支出|执行|使用|支付|拨付)(?:了)?")


def _is_budget(mention: Mention) -> bool:
    words = mention.before
    spent = max(_SPENT.finditer(words), key=lambda hit: hit.start(), default=None)
    planned = max(_BUDGET.finditer(words), key=lambda hit: hit.start(), default=None)
    if planned is None:
        return False
    return spent is None or planned.start() >= spent.start() or mention.stage in (Stage.ORIGINAL, Stage.ADJUSTED)


def _of_one_item(budget: Mention, outturn: Mention | None) -> bool:
    """“三公”经费预算24万元，其中公务接待费支出3万元: the budget of one item is not that of another."""
    named = {budget.item, outturn.item if outturn is not None else None} - set(_WHOLES)
    return len(named) < 2


_LONGEST = 24  # mentions that may stand between a budget and the rate of another sentence


def _just_before(text: str, sentence: Sequence[Mention], index: int) -> Mention | None:
    """实际支出432.6万元，执行率90.13%: the one amount the rate follows at once."""
    if not index:
        return None
    nearest, rate = sentence[index - 1], sentence[index]
    between = text[nearest.figure.span.end : rate.clause]
    spent = nearest.figure.kind is FigureKind.AMOUNT and _SPENT.search(nearest.before) and not _is_budget(nearest)
    return nearest if spent and re.fullmatch(r"[，、（(]?", between) else None


def _told_above(above: Sequence[Mention], outturn: Mention) -> Mention | None:
    """The budget that heads the paragraph, when it is its only one and the outturn names nothing else."""
    if len(above) > _LONGEST:
        return None
    amounts = [m for m in above if m.figure.kind is FigureKind.AMOUNT]
    budgets = {m.figure.base for m in amounts if _is_budget(m) and "其中" not in m.before}
    if (
        not amounts
        or outturn.scope not in ("", UNTOLD)
        or outturn.item not in _WHOLES
        or budgets != {amounts[0].figure.base}
    ):
        return None
    head = amounts[0]
    return head if head.item in _WHOLES else None


_WHOLES = (None, Item.EXPENDITURE, Item.INCOME, Item.BALANCED, Item.APPROPRIATION, Item.GENERAL_BUDGET)


def _continues_budget(sentence: Sequence[Mention], mention: Mention) -> bool:
    """预算安排项目88项，资金39713.56万元: the noun of planning stands with the figure before."""
    index = sentence.index(mention)
    return index > 0 and bool(_PLAIN.fullmatch(mention.before)) and _is_budget(sentence[index - 1])


def _chosen(budgets: Sequence[Mention], outturn: Mention | None, rate: Figure, base: str) -> Mention | None:
    """The budget the rate is of: the one the words name, else one that agrees, else the nearest."""
    if _ORIGINAL.search(base):
        named = [b for b in budgets if b.stage is Stage.ORIGINAL]
        return named[-1] if named else (budgets[-1] if len(budgets) == 1 else None)
    if outturn is not None:
        for budget in budgets:
            if budget.figure.base and agrees(outturn.figure.base / budget.figure.base * 100, rate):
                return budget
    if _ADJUSTED.search(base):
        named = [b for b in budgets if b.stage is Stage.ADJUSTED]
        return named[-1] if named else (budgets[-1] if len(budgets) == 1 else None)
    return budgets[-1] if budgets else None


def agrees(computed: Decimal, rate: Figure) -> bool:
    """Within what the last printed digit allows."""
    return abs(computed - rate.base) <= rate.printed.step


def _named(mention: Mention | None) -> str:
    """The name the money goes by: 开发区管理经费预算资金 → 开发区管理经费."""
    if mention is None or mention.scope == OF_FUNDS:
        return ""  # 省补资金支出45万元，执行率100%
    return mention.item.value if mention.item else _MONEY_WORDS.sub("", mention.subject)
