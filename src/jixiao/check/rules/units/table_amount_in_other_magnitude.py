from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.ledger_faults import MAGNITUDE, of_kind
from jixiao.dossier.model import Dossier


def table_amount_in_other_magnitude(dossier: Dossier) -> Iterator[Hit]:
    yield from of_kind(dossier, MAGNITUDE)
