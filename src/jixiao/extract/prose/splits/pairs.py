"""Lists that tell two amounts of each item: 甲预算180万元，支出173万元；乙预算96万元，支出96万元；…"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jixiao.dossier.claim import Split
from jixiao.extract.prose.mentions import Mention
from jixiao.extract.prose.splits.lists import LONGEST, adds_up
from jixiao.units.regex import regex

Found = tuple[Mention, tuple[Mention, ...], Split]
Pairs = Sequence[tuple[Mention, Mention]]

_SECOND = regex(
    "(?:全年|年度|当年|本年)?(?:实际|已|累计)?(?:共)?(?:支出|执行|使用|支付|拨付|完成支出)(?:资金|数|金额)?(?:为)?"
)
_BETWEEN = regex("[，、]")
_FEWEST = 3


def read_pairs(text: str, sentence: Sequence[Mention]) -> Pairs:
    """The pairs of money a sentence lists, when it lists three and more."""
    found = [
        (first, second)
        for first, second in pairwise(sentence)
        if second.figure.printed.unit.is_money
        and first.figure.printed.unit.base == second.figure.printed.unit.base
        and _SECOND.fullmatch(second.before)
        and not _SECOND.fullmatch(first.before)
        and _BETWEEN.fullmatch(text, first.figure.span.end, second.figure.span.start - len(second.before))
    ]
    return found if len(found) >= _FEWEST else ()


def pair_splits(pairs: Pairs, above: Sequence[Mention], sentence: Sequence[Mention]) -> Iterator[Found]:
    """What each series adds up to, told before the list. Where one adds up, the list is whole and so must the other."""
    before = [m for m in (*above, *sentence) if m.figure.span.start < pairs[0][0].figure.span.start][-LONGEST:]
    firsts, seconds = tuple(first for first, _ in pairs), tuple(second for _, second in pairs)
    if not before:  # the first pair may be of all the others together
        before, firsts, seconds = list(pairs[0]), firsts[1:], seconds[1:]
    like = [m for m in before if m.figure.printed.unit.base == firsts[0].figure.printed.unit.base]
    verb = _VERB.search(seconds[0].before)
    spent = [m for m in like if verb and verb.group() in m.before[-_NEAR:]]
    wholes = [next((m for m in like if adds_up(m, series)), None) for series in (firsts, seconds)]
    if wholes[0] is None and wholes[1] is None:
        return
    for series, whole in ((firsts, wholes[0]), (seconds, wholes[1] or next(reversed(spent), None))):
        if whole is not None:
            yield whole, series, Split(whole.figure, tuple(part.figure for part in series), True, "其中")


_VERB = regex("支出|执行|使用|支付|拨付")
_NEAR = 6
