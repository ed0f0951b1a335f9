"""What a document asserts of its numbers: a total and its parts, a change and its rate, a share, an execution rate."""

from enum import StrEnum

from jixiao.dossier.figure import Figure
from jixiao.dossier.place import Span
from jixiao.dossier.rating import Rating, Tally, ToldPoints
from jixiao.units.record import record


class Stage(StrEnum):
    """Which budget figure an amount is (年初预算 … 决算支出); the years and places of the money are other fields."""

    ORIGINAL = "年初预算"
    ADJUSTMENT = "调整数"
    ADJUSTED = "调整预算"
    INCOME = "收入"
    OUTTURN = "支出"
    CARRYOVER_IN = "年初结转"
    CARRYOVER_OUT = "年末结转"
    UNSAID = ""


@record
class Split:
    """A total and its parts. `exhaustive`: the text says the parts make up the whole (分为, 包括, two complements);
    else none may exceed it (其中), and when they are `apart`, leaving one another out, nor may their sum. `basis`
    names why the parts belong together, for the reader.
    """

    total: Figure
    parts: tuple[Figure, ...]
    exhaustive: bool
    basis: str
    in_table: bool = False
    tie: str = ""  # in tables: a dossier.ledger.Tie
    apart: bool = False


@record
class Change:
    """今年值, 较上年增减额, 增减幅(%). What is not said is None. `against` is 上年, 年初, 年初预算 …"""

    span: Span
    subject: str
    current: Figure | None
    delta: Figure | None
    rate: Figure | None
    previous: Figure | None
    against: str
    in_table: bool = False


@record
class Share:
    """部分, 整体, 占比(%). `whole` is None when the document only names it (`whole_name`)."""

    part: Figure
    whole: Figure | None
    rate: Figure
    in_table: bool = False
    whole_name: str = ""


@record
class Execution:
    """预算数, 执行数, 执行率(%) of one subject; what the document leaves out is None."""

    span: Span
    subject: str
    budget: Figure | None
    outturn: Figure | None
    rate: Figure | None
    base: str = ""  # 年初预算, 调整预算 when the text says which
    in_table: bool = False


@record
class Attainment:
    """目标值, 完成值, 完成率(%) of one measure, and quotients named by what they count (开工率 = 开工 ÷ 签约)."""

    subject: str
    whole: Figure
    part: Figure
    rate: Figure


@record
class Fact:
    """One budget item at one stage in one year: the atom of the budget structure, and of the same fact twice.

    `item` is a term of the closed budget vocabulary (基本支出, 人员经费 …); `scope` narrows it (财政拨款,
    项目名称 …), "" for the whole department; `year` 0 when neither sentence nor document says it.
    """

    item: str
    stage: Stage
    scope: str
    year: int
    figure: Figure
    in_table: bool = False


@record
class Goal:
    """A target or a result told in prose: what, how much, and in which part of the report.

    `overall` is said of goals of the whole year, not of a sub-goal; `indicator` of those under 绩效指标：, which
    promise a measurable value.
    """

    subject: str
    figure: Figure | None  # None for a goal without a number
    span: Span
    group: str  # the heading it stands under
    overall: bool = False
    indicator: bool = False


@record
class Band:
    """One grade of a printed scale: 得分≥85分为优秀. Ends as printed, None where open."""

    name: str
    span: Span
    floor: Figure | None
    ceiling: Figure | None


@record
class Conclusion:
    """综合得分, 等级 and the scale the document prints. `score` None and `grade` "" when not stated.

    `ratings` are all statements of scores and grades in reading order, those of single programs among them;
    `full` is the highest score the text says can be had (满分100分). `points` are the lists that tell of each item what
    could be had and what was got, one for each paragraph.
    """

    score: Figure | None
    grade: str
    grade_span: Span | None
    bands: tuple[Band, ...] = ()
    ratings: tuple[Rating, ...] = ()
    tally: Tally | None = None
    full: Figure | None = None
    points: tuple[tuple[ToldPoints, ...], ...] = ()


@record
class Reference:
    """A cited document number, as printed and in canonical form 石发〔2019〕8号."""

    span: Span
    printed: str
    canonical: str
    issuer: str
    year: int
    title: str = ""
