"""A layout (表样): the template an office fills and the mapping that says what belongs in which of its cells."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from jixiao.norms.model import Certainty


class Scope(StrEnum):
    """What one filled form is about."""

    PROGRAM = "program"  # one form for each program
    WHOLE = "whole_department"  # the form of the department as a whole
    DEPARTMENT = "department"  # the papers themselves: summary of programs, budget, staff


class Of(StrEnum):
    """What the rows of a block are."""

    FUNDS = "funds"
    INDICATORS = "indicators"
    LONG_TERM = "long_term"
    PROGRAMS = "programs"
    AMOUNTS = "amounts"
    MEASURES = "measures"


@dataclass(frozen=True, slots=True)
class RowBlock:
    """Rows of a template that grow and shrink with what is filled in.

    `first` and `last` are rows of the template (from 1), `columns` says which word a column (from 1) shows. Columns
    in `merge` are joined downwards over equal values. `labels` are what the rows of the template are about, one for
    each, the words to look for divided by blanks; rows they do not name are added below.
    """

    of: Of
    first: int
    last: int
    columns: Mapping[int, str]
    merge: tuple[int, ...] = ()
    labels: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """One official form. `cells` maps (row, column) of the template to a text with words in braces: （{year}年度）.

    `choices` are cells with boxes to tick (□新增 □延续) and the word that tells which. `instrument` is a key of
    norms/instruments.toml; `certainty` says how sure the layout itself is. `years` are the first and last budget year
    it is used for, 0 where open. `money` is the unit its amounts are in.
    """

    name: str
    title: str
    scope: Scope
    place: str
    instrument: str
    locator: str
    certainty: Certainty
    note: str
    years: tuple[int, int]
    money: str
    guide: tuple[str, ...]
    cells: Mapping[tuple[int, int], str]
    choices: Mapping[tuple[int, int], str]
    blocks: tuple[RowBlock, ...]
    folder: Path
    month: int = 0  # of a form of monitoring: the month to whose end it looks

    @property
    def formats(self) -> tuple[str, ...]:
        """The endings of its templates: xlsx, docx or both."""
        return tuple(kind for kind in FORMATS if self.template(kind).exists())

    def template(self, kind: str) -> Path:
        return self.folder / f"template.{kind}"

    @property
    def shows_scores(self) -> bool:
        """Whether something in it has to be scored first."""
        said = [*self.cells.values(), *(word for block in self.blocks for word in block.columns.values())]
        return any("score" in text or "grade" in text for text in said)


FORMATS = ("xlsx", "docx")
