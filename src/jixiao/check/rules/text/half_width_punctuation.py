from collections.abc import Iterator
from itertools import islice

from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.chinese import HAN
from jixiao.units.regex import regex

_IN_FILE = regex(rf'[,;:?!()"](?<={HAN}.)|[,;:?!()"](?={HAN})')
_SIGN = regex('[，；：？！（）"]')
_LISTED = 20
_NARROW = ',;:?!()"'


def half_width_punctuation(dossier: Dossier) -> Iterator[Hit]:
    """Read from the file as it is: in the reading text these signs are full-width."""
    source = dossier.source
    if not _IN_FILE.search(source.original):
        return
    signs = (hit.start() for hit in _SIGN.finditer(source.text))
    narrow = list(islice((at for at in signs if source.original[source.origin(at)] in _NARROW), _LISTED))
    if narrow:
        spans = tuple(Span(at, at + 1) for at in narrow)
        first = source.original[source.origin(narrow[0])]
        count = f"至少{_LISTED}" if len(narrow) == _LISTED else len(narrow)
        yield Hit(spans[0], f"“{first}”等{count}处是半角标点", related=spans[1:])
