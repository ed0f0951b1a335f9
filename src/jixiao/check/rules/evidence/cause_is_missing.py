from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.check.shared.reasons import says_why
from jixiao.check.shared.reports import sentence_at
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

EMPTY = Sought(
    r"(?:经(?:过)?分析[，：]?(?:主要)?(?:是|为|由于|原因是)|主要原因(?:是|为|在于|：)|原因(?:是|为|在于|：)|主要(?:是)?由于)"
    r"(?P<what>[^。；\n]{0,60}?(?:预算)?(?:执行率|支出进度|执行进度|完成率)(?:较|偏|过|相对)?(?:低|慢|不高))"
)


_POINTS = regex(r"扣\d")


def cause_is_missing(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for hit in EMPTY.finditer(dossier):
        sentence = sentence_at(text, hit.end())
        if _POINTS.search(text, hit.end(), sentence.end):
            continue  # 扣分原因：三季度末执行进度低于序时进度，扣1.5分
        if says_why(hit["what"]) or says_why(text[hit.end() : sentence.end + 60]):
            continue
        comma = text.find("，", hit.start() + 6, hit.end())
        end = comma if comma > 0 else hit.end()
        yield Hit(Span(hit.start(), end), "这里应当写原因，写的仍是“执行率低”这件事本身")
