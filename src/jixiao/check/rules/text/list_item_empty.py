import re
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span

_EMPTY = re.compile(
    r"(\d\d?)[.、．](?:[.。；]|(?=[.。；] ?))\s?(?=(\d{1,2})[.、．][\u4e00-\u9fff])"
    r"|（([一二三四五六七八九十])）[。；](?=（[一二三四五六七八九十]）)"
)
_DECIMAL = tuple("0123456789.")


def list_item_empty(dossier: Dossier) -> Iterator[Hit]:
    for found in _EMPTY.finditer(dossier.source.text):
        if dossier.source.text[found.start() - 1 : found.start()] in _DECIMAL:
            continue
        if found.group(3) or int(found.group(2)) == int(found.group(1)) + 1:
            number = found.group().strip()
            yield Hit(Span(found.start(), found.start() + len(number)), f"“{number}”之后没有内容")
