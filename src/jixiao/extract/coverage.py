"""What was looked at and what was not."""

from jixiao.document.model import Document
from jixiao.dossier.figure import Figure
from jixiao.dossier.indicator import Program
from jixiao.dossier.model import Coverage
from jixiao.extract.claims import Claims
from jixiao.extract.ledgers import Ledgers


def read_coverage(
    document: Document, figures: tuple[Figure, ...], programs: tuple[Program, ...], claims: Claims, ledgers: Ledgers
) -> tuple[Coverage, ...]:
    return ()
