from collections.abc import Iterator, Sequence

from jixiao.check.companions import following_years, is_equal, named
from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import number_in_unit_of
from jixiao.dossier.claim import Stage
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain


def opening_differs_from_closing(dossiers: Sequence[Dossier]) -> Iterator[tuple[int, Hit]]:
    for this, last in following_years(dossiers):
        opening, closing = _balance(dossiers[this], Stage.CARRYOVER_IN), _balance(dossiers[last], Stage.CARRYOVER_OUT)
        if opening is None or closing is None or is_equal(opening, closing):
            continue
        told = number_in_unit_of(closing, opening)
        before = f"{named(dossiers[last])}的年末结转结余{told}{opening.unit}"
        working = f"年初结转结余{plain(opening.value)}{opening.unit}，{before}"
        yield (
            this,
            Hit(opening.span, working, "", plain(opening.value), told, opening.unit, elsewhere=((last, closing),)),
        )


def _balance(dossier: Dossier, stage: Stage) -> Figure | None:
    """The one balance the document gives for its own year."""
    found = [
        f.figure for f in dossier.facts
        if f.stage is stage and f.year == dossier.year and not f.scope and f.figure.exact
    ]  # fmt: skip
    return found[0] if found and all(is_equal(figure, found[0]) for figure in found) else None
