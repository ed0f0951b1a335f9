from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.ledger_faults import EXECUTION, of_kind
from jixiao.dossier.model import Dossier


def table_execution_rate_does_not_follow(dossier: Dossier) -> Iterator[Hit]:
    yield from of_kind(dossier, EXECUTION)
