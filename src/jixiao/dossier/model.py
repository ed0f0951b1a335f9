"""THE HUB: one department, one year, as one document (or the database) tells it; typed and frozen."""

from dataclasses import field
from enum import StrEnum
from typing import NamedTuple

from jixiao.dossier.claim import Attainment, Change, Conclusion, Execution, Fact, Goal, Reference, Share, Split
from jixiao.dossier.figure import Figure
from jixiao.dossier.indicator import Program
from jixiao.dossier.ledger import ClassAmount, Comparison, Completion, Ledger, Product, Purchase, ShareColumn
from jixiao.dossier.place import Source, Span
from jixiao.units.record import record


class DocumentKind(StrEnum):
    DEPARTMENT_REPORT = "department_self_evaluation_report"  # 部门整体支出绩效自评报告
    PROGRAM_REPORT = "program_self_evaluation_report"  # 项目支出绩效自评报告
    BUDGET_DISCLOSURE = "budget_disclosure"  # 部门预算公开
    FINAL_ACCOUNT_DISCLOSURE = "final_account_disclosure"  # 部门决算公开
    OBJECTIVE_FORM = "objective_form"  # 绩效目标表
    SELF_EVALUATION_FORM = "self_evaluation_form"  # 绩效自评表
    UNKNOWN = "unknown"


@record
class Section:
    """A heading and what stands under it. `level` 1 is the outermost; `number` as printed (一、 （二） 3.).

    `span` is the heading, `body` everything to the next heading of the same or a higher level.
    """

    level: int
    number: str
    title: str
    span: Span
    body: Span
    ordinal: int = 0  # 二、 → 2
    style: str = ""  # which numbering: 一、 （一） 1. （1） ① 第一部分


class Passage(NamedTuple):
    """A stretch of running text or one table cell. `section` indexes Dossier.sections, −1 before the first.

    `table` is the number of the table (from 0) a cell belongs to, None for running text.
    """

    span: Span
    section: int
    table: int | None = None
    heading: bool = False


@record
class Undecided:
    """Something seen and not understood, with the reason in Chinese."""

    span: Span
    what: str
    reason: str


@record
class Coverage:
    """How far one subject was looked at: 指标行 107 条，未能识别 2 条."""

    subject: str
    read: int
    undecided: int = 0
    note: str = ""


@record
class Remark:
    """What the reader of the file had to say (tracked changes, hidden text …)."""

    code: str
    message: str
    span: Span


@record
class Dossier:
    """Everything read from one document. Tuples are in reading order; empty means nothing of the kind was found.

    `year` is the budget year, 0 when the document does not say it; `place` the code of the region
    (130110), "" when unknown.
    """

    source: Source
    kind: DocumentKind = DocumentKind.UNKNOWN
    title: str = ""
    department: str = ""
    region: str = ""
    place: str = ""
    year: int = 0
    excerpt: bool = False  # the text breaks off: nothing can be said about what it lacks
    sections: tuple[Section, ...] = ()
    passages: tuple[Passage, ...] = ()
    figures: tuple[Figure, ...] = ()
    facts: tuple[Fact, ...] = ()
    splits: tuple[Split, ...] = ()
    changes: tuple[Change, ...] = ()
    shares: tuple[Share, ...] = ()
    executions: tuple[Execution, ...] = ()
    attainments: tuple[Attainment, ...] = ()
    ledgers: tuple[Ledger, ...] = ()
    products: tuple[Product, ...] = ()
    share_columns: tuple[ShareColumn, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    purchases: tuple[Purchase, ...] = ()
    completions: tuple[Completion, ...] = ()
    class_amounts: tuple[ClassAmount, ...] = ()
    targets: tuple[Goal, ...] = ()
    results: tuple[Goal, ...] = ()
    measures: tuple[Goal, ...] = ()  # results told in prose with their subject, outside the budget and the goals
    programs: tuple[Program, ...] = ()
    conclusion: Conclusion | None = None
    references: tuple[Reference, ...] = ()
    remarks: tuple[Remark, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    coverage: tuple[Coverage, ...] = field(default=())

    def body(self, section: Section) -> str:
        """The text under a heading."""
        return self.source.text[section.body.start : section.body.end]
