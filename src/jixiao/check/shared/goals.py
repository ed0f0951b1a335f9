"""Targets held against results: which result answers which target, and which targets nothing answers.

Subjects are compared by their pairs of characters after idle words are taken out and synonyms made one. Markers
(省外, 签约, 亿元以上 …) must agree: 利用省外资金 answers no target for 利用外资.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from jixiao.check.once import once
from jixiao.check.shared.inventory import passage_starts
from jixiao.dossier.claim import Goal
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.model import Dossier
from jixiao.units.measure import MEASURED, MONEY, RATIOS
from jixiao.units.record import record
from jixiao.units.regex import regex

_SYNONYMS = (
    (regex(r"招引|引入|新引进|招商引进"), "引进"),
    (regex(r"新签约|签订|签署|新签"), "签约"),
    (regex(r"实际(?:使用|利用)外资|(?:使用|利用)外资|实际利用外商直接投资|外资到位"), "实际利用外资"),
    (regex(r"举办|开展|组织|承办|参加|参与|召开|学办"), "举办"),
    (regex(r"营业业务|主营业务"), "营业"),
    (regex(r"满意率"), "满意度"),
    (regex(r"商家|客户|投资商|外商"), "客商"),
)
_HAS_SYNONYMS = regex("|".join(pattern.pattern for pattern, _ in _SYNONYMS))
_IDLE = regex(
    r"全[年市区县省州国部]|本年度?|年度|我[局市区县]|各类|等|的|了|新增|累计|完成|实现|达到|达|力争|确保|计划|任务|规模|总量|数量|个数|次数|家数|人数|"
    r"(?:19|20)\d{2}年|招商引资(?=项目)|省级以上|市级以上|工作|重点|重大|[（(][^）)]*[)）]|[“”\"、，,：:*\s]"
)
# 引进生物经济、数字经济等各类项目 is of the whole list, not of any one kind in it.
_LISTED = regex(
    r"(?P<verb>引进|签约|举办|支持|帮助|服务|接待|对接)?(?:[^，。；、]{1,12}、)+[^，。；、]{1,12}?(?:[和及与][^，。；、]{1,12}?)?等(?:各类)?"
)
_MARKERS = regex(
    r"省外|境外|海外|市外|国际|外资|内资|央企|\d*亿元以上|千万元以上|进出口|出口|进口|税收|开工|签约|落地|投产|竣工|到位|洽谈|入库|拜访|接待|培训|"
    r"制造|医药|500强|百强|总部|战略性?新兴|高新技术|服务外包|总投资|投资额|执行率|满意度|完成率|合格率|出勤率|同比|人均|面积|就业|注册"
)
_GROWTH = frozenset({FigureKind.GROWTH})
RATIO = "ratio"
ANSWERS, MENTIONS, MENTIONS_MEASURED = 0.5, 0.34, 0.2
MOST_TARGETS = 200  # keeps the cost linear in the length of any document
BEFORE, AFTER = 44, 14
_CELL_ENDS = ("\t", "\n", "")
_CLAUSES = regex(r"[，。；、\n\t]")


@lru_cache(maxsize=4096)
def canon(subject: str) -> str:
    """The subject without idle words, synonyms made one: equal for two names of one measure."""
    words = subject
    if _HAS_SYNONYMS.search(words):
        for pattern, word in _SYNONYMS:
            words = pattern.sub(word, words)
    if "等" in words:
        words = _LISTED.sub(lambda listed: listed["verb"] or "", words)
    return _IDLE.sub("", words)


@lru_cache(maxsize=4096)
def pairs(words: str) -> frozenset[str]:
    return frozenset(words[i : i + 2] for i in range(len(words) - 1))


def likeness(one: str, other: str) -> float:
    """Share of common pairs of characters of two canonical subjects, 0 when their markers differ."""
    if markers(one) != markers(other):
        return 0
    a, b = pairs(one), pairs(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0


@lru_cache(maxsize=4096)
def markers(words: str) -> frozenset[str]:
    return frozenset(_MARKERS.findall(words))


def is_growth(figure: Figure) -> bool:
    return figure.kind in _GROWTH


@record
class Answer:
    """A target and the result that answers it."""

    target: Goal
    result: Goal
    aim: Figure
    got: Figure


_Rivals = dict[tuple[str, bool], dict[str, tuple[Goal, Figure]]]


@once
def answers(dossier: Dossier) -> list[Answer]:
    """Each numbered target with the likest result of its unit; targets without one are left out."""
    rivals = _rivals(dossier)
    found = []
    likest: dict[tuple[str, tuple[str, bool]], str] = {}  # many targets of a long document have one name
    for target in dossier.targets[:MOST_TARGETS]:
        if target.figure is None:
            continue
        words, key = canon(target.subject), _rival_key(target.figure)
        if (words, key) not in likest:
            likest[words, key] = _likest(words, rivals.get(key, {}))
        if other := likest[words, key]:
            found.append(Answer(target, rivals[key][other][0], target.figure, rivals[key][other][1]))
    return found


def _rival_key(figure: Figure) -> tuple[str, bool]:
    return figure.printed.unit.base, is_growth(figure)


def _rivals(dossier: Dossier) -> _Rivals:
    """The results that may answer a target of a unit, by name: of several with one name the first."""
    counts: Counter[tuple[str, bool]] = Counter()
    rivals: _Rivals = defaultdict(dict)
    for result in dossier.results:
        if result.figure is not None and result.figure.kind is not FigureKind.RANK:
            key = _rival_key(result.figure)
            counts[key] += 1
            if counts[key] <= MOST_TARGETS:
                rivals[key].setdefault(canon(result.subject), (result, result.figure))
    return rivals


def _likest(words: str, names: Iterable[str]) -> str:
    """The name most like the words, the first of several; "" when none is like enough."""
    best, found = 0.0, ""
    for name in names:
        if (alike := likeness(words, name)) > best:
            best, found = alike, name
    return found if best >= ANSWERS else ""


class _Context(NamedTuple):
    """The words around a number: back to the sentence's beginning, and as written to the clause's; its kind."""

    sentence: str
    words: str
    kind: str

    @property
    def clause(self) -> str:
        return canon(self.words)


def unanswered(dossier: Dossier) -> list[Goal]:
    """Numbered targets of which nothing outside the targets speaks: no number near words like theirs."""
    targets = [t for t in dossier.targets[:MOST_TARGETS] if t.figure is not None and len(canon(t.subject)) >= 4]
    if not targets:
        return []
    answered, attained = {id(answer.target) for answer in answers(dossier)}, list(_attained(dossier))
    targets = [t for t in targets if id(t) not in answered and not _is_told(dossier, t, attained)]
    if not targets:
        return []
    wanted = frozenset[str]().union(*(pairs(canon(target.subject)) for target in targets))
    contexts = list(dict.fromkeys(_contexts(dossier)))
    holders: dict[str, list[int]] = defaultdict(list)
    for index, context in enumerate(contexts):
        for pair in pairs(context.sentence) & wanted:
            holders[pair].append(index)
    return [
        target for target in targets
        if target.figure is not None and not _is_mentioned(canon(target.subject), target.figure, contexts, holders)
    ]  # fmt: skip


def _is_told(dossier: Dossier, target: Goal, attained: Sequence[tuple[Figure, Figure]]) -> bool:
    """Whether the result stands right behind the target, or a rate tells that some number is it."""
    aim = target.figure
    if aim is not None and (aim.printed.unit.base, aim.base) in _repeated(dossier):
        return True
    return aim is not None and (
        any(_fits(aim, got, rate) for got, rate in attained) or _is_answered_at_once(dossier.source.text, aim)
    )


@once
def _repeated(dossier: Dossier) -> frozenset[tuple[str, Decimal]]:
    """Numbers of two digits and more told in the paragraphs that set no targets: 12台全部到货 answers 购置12台."""
    starts = passage_starts(dossier)
    aimed = {bisect_right(starts, target.span.start) - 1 for target in dossier.targets}
    outside = (f for f in dossier.figures if bisect_right(starts, f.span.start) - 1 not in aimed)
    return frozenset((f.printed.unit.base, f.base) for f in outside if f.base >= _TELLING and f.unit)


_TELLING = 10


# 全年累计31246人次，完成年度目标的104.2%: the number itself says of what it is the result.
_OF_GOAL = regex(r"[，、（(]?[^，。；\d]{0,6}(?:完成|为|达到?|占)[^，。；\d]{0,8}(?:目标|任务|计划)[^，。；\d]{0,6}")


# 年初目标4500人次，实际培训4863人次: what follows a target told among the results is its result, by whatever name.
_AIMED = regex(r"(?:目标|任务|计划)(?:任务)?(?:值|数)?(?:为|是|：)?\Z")
_ANSWERED = regex(r"[，,；（(][^，。；\d]{0,6}(?:实际|已|完成|平均)[^，。；\d]{0,12}\d")


def _is_answered_at_once(text: str, aim: Figure) -> bool:
    start, end = aim.span
    return bool(_AIMED.search(text, max(0, start - 8), start) and _ANSWERED.match(text, end))


def _attained(dossier: Dossier) -> Iterator[tuple[Figure, Figure]]:
    for got, rate in pairwise(dossier.figures):
        if rate.printed.unit.base in RATIOS and _OF_GOAL.fullmatch(dossier.source.text, got.span.end, rate.span.start):
            yield got, rate


def _fits(aim: Figure, got: Figure, rate: Figure) -> bool:
    if aim.printed.unit.base != got.printed.unit.base or not aim.base:
        return False
    return abs(got.base / aim.base * 100 - rate.base) <= rate.printed.step


def _is_mentioned(words: str, figure: Figure, contexts: Sequence[_Context], holders: dict[str, list[int]]) -> bool:
    wanted = pairs(words)
    common: Counter[int] = Counter()
    for pair in wanted:
        common.update(holders.get(pair, ()))
    kind = _class(figure.printed.unit.base)
    for index, count in common.items():
        context = contexts[index]
        if kind == context.kind == RATIO and ("满意" in words and "满意" in context.words):
            return True  # whose satisfaction, the target says at length and the result in a word
        if kind == context.kind == RATIO and _shortens(context.clause, words):
            return True
        measured = context.kind == kind and kind in MEASURED  # a unit as rare as the noun itself
        if count / len(wanted) < (MENTIONS_MEASURED if measured else MENTIONS):
            continue
        if context.kind == kind or len(pairs(context.clause) & wanted) / len(wanted) >= ANSWERS:
            return True
    return False


_RATE_NAME = regex(r"[\u4e00-\u9fff]{2,6}?[率度]")


def _shortens(clause: str, words: str) -> bool:
    """取证率 for 取得证书率: its characters in their order, but not in one piece."""
    name = _RATE_NAME.match(clause)
    if name is None or name.group() in words:
        return False
    rest = iter(words)
    return all(char in rest for char in name.group())


@cache
def _class(base: str) -> str:
    """Kinds of number that may answer one another, by the base of their unit."""
    if base in MONEY:
        return "money"
    if base in MEASURED or base == "人" or base.endswith(("次", "批")):
        return base
    return RATIO if base in RATIOS else "count"


def _contexts(dossier: Dossier) -> Iterator[_Context]:
    """The words around every number that stands in no paragraph with targets; table cells with their indicator."""
    text = dossier.source.text
    starts = passage_starts(dossier)
    aimed = {bisect_right(starts, t.span.start) - 1 for t in dossier.targets}
    previous = 0
    for figure in dossier.figures:
        start, end = figure.span
        index = bisect_right(starts, start) - 1
        if index < 0 or index in aimed or figure.kind is FigureKind.SCORE:
            continue
        # 按期办结46件，办结率100%: what a rate is of stands before the number it follows.
        kind = _class(figure.printed.unit.base)
        if start == starts[index] and text[end : end + 1] in _CELL_ENDS:
            previous = end
            continue  # a cell with nothing but the number
        near = previous if previous <= start and kind != RATIO else 0
        before, stop = text[max(starts[index], start - BEFORE, near) : start], _CLAUSES.search(text, end, end + AFTER)
        before, after = before[_last(before, "。", "；") :], text[end : stop.start() if stop else end + AFTER]
        previous = end
        clause = before[_last(before, "，", "：") :]
        yield _Context(canon(before + after), clause + after, kind)
    for result in dossier.results:
        if result.figure is not None:
            yield _plain(result.subject, result.figure)
    for program in dossier.programs:
        for indicator in program.indicators:
            if indicator.actual is not None:
                yield _plain(indicator.name.text, indicator.actual)


def _last(words: str, sign: str, other: str) -> int:
    """Where the words after the last of two signs begin."""
    return max(words.rfind(sign), words.rfind(other)) + 1


def _plain(subject: str, figure: Figure) -> _Context:
    return _Context(canon(subject), subject, _class(figure.printed.unit.base))
