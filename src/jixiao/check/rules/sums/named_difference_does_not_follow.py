import re
from collections.abc import Iterator, Sequence

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.check.shared.arithmetic import comparable, finest, number_in_unit_of, shown
from jixiao.check.shared.inventory import figures_within
from jixiao.check.shared.reports import sentences_with
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.number import plain
from jixiao.units.regex import regex

# What is left by its name, what it is left of, and what has been taken away.
_SOUGHT = Sought(r"净值|净资产|空编|缺编|结余|剩余|未支出|未执行|未使用")
_NAMED = (
    (regex(r"净值(?:为|合计)?$"), regex("原值"), regex("折旧|摊销")),
    (regex(r"净资产(?:总额|合计)?(?:为)?$"), regex("资产(?:总额|总计|合计)?(?:为)?$"), regex("负债")),
    (
        regex(r"(?:结余|剩余|未支出|未执行|未使用)(?:的)?(?:资金|金额|经费|预算)?(?:为|共|计)?$"),
        regex("预算|到位|下达|安排|总投资|资金总额"),
        regex("支出|执行|使用|支付|拨付"),
    ),
)
_COUNTED = (
    (regex(r"(?:空编|缺编)(?:为|共)?$"), regex("编制"), regex("在岗|在职|在编|实有")),
    (
        regex(r"(?:剩余|尚余|尚有)(?:的)?(?:问题|隐患)?(?:为|共)?$"),
        regex("排查|发现|受理|收集|梳理|查出"),
        regex("整改|解决|办结|化解|销号|整治"),
    ),
)
_Named = tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]
_CARRIED = regex("上年|年初结|结转|追加|调[增减]|调剂|其他|利息|退回|以前年度")
_SIGNS = "，。；、：,;（）()\n"


def named_difference_does_not_follow(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for sentence in sentences_with(dossier, _SOUGHT):
        if _CARRIED.search(text, *sentence):
            continue
        within = figures_within(dossier, sentence)
        yield from _of_sentence(text, [f for f in within if f.printed.unit.is_money and f.kind in _KINDS], _NAMED)
        counts = [f for f in within if f.kind is FigureKind.COUNT]
        for base in {f.printed.unit.base for f in counts}:
            yield from _of_sentence(text, [f for f in counts if f.printed.unit.base == base], _COUNTED)


_KINDS = (FigureKind.AMOUNT, FigureKind.CHANGE)


def _of_sentence(text: str, told: Sequence[Figure], named: Sequence[_Named]) -> Iterator[Hit]:
    """Silent unless each of the three is told exactly once."""
    words = [_before(text, figure) for figure in told]
    for left, of, away in named:
        rests = [f for f, said in zip(told, words, strict=True) if left.search(said)]
        wholes = [f for f, said in zip(told, words, strict=True) if of.search(said) and f not in rests]
        taken = [f for f, said in zip(told, words, strict=True) if away.search(said) and f not in (*rests, *wholes)]
        if len(rests) == len(wholes) == len(taken) == 1 and len(told) == _THREE:
            yield from _against(rests[0], wholes[0], taken[0])


_THREE = 3


def _before(text: str, figure: Figure) -> str:
    start = max(text.rfind(sign, 0, figure.span.start) for sign in _SIGNS) + 1
    return text[start : figure.span.start]


def _against(rest: Figure, whole: Figure, taken: Figure) -> Iterator[Hit]:
    if not comparable([rest, whole, taken]) or rest.interval.meets(whole.interval - taken.interval):
        return
    computed = shown(whole.base - taken.base, rest, finest([rest, whole, taken]))
    formula = f"{number_in_unit_of(whole, rest)} − {number_in_unit_of(taken, rest)}"
    working = f"{formula} = {computed} ≠ {plain(rest.value)} {rest.unit}"
    yield Hit(Span(*rest.span), working, "", plain(rest.value), computed, rest.unit, (whole, taken))
