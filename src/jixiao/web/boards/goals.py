"""The year's indicators and money against their targets and the time: lights as monitoring gives them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.db.models import Sum
from django.urls import reverse
from django.utils import timezone

from jixiao import api
from jixiao.compare.lines import cumulated
from jixiao.dossier.datum import Datum
from jixiao.dossier.monitoring import MonitoredLine, MonitoredProgram
from jixiao.dossier.workpaper import IndicatorPaper, InterimPaper, ProgramPaper
from jixiao.units.fixed import grouped
from jixiao.units.number import rounded
from jixiao.web.boards.boxes import WAN
from jixiao.web.boards.period import YEAR_END
from jixiao.web.boards.pictures import Cell, Drawing, Nothing, Picture, Table
from jixiao.web.boards.reading import Reader, Scope
from jixiao.web.kit.charts import Chart, Series
from jixiao.web.monitoring.watch import YearWatch
from jixiao.web.papers.cells import row_of
from jixiao.web.papers.scored import scored
from jixiao.web.pins.queries import Pinned, pinned_of
from jixiao.web.years.models import BudgetYear, MonthlyPlan

_ONE = Nothing("指标和预算按部门看；请在上面选一个部门。")
_NO_YEAR = Nothing("这个部门还没有建立这个年度。")


@dataclass(frozen=True, slots=True)
class Goal:
    """An indicator with how it stands; `pinned` is the evidence its actual value rests on."""

    program: ProgramPaper
    paper: IndicatorPaper
    line: MonitoredLine | None
    pinned: Pinned | None

    @property
    def key(self) -> int:
        assert self.paper.provenance
        return row_of(self.paper.provenance)

    @property
    def target(self) -> str:
        number = self.paper.target
        return self.paper.target_text or (f"{grouped(number.value)}{self.paper.unit}" if number else "—")

    @property
    def actual(self) -> str:
        now = self.paper.interim or InterimPaper()
        told = now.actual_text or (f"{grouped(now.actual.value)}{self.paper.unit}" if now.actual else "")
        is_moved = self.pinned is not None and self.pinned.standing.is_moved
        return f"{told}（台账已变）" if told and is_moved else told


@dataclass
class Goals:
    """A department's year as it stands at the end of a month: by the round of monitoring that was held then; for a
    whole year, or where there was no round, by the results themselves.
    """

    year: BudgetYear
    month: int

    @cached_property
    def _standing(self) -> tuple[str, list[tuple[ProgramPaper, MonitoredProgram]]]:
        watch = YearWatch(self.year) if self.month < YEAR_END else None
        rounds = [one for one in watch.rounds if one.month <= self.month] if watch else []
        if watch and rounds:
            last = max(rounds, key=lambda one: (one.month, one.day or 32))
            return f"{last.period}运行监控", [(one.paper, one.found) for one in watch.watched(last).programs]
        papers = scored(self.year).papers
        papers = replace(papers, programs=tuple(_as_it_is(one) for one in papers.programs))
        found = {one.key: one for one in api.monitor(papers, self._now).all}
        return "目前的完成值", [(one, found[f"monitoring/{one.key}"]) for one in papers.programs]

    @property
    def _now(self) -> int:
        """What is filled in is as of today, or of the end of a year that is over."""
        today = timezone.localdate()
        return today.month if today.year == self.year.year else YEAR_END

    @property
    def words(self) -> str:
        return self._standing[0]

    @property
    def programs(self) -> list[tuple[ProgramPaper, MonitoredProgram]]:
        return [(paper, found) for paper, found in self._standing[1] if not paper.whole_department]

    @cached_property
    def goals(self) -> list[Goal]:
        return list(self._goals())

    def _goals(self) -> Iterator[Goal]:
        pinned = pinned_of(self.year)
        for paper, found in self._standing[1]:
            lines = {line.key: line for line in found.indicators}
            for row in paper.indicators:
                key = row_of(row.provenance) if row.provenance else 0
                yield Goal(paper, row, lines.get(f"monitoring/{row.key}"), pinned.get(key))


def _as_it_is(paper: ProgramPaper) -> ProgramPaper:
    """What was reached and spent so far, as monitoring is told of it."""
    rows = tuple(replace(row, interim=InterimPaper(row.actual, row.actual_text)) for row in paper.indicators)
    funds = tuple(replace(fund, interim=fund.outturn) for fund in paper.funds)
    return replace(paper, indicators=rows, funds=funds)


def goals_of(reader: Reader) -> Goals | Nothing:
    """Of the one department a board is about."""
    found: Goals | Nothing = reader.held.get("goals") or _goals_of(reader.scope)
    reader.held["goals"] = found
    return found


def _goals_of(scope: Scope) -> Goals | Nothing:
    one = scope.chosen or (scope.departments[0] if len(scope.departments) == 1 else None)
    if one is None:
        return _ONE
    year = BudgetYear.objects.filter(department=one, year=scope.period.year).select_related("department__place").first()
    return Goals(year, scope.period.month) if year else _NO_YEAR


def targets(reader: Reader) -> Picture:
    """Every indicator: target, actual value, light; an actual value that rests on pinned evidence leads there."""
    found = goals_of(reader)
    if isinstance(found, Nothing):
        return found
    goals = [goal for goal in found.goals if goal.paper.target or goal.paper.target_text]
    if not goals:
        return Nothing("这个年度还没有指标。", reverse("objectives:overview", args=[found.year.pk]), "去填绩效目标")
    order = {"RED": 0, "YELLOW": 1}
    goals.sort(key=lambda goal: order.get(goal.line.light.name, 2) if goal.line and goal.line.light else 3)
    return Table(
        ("指标", "项目", "目标", "完成", "灯"), [_row(found.year, goal) for goal in goals], [f"按{found.words}"]
    )


def _row(year: BudgetYear, goal: Goal) -> list[Cell]:
    own = reverse("objectives:indicator", args=[year.pk, goal.key])
    light = goal.line.light if goal.line else None
    return [
        Cell(goal.paper.name, address=own), Cell(goal.program.name), Cell(goal.target),
        Cell(goal.actual or "未填", address=_proof(goal) if goal.actual else ""),
        Cell(f"{light.value}灯" if light else "未亮灯", tone=light.name.lower() if light else ""),
    ]  # fmt: skip


def _proof(goal: Goal) -> str:
    return reverse("pins:pin_detail", args=[goal.pinned.use.pin_id]) if goal.pinned else ""


def execution(reader: Reader) -> Picture:
    """Budget, payments and their share of each program, beside the share of the year that is over."""
    found = goals_of(reader)
    if isinstance(found, Nothing):
        return found
    rows = [_program(found.year, paper, monitored) for paper, monitored in found.programs]
    if not rows:
        return Nothing("这个年度还没有预算项目。", reverse("budget:program_list", args=[found.year.pk]), "去填项目预算")
    return Table(("项目", "全年预算（万元）", "已支出（万元）", "执行率", "应达到", "灯"), rows, [f"按{found.words}"])


def _program(year: BudgetYear, paper: ProgramPaper, monitored: MonitoredProgram) -> list[Cell]:
    fund, line = paper.total, monitored.execution
    assert paper.provenance
    address = reverse("budget:program_detail", args=[year.pk, row_of(paper.provenance)])
    budget = (fund.adjusted or fund.original) if fund else None
    light = line.light if line else None
    return [
        Cell(paper.name, address=address), _told(budget), _told(fund.interim if fund else None),
        Cell(line.progress.value if line and line.progress else None, is_rate=True),
        Cell(line.planned.value if line and line.planned else None, is_rate=True),
        Cell(f"{light.value}灯" if light else "未亮灯", tone=light.name.lower() if light else ""),
    ]  # fmt: skip


def _told(datum: Datum | None) -> Cell:
    """Money of the papers, which is in 万元."""
    return Cell(rounded(datum.value, 2) if datum else None)


def payments(reader: Reader) -> Picture:
    """What the programs together planned to pay and paid, month by month, added up."""
    found = goals_of(reader)
    if isinstance(found, Nothing):
        return found
    rows = MonthlyPlan.objects.filter(program__year=found.year, program__program__whole_department=False)
    months = list(rows.values("month").order_by("month").annotate(planned_sum=Sum("planned"), paid_sum=Sum("paid")))
    if not months:
        return Nothing("还没有用款计划和支付数。", reverse("budget:program_list", args=[found.year.pk]), "去填用款计划")
    held: dict[int, dict[str, Any]] = {one["month"]: {**one} for one in months}
    numbers = range(1, reader.period.month + 1)
    series = [
        Series(name, tone, cumulated([held.get(month, {}).get(key) for month in numbers]))
        for name, tone, key in (("累计计划", "plan", "planned_sum"), ("累计支付", "done", "paid_sum"))
    ]
    labels = [f"{month}月" for month in numbers]
    return Drawing(Chart("", "累计计划和累计支付", labels, series, lines=True, unit=WAN))
