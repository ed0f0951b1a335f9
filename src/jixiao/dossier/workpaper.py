"""Working papers (工作底稿): what one department and one year are known by, gathered from all their files.

A dossier is what one document says; the papers hold every value once, with its way back. Scores, forms and reports
are made from them, and a database makes them as well as a folder of files does.

Keys are paths of words, the same in every run: amount/2022/支出/基本支出, program/招商活动费/3/签约项目数/actual,
whole/1/…; what is computed goes under score/ (score/program/招商活动费/execution, …/total) or computed/.
"""

from collections.abc import Iterator
from enum import StrEnum

from jixiao.dossier.claim import Stage
from jixiao.dossier.datum import Datum, Provenance
from jixiao.dossier.model import DocumentKind
from jixiao.units.record import record

LAST_YEAR = "（上年）"  # ends the label of a single value of the year before


class Topic(StrEnum):
    """What a narrative that the office writes is about; the values are what templates and forms call it."""

    DUTIES = "部门职能"
    STRUCTURE = "机构设置"
    STAFF = "人员情况"
    ASSETS = "资产情况"
    OBJECTIVE = "总体绩效目标"
    ORGANISATION = "自评组织"
    PROCESS = "自评过程"
    ACHIEVEMENT = "目标完成情况"
    EXPERIENCE = "主要做法"
    PROBLEMS = "存在的问题"
    MEASURES = "改进措施"
    TARGET_QUALITY = "目标设定质量"
    RESULT_USE = "结果应用"
    TEAM = "评价工作组"
    REASON = "变动原因"  # `about` names the amount it explains
    OTHER = "其他"


@record
class Live:
    """Digits in a text that are a value of the papers: in which paragraph, from where to where, and its key."""

    paragraph: int
    start: int
    end: int
    key: str


@record
class Narrative:
    """Paragraphs the office wrote. `about` narrows the topic (the item a reason explains, the program of a problem).

    `year` is the year of the report it was written for: one kept from an earlier year says so. `live` are the numbers
    that were typed by name (dossier.live), once they are printed.
    """

    topic: Topic
    paragraphs: tuple[str, ...]
    provenance: Provenance
    year: int
    about: str = ""
    live: tuple[Live, ...] = ()


@record
class Amount:
    """One budget item at one stage in one year; `scope` narrows it (财政拨款), "" for the whole department.

    `item` is a word of the closed vocabulary (dossier.budget.Item) or the name of a functional class.
    """

    item: str
    stage: Stage
    year: int
    datum: Datum
    scope: str = ""


@record
class FundPaper:
    """A money row of a program: 年度资金总额 or one of its sources. What the papers do not say is None."""

    label: str
    original: Datum | None = None
    adjusted: Datum | None = None
    outturn: Datum | None = None
    is_total: bool = False
    explanation: str = ""
    stated_score: Datum | None = None  # what the office gave itself for execution
    weight: Datum | None = None
    interim: Datum | None = None  # spent by the end of the monitored months
    expected: Datum | None = None  # 全年预计执行数


@record
class EvidencePaper:
    """What proves an actual value (佐证材料): a file, or a pinned view of a ledger."""

    name: str
    provenance: Provenance


@record
class InterimPaper:
    """How an indicator stood at the end of the monitored months (绩效运行监控).

    `expected` is 全年预计完成情况; `causes` were ticked among 经费保障, 制度保障 …; `likelihood` is 确定能, 有可能 or
    完全不可能.
    """

    actual: Datum | None = None
    actual_text: str = ""
    expected: str = ""
    causes: tuple[str, ...] = ()
    explanation: str = ""
    likelihood: str = ""


@record
class IndicatorPaper:
    """A third-level indicator with what was aimed at and what came of it.

    `operator` is >=, <=, =, >, <, between, or "" for a target in words; `target` is the number, `upper` the other end
    of between, both None when the target is words (`target_text`, as printed). `actual` likewise. `level` is the
    qualitative level an office chose (达成预期指标 …). `key` is stable within the papers: program, number, name.
    """

    key: str
    name: str
    group: str = ""
    kind: str = ""
    description: str = ""
    operator: str = ""
    target: Datum | None = None
    upper: Datum | None = None
    target_text: str = ""
    unit: str = ""
    basis: str = ""
    actual: Datum | None = None
    actual_text: str = ""
    level: str = ""
    weight: Datum | None = None
    stated_score: Datum | None = None
    explanation: str = ""
    previous: Datum | None = None  # 上年完成值
    scoring_rule: str = ""
    is_core: bool = False
    evidence: tuple[EvidencePaper, ...] = ()
    original_target: str = ""  # 年初指标值 as printed, where the target was adjusted during the year
    interim: InterimPaper | None = None
    provenance: Provenance | None = None  # of the row


@record
class ProgramPaper:
    """A program (预算项目), or the whole department, with its money, objective and indicators.

    `facts` are further cells of the form's head, by the words of the form (项目负责人, 起止时间 …).
    """

    key: str
    name: str
    whole_department: bool = False
    parent_department: str = ""
    agency: str = ""
    objective: str = ""
    achieved: str = ""
    funds: tuple[FundPaper, ...] = ()
    indicators: tuple[IndicatorPaper, ...] = ()
    stated_score: Datum | None = None
    facts: tuple[tuple[str, str], ...] = ()
    long_term_objective: str = ""
    long_term: tuple[IndicatorPaper, ...] = ()  # indicators of the long-term objective; never scored
    provenance: Provenance | None = None

    @property
    def total(self) -> FundPaper | None:
        """The money row that is scored."""
        return next((fund for fund in self.funds if fund.is_total), None)


@record
class PaperFile:
    """A file the papers were gathered from. `understood` says in Chinese what was found in it, "" for nothing.

    `problem` is why it could not be read, with the remedy; then nothing of it is in the papers.
    """

    path: str
    digest: str
    kind: DocumentKind
    year: int
    title: str
    understood: str
    problem: str = ""


@record
class Conflict:
    """Two files give one value differently; the papers keep the first, and say so."""

    kept: Datum
    other: Datum


@record
class Workpaper:
    """Everything known of one department and one year, and of earlier years for comparison (their own `year`).

    `measures` are other single values (在职人数, 接待批次 …), under the words the files use; `pinned` what views of
    ledgers came to, under the names of their pins, where a text names them.
    """

    department: str
    year: int
    place: str = ""
    region: str = ""
    amounts: tuple[Amount, ...] = ()
    programs: tuple[ProgramPaper, ...] = ()
    measures: tuple[Datum, ...] = ()
    pinned: tuple[Datum, ...] = ()
    narratives: tuple[Narrative, ...] = ()
    files: tuple[PaperFile, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    def amount(self, item: str, stage: Stage, year: int = 0, scope: str = "") -> Datum | None:
        """The value of a budget item, of the papers' own year unless another is named."""
        wanted = (item, stage, year or self.year, scope)
        return next((a.datum for a in self.amounts if (a.item, a.stage, a.year, a.scope) == wanted), None)

    def measure(self, label: str) -> Datum | None:
        return next((datum for datum in self.measures if datum.label == label), None)

    def narrative(self, topic: Topic, about: str = "") -> Narrative | None:
        return next((n for n in self.narratives if n.topic is topic and n.about == about), None)

    @property
    def whole(self) -> ProgramPaper | None:
        """The form of the whole department, when there is one."""
        return next((program for program in self.programs if program.whole_department), None)

    def data(self) -> Iterator[Datum]:
        """Every value of the papers, each once."""
        seen: set[str] = set()
        for datum in self._data():
            if datum.key not in seen:
                seen.add(datum.key)
                yield datum

    def _data(self) -> Iterator[Datum]:
        yield from (amount.datum for amount in self.amounts)
        yield from self.measures
        yield from self.pinned
        for program in self.programs:
            for fund in program.funds:
                yield from _said(fund.original, fund.adjusted, fund.outturn, fund.stated_score, fund.weight)
                yield from _said(fund.interim, fund.expected)
            for row in (*program.indicators, *program.long_term):
                yield from _said(row.target, row.upper, row.actual, row.weight, row.stated_score, row.previous)
                yield from _said(row.interim.actual if row.interim else None)
            yield from _said(program.stated_score)


def _said(*data: Datum | None) -> Iterator[Datum]:
    return (datum for datum in data if datum is not None)
