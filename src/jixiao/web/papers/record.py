"""Working papers (from files) → rows of a department's year. What stands there already stays unless one says so."""

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model

from jixiao.dossier.datum import Datum, Provenance
from jixiao.dossier.keys import MONEY_UNIT
from jixiao.dossier.workpaper import (
    LAST_YEAR,
    Amount,
    FundPaper,
    IndicatorPaper,
    Narrative,
    ProgramPaper,
    Topic,
    Workpaper,
)
from jixiao.web.kit.fields import Sourced
from jixiao.web.papers.assemble import STAGES
from jixiao.web.papers.cells import fen, hundredths, place_kept
from jixiao.web.papers.trace import Filled, Trace
from jixiao.web.people.log import log
from jixiao.web.people.models import Department, Person
from jixiao.web.years.models import (
    BudgetLine,
    BudgetYear,
    Fund,
    Indicator,
    Measure,
    Program,
    ProgramYear,
    Proof,
    ProofUse,
    Result,
)
from jixiao.web.years.models import Narrative as NarrativeRow

_FIELD = {stage: name for name, stage in STAGES.items()}
Row = TypeVar("Row", bound=Model)
_WORDS = ("group", "kind", "description", "operator", "target_text", "unit", "basis", "scoring_rule", "is_core")


@dataclass(slots=True)
class Recorded:
    """What came of it: the values that were taken over, those that differ from what stands there and were left, in
    words what else could not be taken and why, and the trace by which all of it can be undone.
    """

    year: BudgetYear
    filled: list[Filled] = field(default_factory=list)
    differing: list[Filled] = field(default_factory=list)
    unfit: list[str] = field(default_factory=list)
    trace: Trace = field(default_factory=Trace)

    @property
    def taken(self) -> int:
        return len(self.filled)

    @property
    def left(self) -> list[str]:
        """Everything that was not taken, in words."""
        kept = [f"{d.row}的{d.label}：已有 {d.words(d.held)}，没有改为 {d.words(d.value)}" for d in self.differing]
        return [*kept, *self.unfit]


@transaction.atomic
def record(
    *, papers: Workpaper, department: Department, by: Person | None, replacing: Collection[str] = ()
) -> Recorded:
    """Write the papers into the years they speak of. An empty field is filled; one that says otherwise stays, unless
    its cell (papers.cells.cell_name) is among `replacing`.
    """
    done = _Recorder(papers, department, by, replacing).run()
    log("papers.recorded", done.year, by=by, department=department, taken=done.taken)
    return done


def rehearse(*, papers: Workpaper, department: Department) -> Recorded:
    """What recording would do; nothing is written."""
    with transaction.atomic():
        done = _Recorder(papers, department, None, ()).run()
        transaction.set_rollback(True)
    return done


class _Recorder:
    def __init__(
        self, papers: Workpaper, department: Department, by: Person | None, replacing: Collection[str]
    ) -> None:
        self._papers, self._department, self._by = papers, department, by
        self._replacing = replacing
        self._trace = Trace()
        where = {"department": department, "year": papers.year}
        year = self._row(BudgetYear, where, {"state": BudgetYear.State.OPEN})
        self._years = {papers.year: year}
        self._done = Recorded(year, trace=self._trace)
        self._met: Counter[tuple[int, str, bool]] = Counter()  # indicators of one name

    def run(self) -> Recorded:
        for amount in self._papers.amounts:
            self._amount(amount)
        for datum in self._papers.measures:
            self._measure(datum)
        for order, program in enumerate(self._papers.programs):
            self._program(order, program)
        for narrative in self._papers.narratives:
            self._narrative(narrative)
        return self._done

    def _year(self, number: int) -> BudgetYear | None:
        """One of the years the papers speak of; one that is not known is known for comparison from now on.

        None for one that was closed: nothing is written into it.
        """
        if number not in self._years:
            where = {"department": self._department, "year": number}
            self._years[number] = self._row(BudgetYear, where, {"state": BudgetYear.State.HISTORY})
            if self._years[number].state == BudgetYear.State.CLOSED:
                self._done.unfit.append(f"{self._years[number]}已归档，文件里这一年的数没有收")
        year = self._years[number]
        return None if year.state == BudgetYear.State.CLOSED else year

    def _row(self, model: type[Row], where: dict[str, Any], defaults: dict[str, Any]) -> Row:
        row, made = model._default_manager.select_for_update(of=("self",)).get_or_create(**where, defaults=defaults)
        if made:
            self._trace.made.append(row)
        return row

    def _fill(self, row: Sourced, values: dict[str, Any], places: dict[str, Provenance]) -> None:
        """Fields that are empty, with where they were read; what is filled otherwise is said to be left."""
        changed: list[str] = []
        for name, value in values.items():
            held = getattr(row, name)
            if _is_empty(value) or held == value:
                continue
            filled = Filled(row, name, value, str(places[name]) if name in places else "", held)
            if not _is_empty(held) and filled.cell not in self._replacing:
                self._done.differing.append(filled)
                continue
            self._trace.change(row, name, held)
            setattr(row, name, value)
            if name in places:
                row.sources = row.sources | {name: place_kept(places[name])}
            self._done.filled.append(filled)
            changed.append(name)
        if changed:
            row.version += 1  # whoever has it open is asked before they write over it
            row.save(update_fields=[*changed, "sources", "version"])

    def _data(self, row: Sourced, data: dict[str, Datum | None], exactly: Callable[[Decimal], Any]) -> None:
        said = {name: datum for name, datum in data.items() if datum is not None}
        values: dict[str, Any] = {}
        for name, datum in said.items():
            try:
                values[name] = exactly(datum.value)
            except ValueError as error:
                self._done.unfit.append(f"{datum.label}：{error}")
        self._fill(row, values, {name: datum.provenance[0] for name, datum in said.items() if datum.provenance})

    def _amount(self, amount: Amount) -> None:
        if amount.datum.unit != MONEY_UNIT:
            self._done.unfit.append(f"{amount.datum.label}：单位是{amount.datum.unit}，只收人民币")
        elif year := self._year(amount.year):
            where = {"year": year, "item": amount.item, "scope": amount.scope}
            row = self._row(BudgetLine, where, {"order": BudgetLine.objects.filter(year=year).count()})
            self._data(row, {_FIELD[amount.stage]: amount.datum}, fen)

    def _measure(self, datum: Datum) -> None:
        year = self._year(self._papers.year - datum.label.endswith(LAST_YEAR))
        if year is None:
            return
        defaults = {"order": Measure.objects.filter(year=year).count(), "unit": datum.unit}
        row = self._row(Measure, {"year": year, "label": datum.label.removesuffix(LAST_YEAR)}, defaults)
        if row.unit != datum.unit:
            self._done.unfit.append(f"{datum.label}：单位是{datum.unit}，已有的是{row.unit}")
            return
        self._data(row, {"value": datum}, Decimal)

    def _program(self, order: int, paper: ProgramPaper) -> None:
        agency = self._department.agencies.filter(name=paper.agency).first()
        lasting: dict[str, Any] = {"whole_department": True} if paper.whole_department else {"name": paper.name}
        defaults = {"name": paper.name, "agency": agency}
        program = self._row(Program, {"department": self._department, **lasting}, defaults)
        row = self._row(ProgramYear, {"program": program, "year": self._done.year}, {"order": order})
        words = {name: getattr(paper, name) for name in ("objective", "achieved", "long_term_objective")}
        self._fill(row, {**words, "facts": [list(pair) for pair in paper.facts]}, {})
        self._data(row, {"stated_score": paper.stated_score}, hundredths)
        for number, fund in enumerate(paper.funds):
            self._fund(row, number, fund)
        rows = [(False, indicator) for indicator in paper.indicators] + [(True, row) for row in paper.long_term]
        for number, (long_term, indicator) in enumerate(rows):
            self._indicator(row, number, indicator, long_term=long_term)

    def _fund(self, program: ProgramYear, order: int, paper: FundPaper) -> None:
        defaults = {"order": order, "is_total": paper.is_total}
        row = self._row(Fund, {"program": program, "label": paper.label}, defaults)
        self._fill(row, {"explanation": paper.explanation}, {})
        self._data(row, {name: getattr(paper, name) for name in ("original", "adjusted", "outturn")}, fen)
        self._data(row, {name: getattr(paper, name) for name in ("weight", "stated_score")}, hundredths)

    def _indicator(self, program: ProgramYear, order: int, paper: IndicatorPaper, *, long_term: bool) -> None:
        row = self._same_indicator(program, order, paper.name, long_term=long_term)
        self._fill(row, {name: getattr(paper, name) for name in _WORDS}, {})
        self._data(row, {"target": paper.target, "upper": paper.upper}, Decimal)
        self._data(row, {"weight": paper.weight}, hundredths)
        result = self._row(Result, {"indicator": row}, {})
        self._fill(result, {name: getattr(paper, name) for name in ("actual_text", "level", "explanation")}, {})
        self._data(result, {"actual": paper.actual, "previous": paper.previous}, Decimal)
        self._data(result, {"stated_score": paper.stated_score}, hundredths)
        for proof in paper.evidence:
            self._proof(row, proof.name, proof.provenance)

    def _same_indicator(self, program: ProgramYear, order: int, name: str, *, long_term: bool) -> Indicator:
        """The one of that name, wherever it was moved; of several the one whose turn it is."""
        where = {"program": program, "name": name, "is_long_term": long_term, "removed_at": None}
        turn = self._met[program.pk, name, long_term]
        self._met[program.pk, name, long_term] += 1
        if same := Indicator.objects.filter(**where).order_by("order", "pk")[turn : turn + 1]:
            return same[0]
        row = Indicator.objects.create(**where, order=order)
        self._trace.made.append(row)
        return row

    def _proof(self, row: Indicator, name: str, place: Provenance) -> None:
        where = {"year": row.program.year, "name": name}
        proof = self._row(Proof, where, {"keeper": str(place)[:300], "by": self._by})
        self._row(ProofUse, {"proof": proof, "indicator": row}, {"state": ProofUse.State.ACCEPTED})

    def _narrative(self, told: Narrative) -> None:
        """A reason goes to the line it explains, where there is one."""
        year = self._year(told.year)
        if year is None:
            return
        text = "\n".join(told.paragraphs)
        explained = _explained(year, told.about) if told.topic is Topic.REASON else None
        if explained:
            self._fill(explained, {"reason": text}, {"reason": told.provenance})
            return
        row = self._row(NarrativeRow, {"year": year, "topic": told.topic.value, "about": told.about}, {})
        self._fill(row, {"text": text}, {"text": told.provenance})


def _is_empty(value: Any) -> bool:
    """Nothing said; a zero is something."""
    return value is None or value is False or value in ("", [])


def _explained(year: BudgetYear, about: str) -> BudgetLine | Measure | None:
    line = BudgetLine.objects.filter(year=year, item=about, scope="").first()
    return line or Measure.objects.filter(year=year, label=about).first()
