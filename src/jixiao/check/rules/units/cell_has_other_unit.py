from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier


def cell_has_other_unit(dossier: Dossier) -> Iterator[Hit]:
    for ledger in dossier.ledgers:
        for figure in ledger.odd:
            related = (ledger.unit_span,) if ledger.unit_span else ()
            yield Hit(figure.span, f"表头单位为{ledger.unit or '另一单位'}，这一格写作{figure.unit}", related=related)
