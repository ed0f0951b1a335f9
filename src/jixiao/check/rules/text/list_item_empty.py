from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.check.shared.inventory import running
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.chinese import HAN
from jixiao.units.regex import regex

_EMPTY = Sought(rf"[.、．](?<=\d.)[.。；]\s?(?=(\d{{1,2}})[.、．]{HAN})")
_EMPTY_IN_BRACKETS = Sought(r"（[一二三四五六七八九十]）[。；](?=（[一二三四五六七八九十]）)")
_ALONE = regex(r"(?:（[一二三四五六七八九十]{1,2}）|\d{1,2}[.、．]|[一二三四五六七八九十]{1,2}、)[。；，]?")
_LONGEST = 6
_DECIMAL = tuple("0123456789.")


def list_item_empty(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for found in _EMPTY.finditer(dossier):
        sign = found.start()
        start = sign - (2 if text[sign - 2 : sign].isdecimal() else 1)
        if text[start - 1 : start] not in _DECIMAL and int(found.group(1)) == int(text[start:sign]) + 1:
            yield _hit(start, text[start : found.end()])
    yield from (_hit(found.start(), found.group()) for found in _EMPTY_IN_BRACKETS.finditer(dossier))
    for passage in running(dossier):
        start, end = passage.span
        if text[end - 1] in "。；" and end - start <= _LONGEST and _ALONE.fullmatch(text, start, end):
            yield _hit(start, text[start:end])


def _hit(start: int, printed: str) -> Hit:
    number = printed.strip()
    return Hit(Span(start, start + len(number)), f"“{number}”之后没有内容")
