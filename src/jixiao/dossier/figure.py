"""A number of the document with what it says: quantity, unit, period, subject."""

from decimal import Decimal
from enum import StrEnum

from jixiao.dossier.place import Span
from jixiao.units.number import Interval, Printed
from jixiao.units.record import record


class FigureKind(StrEnum):
    """What a figure is. `change` is an amount or count by which something rose or fell, `growth` the rate of it."""

    AMOUNT = "amount"
    COUNT = "count"
    RATIO = "ratio"
    GROWTH = "growth"
    CHANGE = "change"
    SCORE = "score"
    RANK = "rank"
    DATE = "date"
    DOCUMENT_NUMBER = "docnumber"
    OTHER = "other"


class Role(StrEnum):
    """In which part of its life a figure speaks."""

    TARGET = "target"
    ACTUAL = "actual"
    BUDGET = "budget"
    THRESHOLD = "threshold"  # 亿元以上项目: names a class, asserts nothing
    NAME = "name"  # 四个平台, 500强


@record
class Figure:
    """One number as printed.

    `direction` is +1 after 增加/增长/上升, −1 after 减少/下降, 0 where nothing is said; `value` stays as printed
    and `signed` applies the direction. `subject` is the noun the sentence gives it, "" when none was found.
    `period` is a year, an ISO date or an interval with "/", "" when not said.
    """

    span: Span
    kind: FigureKind
    printed: Printed
    comparator: str = ""
    approximate: bool = False
    direction: int = 0
    subject: str = ""
    period: str = ""
    role: Role | None = None

    @property
    def value(self) -> Decimal:
        return self.printed.value

    @property
    def unit(self) -> str:
        return self.printed.unit.name

    @property
    def base(self) -> Decimal:
        """Value in the base unit (元, %, 人), as printed, without direction."""
        return self.printed.base

    @property
    def signed(self) -> Decimal:
        """Value in the base unit with the direction the words give it."""
        return -self.base if self.direction < 0 else self.base

    @property
    def interval(self) -> Interval:
        return self.printed.interval

    @property
    def signed_interval(self) -> Interval:
        """The interval with the direction the words give it."""
        interval = self.printed.interval
        return Interval(-interval.high, -interval.low) if self.direction < 0 else interval

    @property
    def exact(self) -> bool:
        """Neither 约 nor a bound: may be computed with."""
        return not self.approximate and self.comparator in ("", "=")
