"""Money tables as tables: what they are called, in which unit, and the figures that must tie (勾稽)."""

from enum import StrEnum

from jixiao.dossier.claim import Stage
from jixiao.dossier.figure import Figure
from jixiao.dossier.place import Span
from jixiao.units.record import record


class Tie(StrEnum):
    """Why figures of a table belong together."""

    ROWS = "rows"  # 合计行 = 各行
    COLUMNS = "columns"  # 合计列 = 各列
    CLASSES = "classes"  # 类 = 款之和, 款 = 项之和
    NUMBERED = "numbered"  # 一、 = 1. + 2. …
    OF_WHICH = "of_which"  # 其中 stays below its row
    IDENTITY = "identity"  # 基本支出 = 人员经费 + 公用经费, “三公” = 出国 + 公车 + 接待 …
    BALANCE = "balance"  # 收入总计 = 支出总计
    CLOSING = "closing"  # 总计 = 本年合计 + 结转结余
    CARRYOVER = "carryover"  # 年初结转 + 收入 − 支出 = 年末结转
    ADJUSTMENT = "adjustment"  # 年初预算 + 调整 = 全年预算
    LEAD = "lead"  # what the sentence above a table says = its total
    POINTS = "points"  # 分值 = 得分 + 扣分
    FULL_MARKS = "full_marks"  # no score above its full marks
    RESERVED = "reserved"  # 预留中小企业份额 within the amount


@record
class Product:
    """数量 × 单价 = 金额 in one row of a table."""

    quantity: Figure
    price: Figure
    amount: Figure


@record
class ShareColumn:
    """The shares of the parts of one whole, printed one below the other; `total` is the share of the total row."""

    shares: tuple[Figure, ...]
    total: Figure | None
    head: str


@record
class Announced:
    """How many things the sentence above a list says there are, and how many rows it has."""

    figure: Figure
    rows: int


@record
class Ledger:
    """A money table. `unit` is what the table says for itself (万元), "" when it says nothing; `unit_span` where.

    `amounts` are its figures in money; `unit_needed` when cells, heads or row names do not carry the unit themselves.
    """

    span: Span
    caption: str
    caption_span: Span
    unit: str
    unit_span: Span | None
    unit_needed: bool
    amounts: tuple[Figure, ...] = ()
    goods: tuple[Figure, ...] = ()  # purchases of class A (货物) in a procurement table
    odd: tuple[Figure, ...] = ()  # amounts whose cell prints another unit than head or table declare
    score: Figure | None = None  # what its total row gives of 100 points
    subject: str = ""  # what it is about: procurement, assets, three_public, balance … "" when not known
    announced: Announced | None = None


@record
class Comparison:
    """Words that put one amount above, below or level with another: 决算数大于年初预算数.

    `sign` is +1 when the words say `left` is larger, −1 smaller, 0 level; `span` is the word.
    """

    span: Span
    sign: int
    left: Figure
    right: Figure
    words: str


@record
class Purchase:
    """拟购置固定资产 told in prose, said to stand in the procurement table."""

    amount: Figure


@record
class Completion:
    """完成预算的 X% where the sentence before gives the amounts, or gives only the outturn of a budget item."""

    item: str
    budget: Figure | None
    outturn: Figure
    rate: Figure


@record
class ClassAmount:
    """An amount of a functional class: `name` is 类 alone (一般公共服务支出) or 款 and 项 (商贸事务·招商引资)."""

    name: str
    stage: Stage
    figure: Figure
    in_table: bool
