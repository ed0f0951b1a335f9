from collections.abc import Iterator, Sequence

from jixiao.check.companions import LOOSE, STRICT, Settled, is_equal, named, same_year
from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import number_in_unit_of
from jixiao.dossier.claim import Stage
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain


def figure_differs_between_documents(dossiers: Sequence[Dossier]) -> Iterator[tuple[int, Hit]]:
    settled = Settled(dossiers)
    for later, earlier in same_year(dossiers):
        here, there = dossiers[later], dossiers[earlier]
        known = settled(earlier, there.year)
        for (item, stage), figure in settled(later, here.year).items():
            other = known.get((item, stage))
            if other is None or stage is Stage.UNSAID or item not in STRICT | LOOSE or is_equal(figure, other):
                continue
            severity = (
                None if item in STRICT else Severity.WARNING
            )  # income and spending come with and without balances
            told = number_in_unit_of(other, figure)
            mine = f"{here.year}年{item}（{stage.value}）：此处{plain(figure.value)}{figure.unit}"
            working = f"{mine}，{named(there)}{told}{figure.unit}"
            yield (
                later,
                Hit(
                    figure.span,
                    working,
                    "",
                    plain(figure.value),
                    told,
                    figure.unit,
                    severity=severity,
                    elsewhere=((earlier, other),),
                ),
            )
