"""Scores and grades as the text of a document states them."""

from jixiao.dossier.figure import Figure
from jixiao.dossier.place import Span
from jixiao.units.record import record


@record
class Rating:
    """One statement of a score, a grade or both.

    `scope` names the program it is about, "" for what the whole document evaluates; `grade` "" and `score` None
    when the statement leaves them out. `parts` are the points of 其中：预算执行9.5分、产出48分 …
    """

    scope: str
    score: Figure | None
    grade: str
    grade_span: Span | None
    parts: tuple[Figure, ...] = ()

    @property
    def span(self) -> Span:
        """Where it stands: the grade when it has one, else the score."""
        if self.grade_span is not None:
            return self.grade_span
        assert self.score is not None
        return self.score.span


@record
class ToldPoints:
    """What the text tells of one item of the scoring: its name, what could be had, what was got and taken off.

    `parts` are the points of single indicators where the item tells them before its own.
    """

    name: str
    full: Figure
    got: Figure
    lost: tuple[Figure, ...] = ()
    parts: tuple[Figure, ...] = ()


@record
class Tally:
    """How many programs got which grade: 共6个项目，其中优5个、良1个，评优率83.33%."""

    total: Figure | None
    counts: tuple[tuple[str, Figure], ...]
    rate: Figure | None
    rate_word: str = ""  # 评优率, 优良率
