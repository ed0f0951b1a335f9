from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier
from jixiao.units.regex import regex

_PADDED = regex(r"(?<!\d)第?0\d*号$|第\d+号$")


def docnumber_padded(dossier: Dossier) -> Iterator[Hit]:
    for reference in dossier.references:
        if _PADDED.search(reference.printed):
            yield Hit(reference.span, f"“{reference.printed}”的规范写法是“{reference.canonical}”")
