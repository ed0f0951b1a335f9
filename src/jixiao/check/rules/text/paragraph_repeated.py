from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span

_SHORTEST = 40


def paragraph_repeated(dossier: Dossier) -> Iterator[Hit]:
    first: dict[str, Span] = {}
    for passage in dossier.passages:
        span = passage.span
        if passage.table is not None or span.end - span.start < _SHORTEST:
            continue
        paragraph = dossier.source.text[span.start : span.end]
        if paragraph in first:
            other = first[paragraph]
            line = dossier.source.line(other.start)
            yield Hit(
                Span(span.start, span.start + 20),
                f"这一段与第{line}行的一段完全相同",
                related=(Span(other.start, other.start + 20),),
            )
        first.setdefault(paragraph, span)
