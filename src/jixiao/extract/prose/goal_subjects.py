"""The noun a number of a target or result measures: 全市签约亿元以上招商引资项目, 实际利用外资规模同比增长."""

from functools import lru_cache

from jixiao.units.regex import regex

_LEAD = regex(
    r"(?:[的、，,和及与或]|其中|以及|同时|另外|此外|包括|并|通过|力争|确保|计划(?=完成|实现|引进|举办|签约)|预计|预期|争取|"
    r"(?:19|20)\d{2}年度?|\d{1,2}[-—~至]\d{1,2}月|截至\S{0,5}底|本?年度|当年|今年|全年(?=[\u4e00-\u9fff]{5})|我[局区市县委部门单位]{1,2}|本[局单位部门]{1,2}|"
    r"调查显示|[一二三四五六七八九十]是|[（(]?\d{1,2}[)）.、．])+"
)
_TAIL = regex(
    r"(?:大于或?等于|小于或?等于|不少于|不低于|不小于|不超过|不高于|不大于|不突破|控制在|至少|超过|高于|低于|达到|大于|小于|突破|"
    r"[均都各]|分别|(?<!签)约|近|共计|累计|合计|共|达|超|为|是|有|计|至|到|在|数为|[：:＝=≥≤><＞＜“”\"]|[（(](?:万?美?元|亿元|%|[个次家人项])[)）])+$"
)
_TAIL_ENDS = frozenset('于少过破在到均都各别约近共计达超为是有至：:＝=≥≤><＞＜“”"）)')  # of all its words
_BOUND = ("超", "大于", "高于")  # 超50亿元的开发区 lacks the noun that the item before it names
_EACH = regex(r"均(?:大于|小于|不低|不少|不超|达|超|在|为|高|低|保持|实现|要|[≥≤＞＜]|$)")
_ITEMS = regex(r"[、]|(?<=[率度果额数量])[及和与]")
_GENERIC = regex(
    r"^(?:按(?:不变|可比)价格?(?:计算)?)?(?:计划)?(?:总投资|投资总?额|协议资金|合同金额|同比(?:增长|下降|增加|减少)?|较上年(?:增长|下降|增加|减少)?|增长|增速|增幅|增长率|总额|金额|完成率)(?:额)?$"
)
_ACTUAL = regex(r"实际(?:完成|实现|举办|开展|入库|签约|引进|组织|办结)?|完成|实现|(?:已|新)?建成")
_OPEN = regex(r"[（(][^）)]*$")


@lru_cache(maxsize=4096)
def clean(words: str) -> str:
    """Without lead-in and link words."""
    words = words.strip(" \t")
    if lead := _LEAD.match(words):
        words = words[lead.end() :]
    if words[-1:] in _TAIL_ENDS:
        words = _TAIL.sub("", words)
    return _OPEN.sub("", words).strip('“”"、，, ')


def subjects(words: str, previous: str) -> list[str]:
    """What the number after these words measures; several when it is said of each item of a list (均).

    `previous` is the subject of the number before: it completes 计划总投资, 同比增长 and 超50亿元的开发区.
    """
    listed = _EACH.search(words)
    if listed:
        return [item for part in _ITEMS.split(words[: listed.start()]) if (item := clean(part))]
    subject = clean(words)
    if previous and _ACTUAL.fullmatch(subject):
        return [previous]
    return [completed(subject, previous)] if subject else []


def completed(subject: str, previous: str) -> str:
    for word in _BOUND:
        if subject.startswith(word) and word in previous:
            return previous[: previous.index(word)] + subject
    return f"{previous}{subject}" if previous and is_generic(subject) else subject


def is_generic(subject: str) -> bool:
    """Says how a measure moved or how much money it was, not of what."""
    return bool(_GENERIC.match(subject))
