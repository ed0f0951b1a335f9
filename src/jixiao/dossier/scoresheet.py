"""Score sheets: what each indicator, program and department scores, with the working and the norm behind it."""

from collections.abc import Iterator
from decimal import Decimal

from jixiao.dossier.datum import Datum
from jixiao.units.record import record


@record
class Ground:
    """The norm a score rests on, in words that can be printed: 财预〔2020〕10号 第十条.

    `certainty` is that of the norm (original, restated, practice, memory); `firm` whether it may be relied on.
    `instrument` is the key in norms/instruments.toml.
    """

    instrument: str
    locator: str
    words: str
    certainty: str
    firm: bool


@record
class Notice:
    """Something a person must look at though it costs no points (目标值可能偏低, 须说明原因而未说明)."""

    code: str
    message: str


@record
class ScoreLine:
    """Budget execution or one indicator. `score` is None while something is `missing` (in Chinese, what to supply).

    `working` reads aloud: 完成值 18 ÷ 指标值 20 × 10 分 = 9.00 分. `low` and `high` bound the score where it is a
    person's choice within a band, or not yet decided; equal to the score where it is certain.
    `score` is a datum, so that a report prints it with its way back; `weight` is the weight that was applied.
    """

    key: str
    subject: str
    group: str
    kind: str
    weight: Decimal
    score: Datum | None
    low: Decimal
    high: Decimal
    working: str
    grounds: tuple[Ground, ...] = ()
    notices: tuple[Notice, ...] = ()
    missing: tuple[str, ...] = ()
    stated: Datum | None = None  # what the office gave itself

    @property
    def lost(self) -> Decimal | None:
        """Points below the weight; None while the score is open."""
        return None if self.score is None else self.weight - self.score.value


@record
class Repair:
    """One thing that would change points or grade, and by how much at most (cheapest and largest first)."""

    subject: str
    action: str  # 填写完成值, 补充佐证材料, 说明偏差原因 …
    gain: Decimal
    grade_after: str  # the grade it would lead to, "" when the grade stays


@record
class ScoreSheet:
    """The scores of one program or of the whole department under the norms of one place.

    `total` is None while a line is open or the sheet itself lacks something (`missing`: 分值合计 110 分 …);
    `grade` is "" when there is no total or the place gives no grades.
    """

    key: str
    subject: str
    whole_department: bool
    year: int
    place: str
    place_name: str
    execution: ScoreLine | None
    indicators: tuple[ScoreLine, ...]
    total: Datum | None
    low: Decimal
    high: Decimal
    grade: str
    grade_working: str
    grounds: tuple[Ground, ...] = ()
    notices: tuple[Notice, ...] = ()
    repairs: tuple[Repair, ...] = ()
    missing: tuple[str, ...] = ()
    stated: Datum | None = None  # the total the office gave itself

    @property
    def lines(self) -> tuple[ScoreLine, ...]:
        return ((self.execution,) if self.execution else ()) + self.indicators

    @property
    def all_grounds(self) -> tuple[Ground, ...]:
        """The norms that a line or the sheet itself rests on, each once."""
        of_lines = (ground for line in self.lines for ground in line.grounds)
        return tuple(dict.fromkeys((*of_lines, *self.grounds)))

    def data(self) -> Iterator[Datum]:
        """Every value the sheet computed."""
        yield from (line.score for line in self.lines if line.score)
        if self.total:
            yield self.total


@record
class DepartmentScores:
    """All sheets of a department and year: the whole department's own (None when it has no form), its programs'.

    `grades` counts the programs of each grade (优 6), in the order of the bands; `programs` without a grade are not
    in it.
    """

    department: ScoreSheet | None
    programs: tuple[ScoreSheet, ...]
    grades: tuple[tuple[str, int], ...] = ()

    @property
    def sheets(self) -> tuple[ScoreSheet, ...]:
        return ((self.department,) if self.department else ()) + self.programs
