"""Money tables (budget, final account, assets, procurement) → sums, shares, changes, execution and facts."""

from dataclasses import dataclass

from jixiao.document.model import Document
from jixiao.dossier.claim import Change, Execution, Fact, Share, Split
from jixiao.dossier.figure import Figure
from jixiao.dossier.indicator import Program
from jixiao.dossier.model import Undecided
from jixiao.dossier.place import Source


@dataclass(frozen=True, slots=True)
class Ledgers:
    facts: tuple[Fact, ...] = ()
    splits: tuple[Split, ...] = ()
    changes: tuple[Change, ...] = ()
    shares: tuple[Share, ...] = ()
    executions: tuple[Execution, ...] = ()
    undecided: tuple[Undecided, ...] = ()


def read_ledgers(
    document: Document, source: Source, figures: tuple[Figure, ...], year: int, programs: tuple[Program, ...]
) -> Ledgers:
    return Ledgers()
