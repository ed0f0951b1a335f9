"""The rows of a department's year → working papers, for check, score, forms and report. Reads only."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Manager, Prefetch, QuerySet

from jixiao.dossier.claim import Stage
from jixiao.dossier.datum import Datum, Provenance
from jixiao.dossier.keys import amount_key, amount_label, measure_key
from jixiao.dossier.live import names_in
from jixiao.dossier.workpaper import LAST_YEAR, Amount, Narrative, ProgramPaper, Topic, Workpaper
from jixiao.web.papers import programs
from jixiao.web.papers.cells import WORKBENCH, Cell, cell_name, place_read
from jixiao.web.people.models import WorkingGroup
from jixiao.web.pins.models import Pin
from jixiao.web.pins.queries import datum_of, in_use
from jixiao.web.years.models import (
    BudgetLine,
    BudgetYear,
    Fund,
    Indicator,
    Measure,
    ProgramYear,
    ProofUse,
    TargetChange,
)
from jixiao.web.years.models import Narrative as NarrativeRow

STAGES = {
    "original": Stage.ORIGINAL,
    "adjustment": Stage.ADJUSTMENT,
    "adjusted": Stage.ADJUSTED,
    "income": Stage.INCOME,
    "outturn": Stage.OUTTURN,
    "carryover_in": Stage.CARRYOVER_IN,
    "carryover_out": Stage.CARRYOVER_OUT,
    "unsaid": Stage.UNSAID,
}
_BUDGET, _MEASURES, _WORDS = "收支预算表", "基本数据表", "文字材料"


def assemble(year: BudgetYear) -> Workpaper:
    """Everything known of a department's year, and of the year before for comparison; few queries, however much it is.

    Pages ask `scored` for it, which keeps it. Who may see the year was asked before. Secret programs (涉密) are in the
    papers; what is published leaves them out.
    """
    money = money_of(year)
    narratives = tuple(_narratives([told for told, _ in money.lines], money.reasons()))
    return money.papers(programs=tuple(_programs(year)), pinned=tuple(_pinned(year, narratives)), narratives=narratives)


def money_of(year: BudgetYear) -> "Money":
    """The amounts and single values of a year and of the one before, where it is known."""
    before = BudgetYear.objects.filter(department=year.department_id, year=year.year - 1)
    years = [year, *before]
    return Money(year, _by_year(BudgetLine.objects, years), _by_year(Measure.objects, years))


def _totals(year: BudgetYear) -> QuerySet[Fund]:
    return Fund.objects.filter(program__year=year, is_total=True).select_related("program__program")


@dataclass(frozen=True, slots=True)
class Money:
    """The lines and measures of the years that are told, the papers' own year first."""

    year: BudgetYear
    lines: list[tuple[BudgetYear, list[BudgetLine]]]
    measures: list[tuple[BudgetYear, list[Measure]]]

    @property
    def own_lines(self) -> list[BudgetLine]:
        return self.lines[0][1]

    @property
    def own_measures(self) -> list[Measure]:
        return self.measures[0][1]

    def alone(self) -> Workpaper:
        """Papers of these alone, with their reasons and what the programs come to: for the pages on which they are
        typed.
        """
        totals = tuple(programs.total_paper(fund) for fund in _totals(self.year))
        return self.papers(programs=totals, narratives=tuple(self.reasons()))

    def papers(self, **more: Any) -> Workpaper:
        """Papers with what else there is."""
        department = self.year.department
        return Workpaper(
            department=department.name,
            year=self.year.year,
            place=department.place.code,
            region=department.place.name,
            amounts=tuple(self.amounts()),
            measures=tuple(self.measured()),
            **more,
        )

    def amounts(self) -> Iterator[Amount]:
        return (amount for year, rows in self.lines for row in rows for amount in _amounts(row, year.year))

    def measured(self) -> Iterator[Datum]:
        """This year's values, each followed by last year's under the label that says so."""
        year = self.year.year
        (_, now), *earlier = self.measures
        before = {row.label: row for _, rows in earlier for row in rows}
        for row in now:
            yield from _measure(row, row.label, year)
            if row.label in before:
                yield from _measure(before.pop(row.label), row.label + LAST_YEAR, year - 1)
        for row in before.values():
            yield from _measure(row, row.label + LAST_YEAR, year - 1)

    def reasons(self) -> Iterator[Narrative]:
        """The reasons that stand beside this year's amounts and measures."""
        for table, rows in ((_BUDGET, self.own_lines), (_MEASURES, self.own_measures)):
            for row in rows:
                if row.reason:
                    place = Provenance(WORKBENCH, f"{table}“{row}”变动原因", row.reason, cell=cell_name(row, "reason"))
                    yield Narrative(Topic.REASON, (row.reason,), place, self.year.year, str(row))


def _by_year(rows: "Manager[Any]", years: Sequence[BudgetYear]) -> list[tuple[BudgetYear, list[Any]]]:
    found: dict[int, list[Any]] = {year.pk: [] for year in years}
    for row in rows.filter(year__in=years):
        found[row.year_id].append(row)
    return [(year, found[year.pk]) for year in years]


def _amounts(line: BudgetLine, year: int) -> Iterator[Amount]:
    for field, stage in STAGES.items():
        if getattr(line, field) is None:
            continue
        named = (year, line.item, stage, line.scope)
        label = amount_label(*named)
        where = f"{_BUDGET}“{line}”{stage or '金额'}（{year}年）"
        datum = Cell(line, field, where).money(amount_key(*named), label)
        if datum:
            yield Amount(line.item, stage, year, datum, line.scope)


def _measure(row: Measure, label: str, year: int) -> Iterator[Datum]:
    datum = Cell(row, "value", f"{_MEASURES}“{row.label}”（{year}年）").exact(measure_key(label), label, row.unit)
    if datum:
        yield datum


def _narratives(years: Sequence[BudgetYear], reasons: Iterable[Narrative]) -> Iterator[Narrative]:
    """Each topic from the papers' own year, else from the year before; reasons only from their own year.

    Who evaluates is known from the working group, unless the office wrote it.
    """
    seen: set[tuple[str, str]] = set()
    for number, year in enumerate(years):
        yield from reasons if number == 0 else ()
        for row in NarrativeRow.objects.filter(year=year).exclude(text=""):
            at = (row.topic, row.about)
            if at not in seen and (number == 0 or row.topic != Topic.REASON):
                seen.add(at)
                yield _narrative(row, year.year)
        if number == 0 and (Topic.TEAM, "") not in seen:
            for team in _team(year):
                seen.add((Topic.TEAM, ""))
                yield team


def _pinned(year: BudgetYear, narratives: Iterable[Narrative]) -> Iterator[Datum]:
    """The pins that texts name; of several of one name the newest."""
    named = {name for told in narratives for text in told.paragraphs for name in names_in(text)}
    if not named:
        return
    pins = Pin.objects.filter(department=year.department_id, parts=None, ended_at=None, name__in=named)
    yield from map(datum_of, {pin.name: pin for pin in pins.select_related("over").order_by("pk")}.values())


def _narrative(row: NarrativeRow, year: int) -> Narrative:
    paragraphs = tuple(line for line in row.text.splitlines() if line.strip())
    read = row.sources.get("text")
    own = Provenance(WORKBENCH, f"{_WORDS}“{row}”（{year}年）", paragraphs[0], cell=cell_name(row, "text"))
    return Narrative(Topic(row.topic), paragraphs, place_read(read) if read else own, year, row.about)


def _team(year: BudgetYear) -> Iterator[Narrative]:
    """The working group of the year as a report names it, a member a line; where the office wrote nothing itself."""
    groups = WorkingGroup.objects.filter(department=year.department_id, year=year.year).prefetch_related("members")
    for group in groups[:1]:
        lines = tuple(
            f"{one.get_duty_display()}：{one.name}{f'，{one.post}' if one.post else ''}" for one in group.members.all()
        )
        if lines:
            place = Provenance(WORKBENCH, str(group), lines[0], cell=cell_name(group, "members"))
            yield Narrative(Topic.TEAM, lines, place, year.year)


def _programs(year: BudgetYear) -> Iterator[ProgramPaper]:
    for row in program_rows().filter(year=year):
        yield programs.paper(row)


def program_rows() -> QuerySet[ProgramYear]:
    """Programs in a year with everything that `programs.paper` reads of them; `rows` are their indicators."""
    return ProgramYear.objects.select_related(
        "program__agency", "program__section", "year__department__place"
    ).prefetch_related("funds", Prefetch("indicators", _indicators(), to_attr="rows"))


def _indicators() -> QuerySet[Indicator]:
    uses = ProofUse.objects.exclude(state=ProofUse.State.REJECTED).filter(proof__removed_at=None)
    return (
        Indicator.objects.filter(removed_at=None)
        .select_related("section", "result", "origin__result")
        .prefetch_related(Prefetch("proofs", uses.select_related("proof"), to_attr="accepted"), _changed(), in_use())
    )


def _changed() -> Prefetch[str]:
    """As a list: a hundred related managers would cost as much as all the rows."""
    return Prefetch("changes", TargetChange.objects.all(), to_attr="changed")
