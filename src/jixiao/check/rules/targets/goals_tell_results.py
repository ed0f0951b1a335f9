from bisect import bisect_right
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.check.shared.inventory import running
from jixiao.check.shared.reports import is_report
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

ANNOUNCED = Sought(
    r"(?:年初|既定|设定|预期|年度)[^。：:\n]{0,14}(?:绩效)?目标(?:为|是|如下|主要有|包括)?[：:](?=\n|\S)"
)
PERFECT = regex(
    r"截至(?:目前|\d{1,2}月)|目前(?:全|我|已|共)|已(?:对接|完成|解决|成立|公示|获批|兑现|取得|建成)|获批|获评|荣[登获]|累计(?:拨付|召开|推荐|申报)"
)
FUTURE = regex(r"力争|计划|争取|确保|不少于|不低于|以上")
FEWEST = 3
PARAGRAPHS = 8  # looked at after the words that announce goals


def goals_tell_results(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    if not is_report(dossier):
        return
    spans = [passage.span for passage in running(dossier)]
    ends = [span.end for span in spans]
    for hit in ANNOUNCED.finditer(dossier):
        first = bisect_right(ends, hit.end())
        told = [text[max(span.start, hit.end()) : span.end] for span in spans[first : first + PARAGRAPHS]]
        done = [d for words in told for d in PERFECT.findall(words)]
        if len(done) >= FEWEST and not any(FUTURE.search(words) for words in told[:1]):
            examples = "、".join(dict.fromkeys(done[:FEWEST]))
            yield Hit(
                Span(hit.start(), hit.end() - 1), f"冒号后面写的是已经完成的事（“{examples}”等），不是年初的目标值"
            )
            return
