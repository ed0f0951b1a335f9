from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import comparable, number_in_unit_of
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.number import plain
from jixiao.units.regex import regex

SIGNS = {1: "大于", 0: "等于", -1: "小于"}
LEVEL = Decimal("0.01")  # 持平 is also said of what differs by less than a hundredth


def comparison_contradicts_amounts(dossier: Dossier) -> Iterator[Hit]:
    for comparison in dossier.comparisons:
        left, right = comparison.left, comparison.right
        if not comparable([left, right]):
            continue
        sign = (left.base > right.base) - (left.base < right.base)
        if sign == comparison.sign:
            continue
        word = dossier.source.quote(comparison.span)
        working = f"{plain(left.value)} {SIGNS[sign]} {number_in_unit_of(right, left)}，与“{word}”不符"
        near = abs(left.base - right.base) <= LEVEL * abs(right.base)
        soft = sign == 0 or (comparison.sign == 0 and near)  # equal as printed may still differ beyond the digits
        severity = Severity.WARNING if soft else None
        yield Hit(comparison.span, working, "", word, SIGNS[sign], "", (left, right), severity)
    yield from _with_aims(dossier)


# 满意度91.3%，略低于92%的目标 · 抗体合格率88.4%，高于国家规定的70%
_SAID = regex(
    r"[，、（(](?:略|稍|仅|均|已|远|明显)?(?P<word>低于|高于|超过|未达到|超出)"
    r"(?P<led>(?:国家|省里|年度|年初|预期|上级|规定|要求|确定|设定|下达)*的?)"
)
_AIM = regex(r"的?(?:年度|年初|预期|绩效|控制|规定)?(?:的)?(?:目标|要求|标准|指标|规定)")
_BELOW = ("低于", "未达到")


def _with_aims(dossier: Dossier) -> Iterator[Hit]:
    """A rate and the target it is held against in the same words, on the other side of it than they say."""
    text = dossier.source.text
    for got, aim in pairwise(dossier.figures):
        if got.unit != "%" or aim.unit != "%" or aim.span.start - got.span.end > _LONGEST:
            continue
        said = _SAID.fullmatch(text, got.span.end, aim.span.start)
        if said is None or not (said["led"] or _AIM.match(text, aim.span.end)) or not got.exact:
            continue
        sign = (got.interval.low > aim.base) - (got.interval.high < aim.base)
        if sign == (1 if said["word"] in _BELOW else -1):
            working = f"{plain(got.value)}% {SIGNS[sign]} {plain(aim.value)}%，与“{said['word']}”不符"
            yield Hit(Span(*said.span("word")), working, "", said["word"], SIGNS[sign], "", (got, aim))


_LONGEST = 16
