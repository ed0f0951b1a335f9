from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import sum_against_total
from jixiao.check.shared.explained import by_sum, unexplained
from jixiao.dossier.figure import FigureKind
from jixiao.dossier.model import Dossier


def changes_do_not_explain(dossier: Dossier) -> Iterator[Hit]:
    yield from unexplained(dossier, _hits(dossier), by_sum)


def _hits(dossier: Dossier) -> Iterator[Hit]:
    for split in dossier.splits:
        if not split.exhaustive or len(split.parts) < 2 or split.in_table or split.total.kind is not FigureKind.CHANGE:
            continue
        if hit := sum_against_total(split.total, split.parts):
            yield hit
