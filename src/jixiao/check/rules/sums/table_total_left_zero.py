from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.ledger_faults import EMPTY_TOTAL, of_kind
from jixiao.dossier.model import Dossier


def table_total_left_zero(dossier: Dossier) -> Iterator[Hit]:
    yield from of_kind(dossier, EMPTY_TOTAL)
