from collections.abc import Iterator
from itertools import islice

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.check.shared.reports import is_report
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

PROMISE = Sought(r"(?:报告|总结)(?:的)?(?:主要)?内容(?:主要)?(?:包括|包含|有)(?P<list>[^。\n]{10,300})")
# What may be promised, and the words under which it is found.
CONTENT = {
    "评价结论": regex(r"结论|等级为|得分为"),
    "倒查": regex(r"倒查"),
    "整改": regex(r"整改|改进"),
    "存在问题": regex(r"问题|不足"),
    "改进措施": regex(r"改进|整改|下一步"),
    "经验做法": regex(r"经验|做法"),
    "绩效分析": regex(r"分析"),
    "满意度调查": regex(r"满意"),
}
MOST_PROMISES = 2  # one report makes one


def promised_content_missing(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    if not is_report(dossier):
        return
    for promise in islice(PROMISE.finditer(dossier), MOST_PROMISES):
        low, high = promise.span()
        rest = text[:low] + text[high:]
        listed = ((word, promise["list"].find(word)) for word, found in CONTENT.items() if not found.search(rest))
        missing = sorted((at + promise.start("list"), word) for word, at in listed if at >= 0)
        if missing:
            words = "、".join(f"“{word}”" for _, word in missing)
            (first, _), (last, word) = missing[0], missing[-1]
            yield Hit(Span(first, last + len(word)), f"这里说报告包括{words}，全文没有这些内容")
