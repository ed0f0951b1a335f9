from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import quoted
from jixiao.dossier.model import Dossier

_FEWEST = 3


def name_repeated_as_description(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        found = [i for i in program.indicators if i.description is not None and i.description.text == i.name.text]
        if len(found) >= _FEWEST:
            working = f"{quoted([i.name.text for i in found], 3)}的描述与名称相同"
            places = [i.description.span for i in found if i.description is not None]
            yield Hit(places[0], working, related=tuple(places[1:]))
