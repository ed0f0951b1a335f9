from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.pairs import round_pairs
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span


def bracket_widths_mixed(dossier: Dossier) -> Iterator[Hit]:
    """Read from the file as it is: in the reading text both halves are full-width."""
    original, origin = dossier.source.original, dossier.source.origin
    if not any(sign in original for sign in "()"):
        return
    for start, end in round_pairs(dossier.source.text):
        opening, closing = original[origin(start)], original[origin(end)]
        if opening + closing in {"(）", "（)"}:
            yield Hit(Span(start, end + 1), f"左括号是“{opening}”，右括号是“{closing}”")
