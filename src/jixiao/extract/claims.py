"""What the prose asserts about its numbers."""

from dataclasses import dataclass

from jixiao.dossier.claim import Change, Execution, Fact, Share, Split
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import Passage, Section, Undecided
from jixiao.dossier.place import Source


@dataclass(frozen=True, slots=True)
class Claims:
    facts: tuple[Fact, ...] = ()
    splits: tuple[Split, ...] = ()
    changes: tuple[Change, ...] = ()
    shares: tuple[Share, ...] = ()
    executions: tuple[Execution, ...] = ()
    undecided: tuple[Undecided, ...] = ()


def read_claims(
    source: Source, sections: tuple[Section, ...], passages: tuple[Passage, ...], figures: tuple[Figure, ...], year: int
) -> Claims:
    return Claims()
