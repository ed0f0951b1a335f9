from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import comparable, number_in_unit_of, ratio_against
from jixiao.check.shared.explained import by_ratio, unexplained
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain


def attainment_does_not_follow(dossier: Dossier) -> Iterator[Hit]:
    yield from unexplained(dossier, _hits(dossier), by_ratio)


def _hits(dossier: Dossier) -> Iterator[Hit]:
    for told in dossier.attainments:
        if comparable([told.part, told.whole]):
            formula = f"{plain(told.part.value)} ÷ {number_in_unit_of(told.whole, told.part)}"
            if hit := ratio_against(told.rate, told.part, told.whole, formula):
                yield hit
