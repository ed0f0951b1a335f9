from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.ledger_faults import PRODUCT, of_kind
from jixiao.dossier.model import Dossier


def price_times_quantity_differs(dossier: Dossier) -> Iterator[Hit]:
    yield from of_kind(dossier, PRODUCT)
