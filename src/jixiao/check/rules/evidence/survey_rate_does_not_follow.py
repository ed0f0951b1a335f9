from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.check.shared.inventory import figures_within
from jixiao.check.shared.reports import sentences_with, words_before
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain
from jixiao.units.regex import regex

_SURVEY = Sought(r"问卷|调查表|评议表|样本|调查|抽查|抽样|回访|访问|走访|测评")
_COUNTED = regex(r"收回|回收|有效|接通|发放|调查|受访|抽查|抽样|回访|访问|走访|测评|样本")
_SATISFIED = regex(r"满意|一般|认可|好评")
_UNSATISFIED = regex(r"不满意|不太满意")
_NOT_HAPPY = regex(r"不满意|不太满意|一般")
_RATE = regex(r"满意(?:度|率)")
_WEIGHED = regex(r"平均|加权|得分|分值|目标|指标值")
_UNITS = frozenset({"份", "人", "户", "家", "名", "张", "人次", "件", "例"})


def survey_rate_does_not_follow(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for sentence in sentences_with(dossier, _SURVEY):
        named = _named(text, figures_within(dossier, sentence))
        rates = [
            f
            for words, f in named
            if f.kind is FigureKind.RATIO and f.unit == "%" and not f.comparator and _RATE.search(words)
        ]
        counts = [(words, f) for words, f in named if f.unit in _UNITS and f.exact]
        wholes = [f for words, f in counts if _COUNTED.search(words) and not _SATISFIED.search(words)]
        happy = [f for words, f in counts if _SATISFIED.search(words) and not _UNSATISFIED.search(words)]
        if len(rates) == 1 and wholes and happy and not _WEIGHED.search(text, *sentence):
            groups = [(words, f) for words, f in counts if _SATISFIED.search(words)]
            yield from _against(rates[0], wholes, happy, groups)


def _named(text: str, figures: Sequence[Figure]) -> list[tuple[str, Figure]]:
    """Each figure with the words before it; 回收780份和198份 are both told by the first."""
    found: list[tuple[str, Figure]] = []
    for figure in figures:
        words = words_before(text, figure.span.start)
        found.append((found[-1][0] if found and words in _AND else words, figure))
    return found


_AND = ("和", "及", "与", "、")
_MOST = 4  # wholes of which every set is tried


def _against(
    rate: Figure, wholes: Sequence[Figure], happy: Sequence[Figure], groups: Sequence[tuple[str, Figure]]
) -> Iterator[Hit]:
    """Silent where any of the wholes and any of the parts, alone or together, give the rate; and where of several
    groups not all are told, for which of them the rate counts nobody knows.
    """
    sizes = range(1, len(wholes[:_MOST]) + 1)
    groups_of = [_sum(some) for size in sizes for some in combinations(wholes[:_MOST], size)]
    for size in range(1, len(happy) + 1):
        for parts in combinations(happy, size):
            if any(_agrees(_sum(parts), added, rate) for added in groups_of if added) or any(
                whole.value and _agrees(_sum(parts), whole.value, rate) for whole in wholes
            ):
                return
    whole = min(wholes, key=lambda figure: figure.value)
    if len(happy) > 1:
        if _sum([figure for _, figure in groups]) != whole.value:
            return
        happy = [figure for words, figure in groups if not _NOT_HAPPY.search(words)]
    added = _sum(happy)
    if not whole.value or not added or (added > whole.value and not _beside(wholes, happy)):
        return
    computed = plain((added / whole.value * 100).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))
    terms = " + ".join(plain(part.value) for part in happy)
    terms = f"({terms})" if len(happy) > 1 else terms
    working = f"{terms} ÷ {plain(whole.value)} = {computed}% ≠ {plain(rate.value)}%"
    yield Hit(rate.span, working, "", plain(rate.value), computed, "%", (whole, *happy))


def _beside(wholes: Sequence[Figure], happy: Sequence[Figure]) -> bool:
    """抽样200户，满意388户: one unit on both sides, so the part cannot be the larger."""
    return {f.unit for f in happy} == {f.unit for f in wholes}


def _sum(figures: Sequence[Figure]) -> Decimal:
    return sum((figure.value for figure in figures), Decimal(0))


def _agrees(part: Decimal, whole: Decimal, rate: Figure) -> bool:
    return abs(part / whole * 100 - rate.value) <= rate.printed.step
