from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import comparable, number_in_unit_of, ratio_against
from jixiao.check.shared.explained import by_ratio, unexplained
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain


def share_does_not_follow(dossier: Dossier) -> Iterator[Hit]:
    yield from unexplained(dossier, _hits(dossier), by_ratio)


def _hits(dossier: Dossier) -> Iterator[Hit]:
    for share in dossier.shares:
        part, whole = share.part, share.whole
        if share.in_table or whole is None or not comparable([part, whole]) or whole.base <= 0:
            continue
        formula = f"{plain(part.value)} ÷ {number_in_unit_of(whole, part)}"
        if hit := ratio_against(share.rate, part, whole, formula):
            yield hit
