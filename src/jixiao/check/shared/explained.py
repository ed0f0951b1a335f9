"""Other readings of a sentence: where figures beside it give what is stated, the binding was wrong, not the figure.

A rate of two decimals, or an amount of four digits, is hardly ever met by chance.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, product

from jixiao.check.rule import Hit
from jixiao.check.shared.inventory import figures_within
from jixiao.check.shared.reports import line_at, sentence_at
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.model import Dossier
from jixiao.units.regex import regex

Reading = Callable[[Dossier, Figure, Sequence[Figure], Hit], bool]

_LEVELS = (FigureKind.AMOUNT, FigureKind.COUNT, FigureKind.CHANGE)
_FINE = Decimal("0.01")  # last digit of a rate that a whole paragraph is asked for
_COARSE = Decimal("0.1")  # and of one that only its own sentence is asked for
_MOST = 40  # figures of a paragraph, two of which are tried at a time
_MOST_SETS = 8
_WHOLE = 100
_FEWEST_DIGITS = 4


def unexplained(dossier: Dossier, hits: Iterable[Hit], reading: Reading) -> Iterator[Hit]:
    """The hits of whose figure no other reading makes what is stated."""
    for hit in hits:
        stated = next((f for f in figures_within(dossier, hit.span) if f.span.start == hit.span.start), None)
        if stated is None or not reading(dossier, stated, _beside(dossier, stated), hit):
            yield hit


def _beside(dossier: Dossier, stated: Figure) -> Sequence[Figure]:
    """Levels and changes of the paragraph, or of the sentence alone where the stated figure is less exact."""
    text, at = dossier.source.text, stated.span.start
    wide = stated.printed.step <= _FINE or not stated.printed.unit.is_ratio
    span = line_at(text, at) if wide else sentence_at(text, at)
    found = [f for f in figures_within(dossier, span) if f.kind in _LEVELS and f.exact and f.span != stated.span]
    return found if len(found) <= _MOST else ()


def by_ratio(dossier: Dossier, stated: Figure, beside: Sequence[Figure], hit: Hit) -> bool:
    """Some part and some whole give the rate."""
    slack = stated.printed.step / 2
    return stated.printed.step <= _COARSE and any(
        abs(part.base / whole.base * 100 - stated.value) <= slack for part, whole in _pairs(beside) if whole.base
    )


def by_ratio_of_whole(dossier: Dossier, stated: Figure, beside: Sequence[Figure], hit: Hit) -> bool:
    """As by_ratio; of more than all of it the question is of which budget."""
    return stated.value <= _WHOLE and by_ratio(dossier, stated, beside, hit)


def by_growth(dossier: Dossier, stated: Figure, beside: Sequence[Figure], hit: Hit) -> bool:
    """Some figure of this year and one of last year, or some change and a level, give the growth."""
    if stated.printed.step > _COARSE:
        return False
    slack, rate, down = stated.printed.step / 2, abs(stated.value), stated.signed < 0
    for one, other in _pairs(beside):
        if one.kind is FigureKind.CHANGE:
            was = other.base if _is_of_last_year(dossier, other) else other.base - one.signed
            grown = one.base
        else:  # dividing by the figure of this year is the usual mistake
            was = max(one.base, other.base) if down else min(one.base, other.base)
            grown = abs(one.base - other.base)
        if was > 0 and abs(grown / was * 100 - rate) <= slack:
            return True
    return False


def _is_of_last_year(dossier: Dossier, figure: Figure) -> bool:
    words = dossier.source.text[max(0, figure.span.start - _NEAR) : figure.span.start]
    said = _YEAR.search(words)
    return "上年" in words or "去年" in words or (said is not None and int(said["year"]) < dossier.year)


_NEAR = 14  # characters before a figure that may say of which year it is
_YEAR = regex(r"(?P<year>20\d\d)年")


def by_difference(dossier: Dossier, stated: Figure, beside: Sequence[Figure], hit: Hit) -> bool:
    """Some two figures differ by what is stated."""
    return _digits(stated) and any(
        abs(one.base - other.base) == stated.base for one, other in _pairs(beside) if one.span < other.span
    )


def by_account(dossier: Dossier, stated: Figure, beside: Sequence[Figure], hit: Hit) -> bool:
    """What came in of the same money, and what the year began with, less what was spent."""
    like = [f for f in beside if f.printed.unit.base == stated.printed.unit.base][:_MOST_OF_ACCOUNT]
    return any(
        one.base + other.base - third.base == stated.base
        for one, other in combinations(like, 2)
        for third in like
        if third is not one and third is not other
    )


_MOST_OF_ACCOUNT = 16


def by_sum(dossier: Dossier, stated: Figure, beside: Sequence[Figure], hit: Hit) -> bool:
    """What was added, given back or carried over besides the parts makes up the total."""
    parts = [f for f in hit.related if isinstance(f, Figure)]
    taken = {part.span for part in parts}
    more = [f for f in beside if f.span not in taken and f.printed.unit.base == stated.printed.unit.base]
    gap = stated.signed - sum((part.signed for part in parts), Decimal(0))
    if _some_make(stated, parts):
        return True  # 增加223.46万元，主要是新增240万元，其他净减少16.54万元: parts of parts among them
    return (
        _digits(stated)
        and len(more) <= _MOST_SETS
        and any(
            sum(sign * f.base for sign, f in zip(signs, some, strict=True)) == gap
            for size in (1, 2)
            for some in combinations(more, size)
            for signs in product((1, -1), repeat=size)
        )
    )


def _some_make(stated: Figure, parts: Sequence[Figure]) -> bool:
    sizes = range(2, len(parts)) if len(parts) <= _MOST_SETS else ()
    sets = (some for size in sizes for some in combinations(parts, size))
    return _digits(stated) and any(sum((f.signed for f in some), Decimal(0)) == stated.signed for some in sets)


def _digits(figure: Figure) -> bool:
    return len(figure.printed.value.as_tuple().digits) >= _FEWEST_DIGITS


def _pairs(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    for one, other in product(figures, repeat=2):
        if one is not other and one.printed.unit.base == other.printed.unit.base:
            yield one, other
