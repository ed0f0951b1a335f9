"""Rates named by what they count, with the part and the whole told near by in any order.

收回问卷76份，其中满意73份，满意度96.05% · 满意度91.3%。…有效接通415人，满意379人 · 收回588份，满意率92.0%（541份）
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from jixiao.dossier.claim import Attainment
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.extract.prose.mentions import Mention
from jixiao.units.regex import regex

_LEVELS = (FigureKind.AMOUNT, FigureKind.COUNT)
_FEWEST = 2  # figures beside a rate: what it is of, and what has been reached
NEAR = 24  # figures of the paragraph on both sides of a rate that may be what it is of
_BEHIND = 10  # figures behind it

_NAMED = regex(
    r"(满意|开工|落地|合格|办结|解决|化解|答复|准确|正确|整改|采纳|采用|录用|就业|消除|处置|查处|销号|回收|响应|入住|成活|在线|上线"
    r"|识别|优良|评优|达标|投产|履约|转化|到会|参会|出勤|通过|完好|及格|参保|注册|结案|审结|完工|竣工|开发|建成|交付|签约|修复"
    r"|治愈|接通|建档|毕业|取证|获证|中标|清零|兑付)(?:率|度)(?:为|达到?|是)?$"
)
_RATE_NAME = regex("([\u4e00-\u9fff]{2,10})率(?:为|达到?|是)?$")
# 立案23起，结案41起（含上年积案20起）: more was dealt with than came in.
_CARRIED = regex("上年|去年|往年|历年|以前|积案|旧存|存量|结转|累计|遗留|含")
_SURVEY = regex("收回|回收|有效|样本|接通|回访|抽查|抽样|访问|走访|调查|受访")
_OF_THIS = regex("口径|样本|抽样|抽查|调查|回访|访问|问卷|接收|应|共|总|其中|[（(：]")
_IN = regex(r"[（(][^，。；\d（）()]{0,8}")


def quotient(text: str, paragraph: Sequence[Mention], at: int) -> Attainment | None:
    """What the rate at an index of its paragraph, or of what is NEAR it, is of, when the words leave no doubt."""
    if _POSTS_FILLED.search(paragraph[at].before):
        return _posts_filled(paragraph, at)
    stem = _stem(paragraph[at].before)
    if stem is None:
        return None
    return (
        _told_before(text, paragraph, at, stem)
        or _in_brackets(text, paragraph, at, stem)
        or _told_behind(text, paragraph, at, stem)
    )


_POSTS_FILLED = regex("(?:在职)?人员控制率(?:为|达到?)?$|编制(?:使用|控制)率(?:为|达到?)?$")
_POSTS = regex("编制(?:总?数|人数|名额)?(?:为|共|共计|合计|总计)?$")
_SOME_POSTS = regex("(?:行政|事业|工勤|参公|机关|专项)[^，。；、]{0,4}编制")
_STAFF = regex("(?:在职|在编|在岗|实有)(?:在编|在职)?(?:干部)?(?:职工|人员|人数|总?数)*(?:为|共|共计)?$")


def _posts_filled(paragraph: Sequence[Mention], at: int) -> Attainment | None:
    """核定编制218名…年末实有在职人员206人，在职人员控制率94.50%: each of the two told once before the rate."""
    before = [m for m in paragraph[:at] if m.figure.kind is FigureKind.COUNT and m.figure.printed.unit.base == "人"]
    posts = [m for m in before if _POSTS.search(m.before) and not _SOME_POSTS.search(m.before)]
    staff = [m for m in before if _STAFF.search(m.before)]
    if len(posts) != 1 or len(staff) != 1 or not posts[0].figure.base:
        return None
    return _of(paragraph, at, [posts[0].figure], staff[0])


class _Stem:
    """What a rate and the count of its part are both of: 规范管理46205人，规范管理服务率74.36%."""

    def __init__(self, name: str, part: str) -> None:
        self.name = name
        self._part = regex(part)

    def is_part(self, mention: Mention) -> bool:
        return self._part.search(mention.before) is not None


@lru_cache(maxsize=1024)
def _stem(rate: str) -> _Stem | None:
    if named := _NAMED.search(rate):
        return _Stem(named.group(1), rf"(?<![不未非没]){named.group(1)}(?![区率度])")
    if not (named := _RATE_NAME.search(rate)):
        return None
    name = named.group(1).removesuffix("服务").removesuffix("工作")
    verb = name[-_VERB:]
    if len(name) < _VERB or _OTHER.match(verb):
        return None
    alone = rf"^(?:其中|已|实际|共|累计|年末|当年|全年|按期)*{verb}(?:了)?$"  # 专利授权率68%: 授权320件
    return _Stem(verb, rf"(?<![不未非]){name}$|{alone}")


_VERB = 2  # characters
# Of money, of targets, or of a population that no sentence counts.
_OTHER = regex(
    "完成|执行|增长|控制|支出|使用|利用|支付|到位|变动|调整|覆盖|达成|实现|兑现|结转|结余|节约|负债|失业|死亡|出生|发病|患病|贡献|生育"
)


def _told_before(text: str, paragraph: Sequence[Mention], at: int, stem: _Stem) -> Attainment | None:
    """收回问卷76份，其中满意73份，满意度96.05%: a whole of an earlier sentence counts only when the rate fits it."""
    if at < _FEWEST:
        return None
    rate, part = paragraph[at], paragraph[at - 1]
    if not stem.is_part(part) or ("其中" in part.before and "到位" in stem.name):
        return None  # 到位资金660万元，其中自筹到位80万元，资金到位率97.06%: of the whole
    low = text.rfind("；", rate.sentence, part.figure.span.start)  # what a ； parts off is of another thing
    earlier = [m for m in _like(paragraph[: at - 1], part) if m.sentence == rate.sentence and m.figure.span.start > low]
    if any(stem.is_part(m) for m in earlier):
        return None  # 非常满意96份、满意17份、基本满意5份，满意率100%: of all of them
    wholes = [m.figure for m in earlier if m.figure.base >= part.figure.base]
    if wholes:
        return _of(paragraph, at, wholes, part)
    if earlier and earlier[-1] is paragraph[at - 2] and not _explained(text, paragraph, at, rate):
        return Attainment(rate.subject, earlier[-1].figure, part.figure, rate.figure)
    return None


def _explained(text: str, paragraph: Sequence[Mention], at: int, rate: Mention) -> bool:
    """Whether a part larger than the count before it may be of something else than that count."""
    part = paragraph[at - 1].figure
    counts = [m.figure.base for m in paragraph if m.figure.kind in _LEVELS and m.figure is not part]
    sums = (counts[i] + counts[i + 1] for i in range(len(counts) - 1))
    if _CARRIED.search(text, rate.sentence, rate.sentence_end) or rate.figure.base >= _ALL:
        return True
    return any(_gives(part, whole, rate.figure) for whole in (*counts, *sums))


_ALL = 100


def _in_brackets(text: str, paragraph: Sequence[Mention], at: int, stem: _Stem) -> Attainment | None:
    """收回588份，满意率92.0%（541份）: the part in brackets behind the rate."""
    if at + 1 >= len(paragraph) or not at:
        return None
    rate, part = paragraph[at], paragraph[at + 1]
    within = _IN.fullmatch(text, rate.figure.span.end, part.figure.span.start)
    if not within or not text.startswith(("）", ")"), part.figure.span.end) or _SURVEY.search(within.group()):
        return None
    whole = paragraph[at - 1]
    known = any(m.figure.base == part.figure.base for m in paragraph[:at])  # 满意率92.0%（588份） tells the sample
    if known or not _is_whole(whole, part, stem) or not _SURVEY.search(whole.before):
        return None
    return _of(paragraph, at, [whole.figure], part)


def _told_behind(text: str, paragraph: Sequence[Mention], at: int, stem: _Stem) -> Attainment | None:
    """就业率88.1%，统计口径为当年接收的126名士兵，已就业111人: the one whole and part behind their rate."""
    rate = paragraph[at]
    parts = [i for i, m in enumerate(paragraph) if m.figure.kind in _LEVELS and stem.is_part(m)]
    rates = [m for m in paragraph if m.figure.kind is FigureKind.RATIO and stem.name in m.before]
    if len(parts) != 1 or len(rates) != 1 or not at + 1 < parts[0] <= at + _BEHIND:
        return None
    whole, part = paragraph[parts[0] - 1], paragraph[parts[0]]
    parted = "；" in text[whole.figure.span.end : part.clause]
    if not _is_whole(whole, part, stem) or whole.sentence != part.sentence or parted:
        return None
    if whole.sentence == rate.sentence:
        led = text[rate.figure.span.end : whole.figure.span.start]
        bound = whole is paragraph[at + 1] and "；" not in led and _OF_THIS.search(led)
    else:
        bound = stem.name == "满意" and _SURVEY.search(text, whole.sentence, whole.figure.span.start)
    return _of(paragraph, at, [whole.figure], part) if bound else None


def _of(paragraph: Sequence[Mention], at: int, wholes: Sequence[Figure], part: Mention) -> Attainment:
    """The rate as the share of a part in the last of its wholes, or in any like count near by that gives it."""
    rate = paragraph[at]
    told = (*wholes, *(m.figure for m in _like(paragraph, part) if m is not part))
    fitting = (whole for whole in told if _gives(part.figure, whole.base, rate.figure))
    return Attainment(rate.subject, next(fitting, wholes[-1]), part.figure, rate.figure)


def _is_whole(whole: Mention, part: Mention, stem: _Stem) -> bool:
    return comparable(whole.figure, part.figure) and not stem.is_part(whole)


def _like(mentions: Sequence[Mention], part: Mention) -> Iterator[Mention]:
    return (m for m in mentions if comparable(m.figure, part.figure))


def _gives(part: Figure, whole: Decimal, rate: Figure) -> bool:
    return whole > 0 and abs(part.base / whole * 100 - rate.base) <= rate.printed.step


def comparable(one: Figure, other: Figure) -> bool:
    """Amounts or counts of one unit."""
    return (
        one.kind in _LEVELS and other.kind in _LEVELS and one.printed.unit.base == other.printed.unit.base
        and one.base > 0
    )  # fmt: skip
