"""What a section has to fill in: its indicators and programs, how each stands, what is missing and what that costs."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from django.db.models import prefetch_related_objects

from jixiao.dossier.scoresheet import Notice, ScoreLine, ScoreSheet
from jixiao.norms.resolve import norms_of
from jixiao.norms.ruleset import ruleset
from jixiao.score.proven import Standing
from jixiao.web.campaign.models import Campaign, Remark, Task
from jixiao.web.evidence.queries import read_indicators, read_programs
from jixiao.web.evidence.radar import Proven, Radar
from jixiao.web.papers.scored import Scored
from jixiao.web.pins.queries import Pinned, pinned_of
from jixiao.web.years.models import BudgetYear, Fund, Indicator, ProgramYear, Result
from jixiao.web.years.writers import section_of

ZERO = Decimal(0)
EXPLANATION, STATED_DIFFERS = "explanation_missing", "stated_score_differs"


@dataclass(frozen=True)
class FillRow:
    """An indicator as its section sees it: `needs` is what is still to be done, `lacking` what it costs."""

    indicator: Indicator
    result: Result | None
    line: ScoreLine | None
    proven: Proven
    remarks: list[Remark]
    previous: str = ""  # 上年完成值
    pinned: Pinned | None = None

    @cached_property
    def needs(self) -> list[str]:
        found = [*self.line.missing] if self.line else []
        found += [notice.message for notice in self.notices if notice.code == EXPLANATION]
        if self.lacks_sample:
            found.append("满意度没有样本：请上传答卷、登记存放处，或用网上问卷")
        return found

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Without those on a score that a form gave once: somebody has filled in the value anew."""
        typed = self.result is not None and self.result.by is not None
        found = self.line.notices if self.line else ()
        return tuple(one for one in found if not (typed and one.code == STATED_DIFFERS))

    @property
    def lacks_sample(self) -> bool:
        """There is no satisfaction without the answers of those who were asked."""
        asked = "满意度" in self.indicator.group + self.indicator.kind
        return asked and self.has_actual and self.proven.standing in (Standing.UNLISTED, Standing.AWAITED)

    @property
    def has_actual(self) -> bool:
        return self.result is not None and (self.result.actual is not None or bool(self.result.actual_text))

    @property
    def lacking(self) -> Decimal:
        if self.line is None:
            return ZERO
        return self.line.weight if self.lacks_sample else lacking_of(self.line)

    @property
    def explains(self) -> bool:
        """Whether the norm wants an explanation, or one stands there already."""
        written = self.result is not None and bool(self.result.explanation)
        return written or any(notice.code == EXPLANATION for notice in self.notices)

    @property
    def is_thin(self) -> bool:
        """Filled in, and proven by nothing that could be shown."""
        return self.has_actual and self.proven.standing in (Standing.UNLISTED, Standing.AWAITED)

    @property
    def is_done(self) -> bool:
        return not self.needs


def lacking_of(line: ScoreLine) -> Decimal:
    """The points that may still come when what is missing is supplied."""
    return line.high - line.low if line.missing else ZERO


@dataclass(slots=True)
class ProgramCard:
    """A program with the rows a section fills; `money` when the program itself is the section's."""

    program: ProgramYear
    sheet: ScoreSheet | None
    money: bool
    funds: list[Fund]
    rows: list[FillRow] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    @property
    def line(self) -> ScoreLine | None:
        return self.sheet.execution if self.sheet else None

    @property
    def needs(self) -> list[str]:
        """Of its money."""
        if not self.money or self.line is None:
            return []
        notices = [notice.message for notice in self.line.notices if notice.code == EXPLANATION]
        return [*self.line.missing, *notices]

    @property
    def lacking(self) -> Decimal:
        return lacking_of(self.line) if self.money and self.line else ZERO

    @property
    def explains(self) -> bool:
        total = next((fund for fund in self.funds if fund.is_total), None)
        asked = self.line is not None and any(notice.code == EXPLANATION for notice in self.line.notices)
        return asked or bool(total and total.explanation)


@dataclass(frozen=True)
class Filling:
    """A section's part of the campaign."""

    task: Task
    cards: list[ProgramCard]

    @cached_property
    def rows(self) -> list[FillRow]:
        return [row for card in self.cards for row in card.rows]

    @property
    def total(self) -> int:
        return len(self.rows) + sum(card.money for card in self.cards)

    @cached_property
    def done(self) -> int:
        return sum(row.is_done for row in self.rows) + sum(card.money and not card.needs for card in self.cards)

    @property
    def open_count(self) -> int:
        return self.total - self.done

    @property
    def lacking(self) -> Decimal:
        return sum([*(row.lacking for row in self.rows), *(card.lacking for card in self.cards)], ZERO)

    @property
    def thin(self) -> int:
        return sum(row.is_thin for row in self.rows)

    @property
    def gaps(self) -> list[str]:
        """What is still missing, in words: 开发区培训次数：请填写完成值."""
        money = [f"{card.program.program.name}预算执行：{need}" for card in self.cards for need in card.needs]
        return money + [f"{row.indicator.name}：{need}" for row in self.rows for need in row.needs]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a year's indicators, by key."""

    results: dict[int, Result]
    pinned: dict[int, Pinned]
    scored: Scored
    radar: Radar


def fillings(campaign: Campaign, tasks: Iterable[Task], scored: Scored, radar: Radar) -> list[Filling]:
    """The parts of some sections, out of one reading of the year."""
    wanted = list(tasks)
    year = campaign.year
    prefetch_related_objects(radar.programs, "funds")
    reached = Result.objects.filter(indicator__program__year=year).prefetch_related("by").defer("sources")
    results = {row.indicator_id: row for row in reached}
    by_task: dict[int, list[Remark]] = defaultdict(list)
    for remark in Remark.objects.filter(task__in=wanted, answered_at=None).select_related("by"):
        by_task[remark.task_id].append(remark)
    known = _Known(results, pinned_of(year), scored, radar)
    return [Filling(task, _cards(task, known, by_task[task.pk])) for task in wanted]


def _cards(task: Task, known: _Known, remarks: list[Remark]) -> list[ProgramCard]:
    found = []
    for program in known.radar.programs:
        money = program.program.section_id == task.section_id
        card = ProgramCard(program, known.scored.sheets.get(program.pk), money, list(program.funds.all()))
        card.remarks = [one for one in remarks if one.program_id == program.pk]
        for proven in known.radar.of_program(program.pk):
            section = section_of(proven.indicator)
            if (section.pk if section else None) == task.section_id:
                own = [one for one in remarks if one.indicator_id == proven.indicator.pk]
                card.rows.append(_row(proven, known, own))
        if card.rows or (money and card.funds):
            found.append(card)
    return found


def _row(proven: Proven, known: _Known, remarks: list[Remark]) -> FillRow:
    key = proven.indicator.pk
    return FillRow(
        indicator=proven.indicator,
        result=known.results.get(key),
        line=known.scored.lines.get(key),
        proven=proven,
        remarks=remarks,
        previous=known.scored.previous.get(key, ""),
        pinned=known.pinned.get(key),
    )


def sections_of(year: BudgetYear) -> set[int | None]:
    """The sections that have something to fill in; None for what belongs to none."""
    programs = read_programs(year)
    prefetch_related_objects(programs, "funds")
    found = {section.pk if (section := section_of(one)) else None for one in read_indicators(year, programs)}
    return found | {program.program.section_id for program in programs if program.funds.all()}


def levels_of(year: BudgetYear, program: ProgramYear) -> list[str]:
    """The grades of an indicator in words, as the norm of the place names them."""
    scope = "whole_department" if program.program.whole_department else "program"
    rules = ruleset(norms_of(), year.department.place.code, scope, year.year)
    return [level.name for level in rules.levels.value]
