"""What monitoring goes by in a place and year: lights, floors, rounds. A place without lights borrows those in use."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from jixiao.norms.resolve import Answer, Norms
from jixiao.norms.ruleset import Rule, ruled
from jixiao.units.record import record
from jixiao.units.regex import regex

T = TypeVar("T")
SYSTEM = "100002"  # 一体化系统: the lights that software in use shows
EXECUTION, MORE, LESS = "预算执行", "正向指标", "反向指标"
OBJECTIVES = "绩效目标"


@record
class Band:
    """A light from `limit` % on, or, `above` it, from anything more."""

    light: str
    limit: Decimal
    above: bool


@record
class Floor:
    """By the end of `month` at least `rate` % must be spent."""

    month: int
    rate: Decimal


@record
class Round:
    """A round of monitoring: what it covers, until the end of which month, and when its report is due."""

    period: str
    month: int
    due: date | None


@dataclass(frozen=True, slots=True, eq=False)
class MonitoringRules:
    """`borrowed` says that the lights are not the place's own. `courses` gives the light of a program by how many of
    the two courses, money and objectives, go as planned.
    """

    place: str
    place_name: str
    year: int
    lights: Rule[Mapping[str, tuple[Band, ...]]]
    levels: Rule[Mapping[str, str]]
    courses: Rule[Mapping[int, str]] | None
    floors: Rule[tuple[Floor, ...]] | None
    gap: Rule[Decimal] | None
    scope: Rule[frozenset[str]] | None
    rounds: Rule[tuple[Round, ...]] | None
    borrowed: bool

    def watches(self, subject: str) -> bool:
        """Whether money (预算执行) or objectives (绩效目标) are monitored; both where no norm says otherwise."""
        return self.scope is None or any(subject in watched for watched in self.scope.value)


@lru_cache(maxsize=512)
def monitoring_rules(norms: Norms, place: str, year: int) -> MonitoringRules:
    return _Compiler(norms, place, year).made()


class _Compiler:
    def __init__(self, norms: Norms, place: str, year: int) -> None:
        self._norms, self._place, self._year = norms, place, year

    def made(self) -> MonitoringRules:
        own = self._may("monitoring_lights", _lights)
        return MonitoringRules(
            place=self._place,
            place_name=self._norms.place_name(self._place or self._norms.chain("")[0]),
            year=self._year,
            lights=own or self._system("monitoring_lights", _lights),
            levels=self._may("monitoring_level_lights", _levels) or self._system("monitoring_level_lights", _levels),
            courses=self._may("monitoring_courses_lights", _courses),
            floors=self._may("monitoring_execution_floor", _floors),
            gap=self._may("monitoring_gap", _number),
            scope=self._may("monitoring_scope", lambda a: frozenset(str(row["subject"]) for row in a.rows)),
            rounds=self._may("monitoring_periods", lambda a: _rounds(a, self._year)),
            borrowed=own is None,
        )

    def _may(self, name: str, convert: Callable[[Answer], T]) -> Rule[T] | None:
        answer = self._norms.get(name, self._place, year=self._year)
        return self._rule(answer, convert) if answer else None

    def _system(self, name: str, convert: Callable[[Answer], T]) -> Rule[T]:
        """The newest of the system for a year before its first."""
        answer = self._norms.get(name, SYSTEM, year=self._year) or self._norms.get(name, SYSTEM)
        assert answer  # the package has it
        return self._rule(replace(answer, selected_by=f"比照{answer.place_name}"), convert)

    def _rule(self, answer: Answer, convert: Callable[[Answer], T]) -> Rule[T]:
        return ruled(convert(answer), answer, self._norms)


# --- from rows to records; columns and kinds are those of shapes.toml -------------------------------------------------


def _number(answer: Answer) -> Decimal:
    assert answer.number is not None
    return answer.number


def _lights(answer: Answer) -> Mapping[str, tuple[Band, ...]]:
    found: dict[str, list[Band]] = {}
    for row in answer.rows:
        above = "above" in row
        found.setdefault(str(row["subject"]), []).append(
            Band(str(row["light"]), Decimal(row["above"] if above else row.get("floor", 0)), above)
        )
    return {
        subject: tuple(sorted(bands, key=lambda band: (band.limit, band.above))) for subject, bands in found.items()
    }


def _levels(answer: Answer) -> Mapping[str, str]:
    return {str(row["level"]): str(row["light"]) for row in answer.rows}


def _courses(answer: Answer) -> Mapping[int, str]:
    return {int(row["on_course"]): str(row["light"]) for row in answer.rows}


def _floors(answer: Answer) -> tuple[Floor, ...]:
    floors = (Floor(int(row["until_month"]), Decimal(row["floor"])) for row in answer.rows)
    return tuple(sorted(floors, key=lambda floor: floor.month))


def _rounds(answer: Answer, year: int) -> tuple[Round, ...]:
    """In the order of the year; a period whose last month its words do not tell is no round."""
    named = ((str(row["period"]), str(row.get("due", ""))) for row in answer.rows)
    rounds = (Round(period, month, due_date(due, year)) for period, due in named if (month := last_month(period)))
    return tuple(sorted(rounds, key=lambda one: one.month))


_LAST = regex(r"(\d{1,2})\s*月\D*$")
_NAMED = {"上半年": 6, "前三季度": 9, "一季度": 3, "二季度": 6, "三季度": 9, "四季度": 12, "全年": 12, "下半年": 12}


def last_month(period: str) -> int:
    """1—7月 → 7, 上半年 → 6, 前三季度 → 9; 0 where the words do not tell."""
    if hit := _LAST.search(period):
        month = int(hit.group(1))
        return month if 1 <= month <= 12 else 0
    return next((month for words, month in _NAMED.items() if words in period), 0)


def due_date(due: str, year: int) -> date | None:
    """07-31 → 31 July; 8月 → the last day of August; None where nothing or no day is said."""
    if hit := re.fullmatch(r"(\d{1,2})-(\d{1,2})", due):
        return date(year, int(hit.group(1)), int(hit.group(2)))
    if hit := re.fullmatch(r"(\d{1,2})月(?:底|份)?", due):
        return month_end(year, int(hit.group(1)))
    return None


def month_end(year: int, month: int) -> date:
    from calendar import monthrange

    return date(year, month, monthrange(year, month)[1])
