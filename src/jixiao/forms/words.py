"""What a layout's words are: each names a value of the form's subject, or of one row of a block."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from jixiao.dossier.scoresheet import DepartmentScores, ScoreLine, ScoreSheet
from jixiao.dossier.workpaper import FundPaper, IndicatorPaper, ProgramPaper, Workpaper
from jixiao.forms.values import Value


class Shape(StrEnum):
    """How a cell is set: its alignment and number format follow from it."""

    WORD = "word"
    TEXT = "text"
    MONEY = "money"
    POINTS = "points"
    RATE = "rate"
    NUMBER = "number"
    TICK = "tick"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Subject:
    """What one form is about: the papers, and the program (or whole department) with its score sheet."""

    papers: Workpaper
    unit: str  # of amounts
    program: ProgramPaper | None = None
    sheet: ScoreSheet | None = None
    scores: DepartmentScores | None = None

    def sheet_of(self, program: ProgramPaper) -> ScoreSheet | None:
        """Its score sheet, by its key or else by its name."""
        if self.scores is None or program.whole_department:
            return self.scores.department if self.scores is not None else None
        sheets = self.scores.programs
        keyed = (sheet for sheet in sheets if program.key and sheet.key == f"score/{program.key}")
        return next(keyed, None) or next((sheet for sheet in sheets if sheet.subject == program.name), None)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a block; only the part that the block is of is there."""

    subject: Subject
    number: int
    label: str = ""
    aliases: tuple[str, ...] = ()  # other words for the label, as tables print it
    fund: FundPaper | None = None
    indicator: IndicatorPaper | None = None
    line: ScoreLine | None = None
    program: ProgramPaper | None = None


Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Word(Generic[Thing]):
    """`value` gets what stands behind the colon of the word (fact:项目负责人), "" without one."""

    meaning: str
    shape: Shape
    value: Callable[[Thing, str], Value]


def is_word(word: str, known: Mapping[str, Any]) -> bool:
    return word in known or (":" in word and f"{word.partition(':')[0]}:" in known)


def value_of(word: str, known: Mapping[str, Word[Thing]], thing: Thing) -> Value:
    head, colon, rest = word.partition(":")
    return known[f"{head}{colon}"].value(thing, rest)


def shape_of(word: str, known: Mapping[str, Word[Any]]) -> Shape:
    head, colon, _ = word.partition(":")
    return known[f"{head}{colon}"].shape
