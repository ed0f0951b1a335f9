import re
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.sought import Sought
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.chinese import HAN

_EMPTY = re.compile(rf"(\d\d?)[.、．](?:[.。；]|(?=[.。；] ?))\s?(?=(\d{{1,2}})[.、．]{HAN})")
_EMPTY_IN_BRACKETS = Sought(r"（[一二三四五六七八九十]）[。；](?=（[一二三四五六七八九十]）)")
_DECIMAL = tuple("0123456789.")


def list_item_empty(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for found in _EMPTY.finditer(text):
        if text[found.start() - 1 : found.start()] not in _DECIMAL and int(found.group(2)) == int(found.group(1)) + 1:
            yield _hit(found)
    yield from (_hit(found) for found in _EMPTY_IN_BRACKETS.finditer(dossier))


def _hit(found: re.Match[str]) -> Hit:
    number = found.group().strip()
    return Hit(Span(found.start(), found.start() + len(number)), f"“{number}”之后没有内容")
