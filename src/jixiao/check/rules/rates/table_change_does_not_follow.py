from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.ledger_faults import DELTA, of_kind
from jixiao.dossier.model import Dossier


def table_change_does_not_follow(dossier: Dossier) -> Iterator[Hit]:
    yield from of_kind(dossier, DELTA)
