"""A year under watch: what was filled in for its rounds laid over the working papers, and the lights that gives.

Everything is read once (a fixed number of queries); a round is worked out when it is asked for.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Q, QuerySet

from jixiao import api
from jixiao.dossier.datum import Datum, Provenance
from jixiao.dossier.keys import MONEY_DECIMALS, MONEY_UNIT
from jixiao.dossier.monitoring import Light, MonitoredDepartment, MonitoredLine, MonitoredProgram
from jixiao.dossier.workpaper import FundPaper, IndicatorPaper, InterimPaper, ProgramPaper, Workpaper
from jixiao.score.plan import Plan, PlanError, profile
from jixiao.web.kit.templatetags.numbers import exactly
from jixiao.web.monitoring.models import PlanProfile, Round, RoundFund, RoundRow
from jixiao.web.papers.cells import WORKBENCH, Cell, row_of
from jixiao.web.papers.scored import scored
from jixiao.web.people.models import Section
from jixiao.web.years.models import BudgetYear, Indicator, MonthlyPlan, ProgramYear
from jixiao.web.years.writers import section_of

OWN_PLAN = "本单位的进度计划"
_FEN = 1_000_000  # in a 万元
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Line:
    """The money of a program, or an indicator. `key` is m or i with the row's number; `filled` None: nothing yet."""

    key: str
    found: MonitoredLine
    section: Section | None
    filled: RoundFund | RoundRow | None
    paper: FundPaper | IndicatorPaper | None

    @property
    def reason(self) -> str:
        return self.filled.reason if self.filled else ""

    @property
    def anchor(self) -> str:
        return f"line-{self.key}"


@dataclass(frozen=True, slots=True)
class WatchedProgram:
    """A program of the round, `row` its year; `paid` says that its money was taken from the cash plan."""

    row: ProgramYear
    paper: ProgramPaper
    found: MonitoredProgram
    lines: tuple[Line, ...]
    paid: bool

    @property
    def key(self) -> str:
        return f"p{self.row.pk}"

    @property
    def money(self) -> Line | None:
        return next((line for line in self.lines if line.key[0] == "m"), None)

    @property
    def indicators(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.key[0] == "i")


@dataclass(frozen=True, slots=True)
class Watched:
    """A round as it stands. `papers` are those of the year with the round's values, for the official forms."""

    round: Round
    papers: Workpaper
    found: MonitoredDepartment
    programs: tuple[WatchedProgram, ...]

    @property
    def lights(self) -> dict[str, str]:
        """By the key of programs and lines, as the next round is told them."""
        pairs: list[tuple[str, Light | None]] = [(one.key, one.found.light) for one in self.programs]
        pairs += [(line.key, line.found.light) for one in self.programs for line in one.lines]
        return {key: light.value for key, light in pairs if light}

    @property
    def lines(self) -> Iterator[Line]:
        return (line for one in self.programs for line in one.lines)


@dataclass
class YearWatch:
    """A year with all of its rounds."""

    year: BudgetYear
    papers: Workpaper = field(init=False)
    rounds: list[Round] = field(init=False)

    def __post_init__(self) -> None:
        year = self.year
        self.papers = scored(year).papers
        self.rounds = list(Round.objects.filter(year=year).select_related("year").prefetch_related("left_out"))
        funds = RoundFund.objects.filter(round__year=year).select_related("event")
        self._funds = {(fund.round_id, fund.program_id): fund for fund in funds}
        rows = RoundRow.objects.filter(round__year=year).select_related("event")
        self._rows = {(row.round_id, row.indicator_id): row for row in rows}
        self._paid = list(MonthlyPlan.objects.filter(program__year=year, paid__isnull=False))
        self._programs = {
            row.pk: row for row in ProgramYear.objects.filter(year=year).select_related("program__section")
        }
        indicators = Indicator.objects.filter(program__year=year, removed_at=None)
        self._sections = {
            row.pk: section_of(row) for row in indicators.select_related("section", "program__program__section")
        }
        self._plans = plans_of(year)
        self._watched: dict[int, Watched] = {}

    def watched(self, round_: Round) -> Watched:
        """With the lights of the round before: red goes back to yellow first."""
        if round_.pk not in self._watched:
            self._watched[round_.pk] = self._watch(round_)
        return self._watched[round_.pk]

    def lights(self, round_: Round) -> dict[str, str]:
        """As they were when the round was closed; as they are now while it is open."""
        kept: dict[str, str] | None = round_.outcome.get("lights")
        return kept if kept is not None else self.watched(round_).lights

    def before(self, round_: Round) -> Round | None:
        earlier = [one for one in self.rounds if (one.month, one.day or 32) < (round_.month, round_.day or 32)]
        return max(earlier, key=lambda one: (one.month, one.day or 32), default=None)

    def _watch(self, round_: Round) -> Watched:
        out = {row.pk for row in round_.left_out.all()}
        kept = [paper for paper in self.papers.programs if _pk(paper) not in out]
        papers = replace(self.papers, programs=tuple(self._program(paper, round_) for paper in kept))
        keys = {name: own for paper in papers.programs for name, own in _keys(paper).items()}
        previous = self.before(round_)
        told = self.lights(previous) if previous else {}
        before = {name: Light(told[own]) for name, own in keys.items() if own in told}
        plans = {paper_key: self._plans[own] for paper_key, own in _plan_keys(papers) if own in self._plans}
        found = api.monitor(papers, round_.month, round_.day, plans=plans, before=before)
        by_key = {one.key: one for one in found.all}
        programs = tuple(
            self._watched_program(round_, paper, by_key[f"monitoring/{paper.key}"], keys) for paper in papers.programs
        )
        return Watched(round_, papers, found, programs)

    def _watched_program(
        self, round_: Round, paper: ProgramPaper, found: MonitoredProgram, keys: Mapping[str, str]
    ) -> WatchedProgram:
        row = self._programs[_pk(paper)]
        rows = {f"i{_pk(one)}": one for one in paper.indicators}
        lines = []
        for line in found.lines:
            own = keys[line.key]
            pk, is_money = int(own[1:]), own[0] == "m"
            filled = self._funds.get((round_.pk, pk)) if is_money else self._rows.get((round_.pk, pk))
            section = row.program.section if is_money else self._sections.get(pk)
            lines.append(Line(own, line, section, filled, paper.total if is_money else rows[own]))
        fund = self._funds.get((round_.pk, row.pk))
        paid = (fund is None or fund.interim is None) and self.payments(round_, row.pk) is not None
        return WatchedProgram(row, paper, found, tuple(lines), paid)

    # --- what was filled in, laid over the papers ------------------------------------------------------------------

    def payments(self, round_: Round, program: int) -> int | None:
        """What the cash plan says was paid by the end of the last whole month; None when it says nothing."""
        last = round_.month - 1 if round_.day else round_.month
        paid = [
            row.paid for row in self._paid if row.program_id == program and row.month <= last and row.paid is not None
        ]
        return sum(paid) if paid else None

    def _program(self, paper: ProgramPaper, round_: Round) -> ProgramPaper:
        filled = self._funds.get((round_.pk, _pk(paper)))
        total = paper.total or FundPaper("年度资金总额", is_total=True)
        held = replace(
            total,
            interim=self._interim(paper, round_, filled),
            expected=_money(filled, "expected", paper, "全年预计执行数"),
            explanation=filled.reason if filled else "",
        )
        funds = tuple(held if fund.is_total else fund for fund in paper.funds) if paper.total else (held, *paper.funds)
        indicators = tuple(_indicator(row, self._rows.get((round_.pk, _pk(row)))) for row in paper.indicators)
        return replace(paper, funds=funds, indicators=indicators)

    def _interim(self, paper: ProgramPaper, round_: Round, filled: RoundFund | None) -> Datum | None:
        if filled and filled.interim is not None:
            return _money(filled, "interim", paper, "监控期执行数")
        fen = self.payments(round_, _pk(paper))
        if fen is None:
            return None
        rows = tuple(str(row.pk) for row in self._paid if row.program_id == _pk(paper))
        place = Provenance(WORKBENCH, f"用款计划“{paper.name}”{round_.period}实际支付", exactly(fen), rows=rows)
        key, label = f"{paper.key}/interim", f"{paper.name}监控期执行数"
        return Datum(key, label, Decimal(fen) / _FEN, MONEY_UNIT, MONEY_DECIMALS, (place,))


def _pk(paper: ProgramPaper | IndicatorPaper) -> int:
    """The row of the database that a paper was made of."""
    assert paper.provenance
    return row_of(paper.provenance)


def _keys(paper: ProgramPaper) -> dict[str, str]:
    """What api.monitor calls the program and its lines → our own keys, which stay when rows are moved."""
    program = f"monitoring/{paper.key}"
    own = {program: f"p{_pk(paper)}", f"{program}/execution": f"m{_pk(paper)}"}
    return own | {f"monitoring/{row.key}": f"i{_pk(row)}" for row in paper.indicators}


def _plan_keys(papers: Workpaper) -> Iterator[tuple[str, str]]:
    for paper in papers.programs:
        yield paper.key, f"p{_pk(paper)}"
        yield from ((row.key, f"i{_pk(row)}") for row in paper.indicators)


def _money(filled: RoundFund | None, name: str, paper: ProgramPaper, label: str) -> Datum | None:
    if filled is None:
        return None
    return Cell(filled, name, f"运行监控“{paper.name}”{label}").money(f"{paper.key}/{name}", f"{paper.name}{label}")


def _indicator(paper: IndicatorPaper, filled: RoundRow | None) -> IndicatorPaper:
    if filled is None:
        return replace(paper, interim=None)
    cell = Cell(filled, "actual", f"运行监控“{paper.name}”监控期完成值")
    interim = InterimPaper(
        actual=cell.exact(f"{paper.key}/interim", f"{paper.name}监控期完成值", paper.unit),
        actual_text=filled.actual_text,
        expected=filled.expected,
        causes=tuple(filter(None, filled.causes.split("、"))),
        explanation=filled.reason,
        likelihood=filled.likelihood,
    )
    return replace(paper, interim=interim)


def plans_of(year: BudgetYear) -> dict[str, Plan]:
    """The plans of the office's own that can be followed, by p or i and the row's number."""
    return {row.about: plan for row in profiles_of(year) if (plan := _plan(row.shares))}


def profiles_of(year: BudgetYear) -> QuerySet[PlanProfile]:
    return PlanProfile.objects.filter(Q(program__year=year) | Q(indicator__program__year=year))


def _plan(shares: list[str]) -> Plan | None:
    try:
        return own_plan(shares)
    except PlanError:
        return None


def own_plan(shares: list[str]) -> Plan:
    """Raises PlanError, in Chinese, for a plan that cannot be followed."""
    if missing := sum(not share for share in shares):
        raise PlanError(f"进度计划还有 {missing} 个月没有填")
    return profile([Fraction(share) / _HUNDRED for share in shares], OWN_PLAN)


def outcome_of(watched: Watched) -> dict[str, Any]:
    """What a round keeps of itself when it is closed."""
    return {
        "lights": watched.lights,
        "counts": [[light.value, number] for light, number in watched.found.lights],
        "programs": len(watched.found.programs),
        "warnings": list(_warnings(watched)),
    }


def _warnings(watched: Watched) -> Iterator[dict[str, str]]:
    """The programs that are behind, or that a norm warns of, with the reasons given."""
    for one in watched.programs:
        found, told = one.found, [notice.message for notice in warned(one.found)]
        if not told and not (found.light and found.light.is_behind):
            continue
        behind = [line for line in one.lines if line.found.light and line.found.light.is_behind]
        yield {
            "program": found.subject,
            "light": found.light.value if found.light else "",
            "words": "；".join([*told, *(f"{line.found.subject}：{line.found.light}灯" for line in behind)]),
            "reasons": "；".join(f"{line.found.subject}：{line.reason}" for line in behind if line.reason),
        }


BORROWED = "lights_borrowed"  # a remark on the rules, no warning


def warned(found: MonitoredProgram) -> list[Any]:
    """The warnings of norms on a program and its lines."""
    told = (*found.notices, *(notice for line in found.lines for notice in line.notices))
    return [notice for notice in told if notice.code != BORROWED]
