from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.inventory import running
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span

_SHORTEST = 40
_SHOWN = 20


def paragraph_repeated(dossier: Dossier) -> Iterator[Hit]:
    first: dict[str, Span] = {}
    told: set[str] = set()
    for passage in running(dossier):
        span = passage.span
        if span.end - span.start < _SHORTEST:
            continue
        paragraph = dossier.source.text[span.start : span.end]
        other = first.setdefault(paragraph, span)
        if other != span and paragraph not in told:
            told.add(paragraph)
            working = f"这一段与第{dossier.source.line(other.start)}行的一段完全相同"
            yield Hit(_opening(span), working, related=(_opening(other),))


def _opening(span: Span) -> Span:
    return Span(span.start, span.start + _SHOWN)
