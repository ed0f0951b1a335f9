from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.norms.outlines import outline

NATION = "100000"
BINDING = frozenset({"original", "restated"})
_FEWEST_SECTIONS = 4
_MOST_MISSING = 2  # more, and this is an extract of a document


def required_section_missing(dossier: Dossier) -> Iterator[Hit]:
    required = outline(dossier.kind)
    if required is None or len([s for s in dossier.sections if s.level <= 2]) < _FEWEST_SECTIONS:
        return
    text = dossier.source.text
    missing = [part.name for part in required.parts if not part.words.search(text)]
    if 0 < len(missing) <= _MOST_MISSING:
        last = dossier.sections[-1].span
        names = "、".join(f"“{name}”" for name in missing)
        # Outlines are set by the yearly notice of a place: elsewhere, or known by hearsay only, it is a hint.
        binding = required.certainty in BINDING and _holds(required.place, dossier.place)
        yield Hit(Span(*last), f"通篇没有{names}", severity=None if binding else Severity.NOTE)


def _holds(issuer: str, place: str) -> bool:
    """Whether what a place requires binds another: itself, the places below it, and all where it is the nation."""
    return issuer == NATION or (bool(place) and place.startswith(issuer.rstrip("0")))
