"""Targets and results told in prose."""

from jixiao.dossier.claim import Goal
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import Passage, Section
from jixiao.dossier.place import Source


def read_goals(
    source: Source, sections: tuple[Section, ...], passages: tuple[Passage, ...], figures: tuple[Figure, ...]
) -> tuple[tuple[Goal, ...], tuple[Goal, ...]]:
    """Targets, then results."""
    return (), ()
