import re
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.check.shared.reports import line_at
from jixiao.check.shared.slips import is_common
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

_SENTENCE_SIGN = regex("[，。；]")
_TWICE = regex(r"([\u4e00-\u9fff]{2,8})\1")
_LENGTHS = range(2, 9)
# What may follow where a particle ends one word and the same character begins the next: 为了了解, 是是否.
_PARTICLE_TWICE = Sought(
    r"的的(?<![目标]的的)(?!确|士)|了了(?!解|然)|和和(?!谐|平|睦|气|田|静|顺)|与与(?!会)|及及(?!时|早|格)|于于|把把(?!握|关)|被被|也也|或或"
    r"|并并(?!购|入|网|轨|联|行|处)|是是(?![否非])|将将(?!来|要|军|近)|由由(?!于)|为为(?![民主了何])|从从(?!业|事|严|重|宽|属|而)"
)
# Verbs that are doubled in good Chinese, and words that may end one term and begin the next.
_LEGAL_PAIRS = regex(
    r"(?:研究|讨论|商量|了解|学习|考虑|分析|比较|交流|检查|清理|整理|锻炼|参观|休息|[一二三]五|一[个次家户项件步点]|各个|某某|方方|规定)$"
    r"|[零〇一二三四五六七八九十百千万亿两几]+$"
)


_TERM = regex("部门(?:整体|预算|决算|支出|单位|主管)")  # 财政部门部门决算


def word_repeated(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for found in _doubled(text):
        word = found.group(1)
        start, end = found.span()
        if len(set(word)) == 1 or word[0] == "的" or _LEGAL_PAIRS.match(word) or _TERM.match(text, end - len(word)):
            continue
        if is_common(text[start - 1 : start + 1]) or is_common(text[end - 1 : end + 1]):
            continue  # 企业创业创新: 企业, 创业, 创新
        if not _SENTENCE_SIGN.search(text, *line_at(text, start)):
            continue  # cells of a table that lost its lines
        yield Hit(Span(found.start(), found.end()), f"“{word}”连写了两遍")
    for found in _PARTICLE_TWICE.finditer(dossier):
        start, end = found.span()
        if is_common(text[start - 1 : start + 1]) or is_common(text[end - 1 : end + 1]):
            continue  # 行为为, 参与与: the first ends a word
        yield Hit(Span(found.start(), found.end()), f"“{found.group()[0]}”连写了两遍")


def _doubled(text: str) -> Iterator[re.Match[str]]:
    """What finditer gives for a word that stands twice.

    The last byte of every character is held against that of the one so many characters on, all at once: as digits of
    two large numbers, equal where their difference has zeros.
    """
    last_bytes = text.encode("utf-32-le", "surrogatepass")[::4]
    digits, starts = int.from_bytes(last_bytes, "little"), set[int]()
    for length in _LENGTHS:
        differences = (digits ^ digits >> 8 * length).to_bytes(len(last_bytes), "little")
        at = differences.find(bytes(length))
        while at >= 0:
            starts.add(at)
            at = differences.find(bytes(length), at + 1)
    end = 0
    for start in sorted(starts):
        if start >= end and (found := _TWICE.match(text, start)):
            end = found.end()
            yield found
