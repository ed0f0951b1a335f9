from collections.abc import Iterator
from itertools import pairwise

from jixiao.check.rule import Hit
from jixiao.check.shared.inventory import running
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span

_SHOWN = 12


def sentence_breaks_off(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for passage, following in pairwise([*running(dossier), None]):
        if passage is None or (following is not None and not following.heading):
            continue
        end = passage.span.end
        if passage.heading and dossier.sections[passage.section].span.end == end:
            continue  # nothing but a heading
        if text[end - 1] in "，、" and end - passage.span.start > _SHOWN:
            yield Hit(Span(end - _SHOWN, end), f"这一段到“{text[end - 1]}”为止，话没有说完")
