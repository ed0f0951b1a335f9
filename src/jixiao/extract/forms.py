"""Indicator tables in every layout → programs with their indicator rows."""

from jixiao.document.model import Document
from jixiao.dossier.figure import Figure
from jixiao.dossier.indicator import Program
from jixiao.dossier.model import Undecided
from jixiao.dossier.place import Source


def read_programs(
    document: Document, source: Source, figures: tuple[Figure, ...]
) -> tuple[tuple[Program, ...], tuple[Undecided, ...]]:
    return (), ()
