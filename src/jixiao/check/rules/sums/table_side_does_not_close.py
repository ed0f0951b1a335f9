from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.ledger_faults import of_kind
from jixiao.dossier.ledger import Tie
from jixiao.dossier.model import Dossier


def table_side_does_not_close(dossier: Dossier) -> Iterator[Hit]:
    yield from of_kind(dossier, Tie.CLOSING)
