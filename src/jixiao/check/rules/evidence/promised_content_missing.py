import re
from collections.abc import Iterator

from jixiao.check.reports import is_report
from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span

PROMISE = re.compile(r"(?:报告|总结)(?:的)?(?:主要)?内容(?:主要)?(?:包括|包含|有)(?P<list>[^。\n]{10,300})")
CONTENT = re.compile(
    r"评价结论|倒查|整改(?:措施|打算)?|存在(?:的)?问题|改进措施|经验做法|绩效分析|指标分析|等级|得分情况|满意度调查"
)


def promised_content_missing(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    if not is_report(dossier):
        return
    for promise in PROMISE.finditer(text):
        low, high = promise.span()
        named = list(CONTENT.finditer(text, promise.start("list"), high))
        missing = [item for item in named if item.group()[:4] not in text[:low] + text[high:]]
        if missing:
            words = "、".join(f"“{item.group()}”" for item in missing)
            yield Hit(Span(missing[0].start(), missing[-1].end()), f"这里说报告包括{words}，全文没有这些内容")
