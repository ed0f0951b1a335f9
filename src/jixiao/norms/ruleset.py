"""The rules by which a place scores in one year, each with the norm that says so.

Compiled once from the parameters of the topic 计分 and its neighbours, so that scoring is arithmetic and looks nothing
up. Percentages stay percentages (80 is 80 %).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from typing import Generic, TypeVar

from jixiao.norms.citation import citation
from jixiao.norms.grade_bands import GradeBand, grade_bands
from jixiao.norms.model import Row
from jixiao.norms.resolve import NATION, Answer, Norms
from jixiao.norms.shape import shapes
from jixiao.norms.toml import NormError
from jixiao.units.record import record

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
EXECUTION = "预算执行"  # the category of weights that is no indicator
EVERY_INDICATOR = "绩效指标"  # a category that holds all indicators together
_ANALOGY_MARK = "比照"
BY_ANALOGY = "没有适用于{}年度的规定，" + _ANALOGY_MARK + "（{}）"


@dataclass(frozen=True, slots=True, eq=False)
class Rule(Generic[T_co]):
    """A value with the norm it comes from; `words` cite it: 《…》（财预〔2020〕10号）单位自评指标权重."""

    value: T_co
    answer: Answer
    words: str


def ruled(value: T, answer: Answer, norms: Norms) -> Rule[T]:
    """The value of an answer, with the citation of its norm."""
    source = answer.source
    return Rule(value, answer, str(citation(f"{source.instrument}#{source.locator}", norms)))


@record
class Profile:
    """One way to divide the hundred points (设成本指标 …); `points` by category, in the order of the norm."""

    name: str
    points: Mapping[str, Decimal]


@record
class Level:
    """A qualitative level: from `floor` % of the weight up to `ceiling` %, which only the top level includes."""

    name: str
    also: frozenset[str]
    floor: Decimal
    ceiling: Decimal
    is_top: bool


@record
class Step:
    """From `ratio` % of the target on, `deduct` points are taken away."""

    ratio: Decimal
    deduct: Decimal


@record
class OverLimits:
    """From which percentage of the target on an over-fulfilment is noted, and from which it is suspect."""

    note: Decimal
    warning: Decimal


@record
class Window:
    """An indicator counts as achieved between these percentages of its target, both included."""

    floor: Decimal
    ceiling: Decimal


@record
class ExecutionBand:
    """From an execution rate of `floor` % on `share` % of the points; None: in proportion to the rate."""

    floor: Decimal
    share: Decimal | None


@record
class Ceiling:
    """Below an execution rate of `below` % the total is at most `ceiling`."""

    below: Decimal
    ceiling: Decimal


@record
class Item:
    """An item of a department frame: over `limit` each percentage point costs `deduct` points, or the points are the
    share of indicators of the kind `counts` that were achieved (achieved_window); with neither, it has a target.
    """

    name: str
    area: str
    points: Decimal | None
    formula: str
    limit: Decimal | None
    deduct: Decimal | None
    counts: str


@dataclass(frozen=True, slots=True, eq=False)
class RuleSet:
    """What holds for `scope` (program, whole_department) in a place and budget year. None: no level says anything."""

    place: str
    place_name: str
    scope: str
    year: int
    weights: Rule[tuple[Profile, ...]] | None
    kind_points: Rule[Mapping[str, Decimal]] | None
    missing_category: Rule[str]
    at_least: Rule[str]
    exactly: Rule[str]
    at_most: Rule[str]
    between: Rule[str]
    zero_target: Rule[str]
    over_fulfilment: Rule[str]
    over_limits: Rule[OverLimits]
    over_steps: Rule[tuple[Step, ...]] | None
    achieved_window: Rule[Window] | None
    levels: Rule[tuple[Level, ...]]
    execution_points: Rule[Decimal]
    execution_base: Rule[str]
    execution_zero_budget: Rule[str]
    execution_bands: Rule[tuple[ExecutionBand, ...]] | None
    ceilings: Rule[tuple[Ceiling, ...]] | None
    grades: Rule[tuple[GradeBand, ...]]
    grading: Rule[str]
    evidence: Rule[str]
    decimals: Rule[Mapping[str, int]]
    explanation_cases: Rule[frozenset[str]]
    execution_explanation: Rule[Decimal]
    adjustment_explanation: Rule[Decimal]
    deviation_explanation: Rule[Decimal]
    consistency_gap: Rule[Decimal] | None
    consistency_unspent: Rule[Decimal] | None
    department_score: Rule[str] | None
    items: Rule[Mapping[str, Item]] | None

    @property
    def rules(self) -> Mapping[str, Rule[object]]:
        """Every rule that is there, by field."""
        found = {name: getattr(self, name) for name in self.__slots__}
        return {name: rule for name, rule in found.items() if isinstance(rule, Rule)}

    @property
    def by_analogy(self) -> bool:
        """Whether some rule is younger than the year, and is applied to it for want of another."""
        return any(_ANALOGY_MARK in rule.answer.selected_by for rule in self.rules.values())

    @property
    def speaks_for_itself(self) -> bool:
        """Whether the place has any scoring rule of its own, or inherits them all."""
        return any(rule.answer.place == self.place for rule in self.rules.values())


@lru_cache(maxsize=512)
def ruleset(norms: Norms, place: str, scope: str, year: int) -> RuleSet:
    """Raises NormError when no level says anything about a rule that scoring cannot do without."""
    return _Compiler(norms, place, scope, year).made()


class _Compiler:
    def __init__(self, norms: Norms, place: str, scope: str, year: int) -> None:
        self._norms, self._place, self._scope, self._year = norms, place or NATION, scope, year

    def made(self) -> RuleSet:
        return RuleSet(
            place=self._place,
            place_name=self._norms.place_name(self._place),
            scope=self._scope,
            year=self._year,
            weights=self._may("weights", _profiles),
            kind_points=self._may("kind_points", lambda a: _by(a, "kind", "points")),
            missing_category=self._must("missing_category", _word),
            at_least=self._must("score_at_least", _word),
            exactly=self._must("score_exactly", _word),
            at_most=self._must("score_at_most", _word),
            between=self._must("score_between", _word),
            zero_target=self._must("score_zero_target", _word),
            over_fulfilment=self._must("over_fulfilment_rule", _word),
            over_limits=self._must("over_fulfilment", _over_limits),
            over_steps=self._may("over_fulfilment_steps", _steps),
            achieved_window=self._may("achieved_window", _window),
            levels=self._must("qualitative_bands", _levels),
            execution_points=self._must("execution_points", _number),
            execution_base=self._must("execution_base", _word),
            execution_zero_budget=self._must("execution_zero_budget", _word),
            execution_bands=self._may("execution_bands", _execution_bands),
            ceilings=self._may("score_ceilings", _ceilings),
            grades=self._must("grade_bands", grade_bands),
            grading=self._must("grading", _word),
            evidence=self._must("evidence_duty", _word),
            decimals=self._must("rounding", lambda a: {w: int(n) for w, n in _by(a, "what", "decimals").items()}),
            explanation_cases=self._must("explanation_cases", lambda a: frozenset(str(row["case"]) for row in a.rows)),
            execution_explanation=self._must("execution_explanation", _number),
            adjustment_explanation=self._must("adjustment_explanation", _number),
            deviation_explanation=self._must("deviation_explanation", _number),
            consistency_gap=self._may("consistency_gap", _number),
            consistency_unspent=self._may("consistency_unspent", _number),
            department_score=self._may("department_score", _word),
            items=self._may("department_items", _items),
        )

    def _may(self, name: str, convert: Callable[[Answer], T]) -> Rule[T] | None:
        answer = self._norms.get(name, self._place, self._scope, year=self._year)
        return self._rule(answer, convert) if answer else None

    def _must(self, name: str, convert: Callable[[Answer], T]) -> Rule[T]:
        """Before the first year of a rule the oldest value of the country is applied by analogy, and says so."""
        if (rule := self._may(name, convert)) is not None:
            return rule
        answer = self._norms.get(name, NATION, self._scope, year=self._first_year(name))
        if answer is None:
            raise NormError(f"没有“{shapes()[name].title}”（{name}）的规定，不能计分；请在规范文件夹（--norms）中补上")
        return self._rule(replace(answer, selected_by=BY_ANALOGY.format(self._year, answer.selected_by)), convert)

    def _rule(self, answer: Answer, convert: Callable[[Answer], T]) -> Rule[T]:
        return ruled(convert(answer), answer, self._norms)

    def _first_year(self, name: str) -> int:
        """The first budget year in which the country has a value; 0 (the newest) when it has none."""
        nation = (file for file in self._norms.files(name) if file.place == NATION)
        return min((v.budget_years_from for file in nation for v in file.values if v.budget_years_from), default=0)


# --- from rows to records; columns and kinds are those of shapes.toml -------------------------------------------------


def _word(answer: Answer) -> str:
    return answer.word


def _number(answer: Answer) -> Decimal:
    assert answer.number is not None
    return answer.number


def _n(row: Row, column: str) -> Decimal:
    cell = row[column]
    assert isinstance(cell, Decimal)
    return cell


def _maybe(row: Row, column: str) -> Decimal | None:
    return _n(row, column) if column in row else None


def _by(answer: Answer, key: str, number: str) -> Mapping[str, Decimal]:
    return {str(row[key]): _n(row, number) for row in answer.rows}


def _profiles(answer: Answer) -> tuple[Profile, ...]:
    by_profile = groupby(answer.rows, key=lambda row: str(row.get("profile", "")))
    return tuple(Profile(name, {str(row["category"]): _n(row, "points") for row in rows}) for name, rows in by_profile)


def _over_limits(answer: Answer) -> OverLimits:
    limits = _by(answer, "level", "ratio")
    return OverLimits(limits["note"], limits["warning"])


def _steps(answer: Answer) -> tuple[Step, ...]:
    return tuple(sorted((Step(_n(r, "ratio"), _n(r, "deduct")) for r in answer.rows), key=lambda step: step.ratio))


def _window(answer: Answer) -> Window:
    return Window(_n(answer.rows[0], "floor"), _n(answer.rows[0], "ceiling"))


def _levels(answer: Answer) -> tuple[Level, ...]:
    """The best first; each reaches up to the floor of the one before."""
    rows = sorted(answer.rows, key=lambda row: -_n(row, "floor"))
    ceilings = [Decimal(100), *(_n(row, "floor") for row in rows)]
    return tuple(
        Level(str(row["level"]), frozenset(str(row.get("also", "")).split()), _n(row, "floor"), ceiling, index == 0)
        for index, (row, ceiling) in enumerate(zip(rows, ceilings, strict=False))
    )


def _execution_bands(answer: Answer) -> tuple[ExecutionBand, ...]:
    bands = (ExecutionBand(_n(row, "floor"), _maybe(row, "share")) for row in answer.rows)
    return tuple(sorted(bands, key=lambda band: -band.floor))


def _ceilings(answer: Answer) -> tuple[Ceiling, ...]:
    return tuple(Ceiling(_n(row, "below"), _n(row, "ceiling")) for row in answer.rows)


def _items(answer: Answer) -> Mapping[str, Item]:
    return {str(row["item"]): _item(row) for row in answer.rows}


def _item(row: Row) -> Item:
    return Item(
        name=str(row["item"]),
        area=str(row.get("area", "")),
        points=_maybe(row, "points"),
        formula=str(row.get("formula", "")),
        limit=_maybe(row, "limit"),
        deduct=_maybe(row, "deduct"),
        counts=str(row.get("counts", "")),
    )
