from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.reports import is_report
from jixiao.dossier.figure import FigureKind
from jixiao.dossier.model import Dossier

KINDS = frozenset({FigureKind.COUNT, FigureKind.AMOUNT})
SHOWN = 4


def vague_number_as_evidence(dossier: Dossier) -> Iterator[Hit]:
    if not is_report(dossier):
        return
    aims = {goal.figure.span for goal in dossier.targets if goal.figure}
    vague = [f for f in dossier.figures if f.approximate and f.kind in KINDS and f.span not in aims]
    if vague:
        quotes = "、".join(f"“{dossier.source.quote(f.span)}”" for f in vague[:SHOWN])
        yield Hit(
            vague[0].span,
            f"全文有{len(vague)}个约数（{quotes}），核对台账能得出准数的应当写准数",
            related=tuple(vague[1:SHOWN]),
        )
