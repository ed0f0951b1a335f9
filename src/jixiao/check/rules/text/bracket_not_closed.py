from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.inventory import running
from jixiao.check.shared.pairs import unpaired
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span


def bracket_not_closed(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for at, mate in unpaired(text, [passage.span for passage in running(dossier)]):
        shown = text[at : at + 16].split("\n")[0] if mate > text[at] else text[max(0, at - 15) : at + 1].split("\n")[-1]
        yield Hit(Span(at, at + 1), f"“{shown}”处的“{text[at]}”没有对应的“{mate}”")
