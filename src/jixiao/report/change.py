"""How this year compares with the last, in words: rise, fall, none, from nothing, to nothing, below zero, doubled."""

from jixiao.dossier.datum import Datum
from jixiao.dossier.printed import in_unit, shown_as
from jixiao.report.blocks import Runs, text_of
from jixiao.report.book import Book
from jixiao.report.phrase import say
from jixiao.units.measure import unit
from jixiao.units.number import rounded

_DOUBLED = 2


def is_level(now: Datum, before: Datum) -> bool:
    """Whether the two are the same as they are printed."""
    name, decimals = shown_as(now)
    return rounded(in_unit(now, name), decimals) == rounded(in_unit(before, name), decimals)


def compared(book: Book, now: Datum, before: Datum, against: Runs | str) -> Runs:
    """较2021年增加267.78万元，增长21.30%. `against` is what stands after 较 and 与 (年初预算, 2021年).

    Without a base above zero there is no rate: from nothing, and from below zero, the words say so instead. Things
    that are counted one by one are told without a rate too.
    """
    if is_level(now, before):
        return say("与{against}持平", against=against)
    if now.unit == "%":
        return _points(book, now, before, against)
    change = book.difference(now, before, _label(now, against, "增减额"))
    size = book.size(change)
    if before.value == 0:
        return say("{against}无此项，增加{size}", against=against, size=size)
    if before.value < 0:
        word = "增加" if change.value > 0 else "减少"
        return say("较{against}{word}{size}（{against}为负数，不计算增幅）", against=against, word=word, size=size)
    if now.value == 0:
        return say("较{against}减少{size}，本年无此项", against=against, size=size)
    if unit(now.unit).is_count:
        word = "增加" if change.value > 0 else "减少"
        return say("较{against}{word}{size}", against=against, word=word, size=size)
    if change.value > 0:
        return _risen(book, now, before, against)
    rate = book.size(book.growth(now, before, _label(now, against, "增幅")))
    return say("较{against}减少{size}，下降{rate}", against=against, size=size, rate=rate)


def _risen(book: Book, now: Datum, before: Datum, against: Runs | str) -> Runs:
    change = book.difference(now, before, _label(now, against, "增减额"))
    if now.value >= in_unit(before, now.unit) * _DOUBLED:
        multiple = book.times(now, before, _label(now, against, "倍数"))
        return say("较{against}增加{size}，为{against}的{multiple}", against=against, size=change, multiple=multiple)
    rate = book.growth(now, before, _label(now, against, "增幅"))
    return say("较{against}增加{size}，增长{rate}", against=against, size=change, rate=rate)


def _points(book: Book, now: Datum, before: Datum, against: Runs | str) -> Runs:
    """Two percentages differ by 百分点, never by percent."""
    change = book.difference(now, before, _label(now, against, "增减"))
    word = "提高" if change.value > 0 else "降低"
    return say("较{against}{word}{size}", against=against, word=word, size=book.size(change))


def _label(now: Datum, against: Runs | str, what: str) -> str:
    return f"{now.label}较{against if isinstance(against, str) else text_of(against)}{what}"
