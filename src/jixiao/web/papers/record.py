"""Working papers (from files) → rows of a department's year. What stands there already is never overwritten."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db import transaction

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
_WORDS = ("group", "kind", "description", "operator", "target_text", "unit", "basis", "scoring_rule", "is_core")


@dataclass(slots=True)
class Recorded:
    """What came of it: how many values were taken over, and in words what was not and why."""

    year: BudgetYear
    taken: int = 0
    left: list[str] = field(default_factory=list)


@transaction.atomic
def record(*, papers: Workpaper, department: Department, by: Person | None) -> Recorded:
    """Write the papers into the years they speak of. An empty field is filled, a filled one that differs stays."""
    return _Recorder(papers, department, by).run()


class _Recorder:
    def __init__(self, papers: Workpaper, department: Department, by: Person | None) -> None:
        self._papers, self._department, self._by = papers, department, by
        self._years: dict[int, BudgetYear] = {}
        self._done = Recorded(self._year(papers.year))

    def run(self) -> Recorded:
        for amount in self._papers.amounts:
            self._amount(amount)
        for datum in self._papers.measures:
            self._measure(datum)
        for order, program in enumerate(self._papers.programs):
            self._program(order, program)
        for narrative in self._papers.narratives:
            self._narrative(narrative)
        year = self._done.year
        log("papers.recorded", year, by=self._by, department=self._department, taken=self._done.taken)
        return self._done

    def _year(self, number: int) -> BudgetYear:
        """The year, opened when it is the papers' own, known for comparison when it is another."""
        if number not in self._years:
            own = number == self._papers.year
            state = BudgetYear.State.OPEN if own else BudgetYear.State.HISTORY
            where = {"department": self._department, "year": number}
            self._years[number], _ = BudgetYear.objects.get_or_create(**where, defaults={"state": state})
        return self._years[number]

    def _fill(self, row: Sourced, values: dict[str, Any], places: dict[str, Provenance]) -> None:
        """Fields that are empty, with where they were read; what is filled otherwise is said to be left."""
        for name, value in values.items():
            if _is_empty(value):
                continue
            held = getattr(row, name)
            if _is_empty(held):
                setattr(row, name, value)
                if name in places:
                    row.sources = row.sources | {name: place_kept(places[name])}
                self._done.taken += 1
            elif held != value:
                label = row._meta.get_field(name).verbose_name  # type: ignore[union-attr]
                self._done.left.append(f"{row}的{label}：已有 {held}，没有改为 {value}")
        row.save()

    def _data(self, row: Sourced, data: dict[str, Datum | None], exactly: Callable[[Decimal], Any]) -> None:
        said = {name: datum for name, datum in data.items() if datum is not None}
        values: dict[str, Any] = {}
        for name, datum in said.items():
            try:
                values[name] = exactly(datum.value)
            except ValueError as error:
                self._done.left.append(f"{datum.label}：{error}")
        self._fill(row, values, {name: datum.provenance[0] for name, datum in said.items() if datum.provenance})

    def _amount(self, amount: Amount) -> None:
        if amount.datum.unit != MONEY_UNIT:
            self._done.left.append(f"{amount.datum.label}：单位是{amount.datum.unit}，只收人民币")
            return
        year = self._year(amount.year)
        order = {"order": BudgetLine.objects.filter(year=year).count()}
        row, _ = BudgetLine.objects.get_or_create(year=year, item=amount.item, scope=amount.scope, defaults=order)
        self._data(row, {_FIELD[amount.stage]: amount.datum}, fen)

    def _measure(self, datum: Datum) -> None:
        last = datum.label.endswith(LAST_YEAR)
        year = self._year(self._papers.year - last)
        order = {"order": Measure.objects.filter(year=year).count(), "unit": datum.unit}
        row, _ = Measure.objects.get_or_create(year=year, label=datum.label.removesuffix(LAST_YEAR), defaults=order)
        if row.unit != datum.unit:
            self._done.left.append(f"{datum.label}：单位是{datum.unit}，已有的是{row.unit}")
            return
        self._data(row, {"value": datum}, Decimal)

    def _program(self, order: int, paper: ProgramPaper) -> None:
        agency = self._department.agencies.filter(name=paper.agency).first()
        lasting: dict[str, Any] = {"whole_department": True} if paper.whole_department else {"name": paper.name}
        defaults = {"name": paper.name, "agency": agency}
        program, _ = Program.objects.get_or_create(department=self._department, **lasting, defaults=defaults)
        year = self._year(self._papers.year)
        row, _ = ProgramYear.objects.get_or_create(program=program, year=year, defaults={"order": order})
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
        row, _ = Fund.objects.get_or_create(program=program, label=paper.label, defaults=defaults)
        self._fill(row, {"explanation": paper.explanation}, {})
        self._data(row, {name: getattr(paper, name) for name in ("original", "adjusted", "outturn")}, fen)
        self._data(row, {name: getattr(paper, name) for name in ("weight", "stated_score")}, hundredths)

    def _indicator(self, program: ProgramYear, order: int, paper: IndicatorPaper, *, long_term: bool) -> None:
        where = {"program": program, "name": paper.name, "is_long_term": long_term, "removed_at": None}
        row = Indicator.objects.filter(**where, order=order).first() or Indicator(**where, order=order)
        self._fill(row, {name: getattr(paper, name) for name in _WORDS}, {})
        self._data(row, {"target": paper.target, "upper": paper.upper}, Decimal)
        self._data(row, {"weight": paper.weight}, hundredths)
        result = Result.objects.filter(indicator=row).first() or Result(indicator=row)
        self._fill(result, {name: getattr(paper, name) for name in ("actual_text", "level", "explanation")}, {})
        self._data(result, {"actual": paper.actual, "previous": paper.previous}, Decimal)
        self._data(result, {"stated_score": paper.stated_score}, hundredths)
        for proof in paper.evidence:
            self._proof(row, proof.name, proof.provenance)

    def _proof(self, row: Indicator, name: str, place: Provenance) -> None:
        where = {"year": row.program.year, "name": name}
        proof, _ = Proof.objects.get_or_create(**where, defaults={"keeper": str(place)[:300], "by": self._by})
        ProofUse.objects.get_or_create(proof=proof, indicator=row, defaults={"state": ProofUse.State.ACCEPTED})

    def _narrative(self, told: Narrative) -> None:
        """A reason goes to the line it explains, where there is one."""
        year = self._year(told.year)
        text = "\n".join(told.paragraphs)
        explained = _explained(year, told.about) if told.topic is Topic.REASON else None
        if explained:
            self._fill(explained, {"reason": text}, {"reason": told.provenance})
            return
        row, _ = NarrativeRow.objects.get_or_create(year=year, topic=told.topic.value, about=told.about)
        self._fill(row, {"text": text}, {"text": told.provenance})


def _is_empty(value: Any) -> bool:
    """Nothing said; a zero is something."""
    return value is None or value is False or value in ("", [])


def _explained(year: BudgetYear, about: str) -> BudgetLine | Measure | None:
    line = BudgetLine.objects.filter(year=year, item=about, scope="").first()
    return line or Measure.objects.filter(year=year, label=about).first()
