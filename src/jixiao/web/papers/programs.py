"""A program of the database with its funds, indicators, results and proofs → a program of the working papers."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from jixiao.dossier.datum import Datum, Provenance
from jixiao.dossier.keys import program_key
from jixiao.dossier.workpaper import EvidencePaper, FundPaper, IndicatorPaper, ProgramPaper
from jixiao.web.papers.cells import WORKBENCH, Cell, cell_name
from jixiao.web.pins.models import PinUse
from jixiao.web.pins.queries import places_of
from jixiao.web.years.models import Fund, Indicator, ProgramYear, ProofUse, Result, TargetChange


def paper(row: ProgramYear) -> ProgramPaper:
    """`row.rows` are its indicators in order, with all that assemble reads of them."""
    program = row.program
    key = program_key(program.name, whole_department=program.whole_department)
    indicators: list[Indicator] = row.rows  # type: ignore[attr-defined]
    return ProgramPaper(
        key=key,
        name=program.name,
        whole_department=program.whole_department,
        parent_department=row.year.department.name,
        agency="" if program.whole_department or program.agency is None else program.agency.name,
        objective=row.objective,
        achieved=row.achieved,
        funds=tuple(fund_paper(fund, key, program.name) for fund in row.funds.all()),
        indicators=tuple(_numbered(indicators, key, long_term=False)),
        stated_score=Cell(row, "stated_score", f"自评表“{program.name}”自评总分").points(
            f"{key}/stated", f"{program.name}自评总分"
        ),
        facts=tuple((label, text) for label, text in row.facts),
        long_term_objective=row.long_term_objective,
        long_term=tuple(_numbered(indicators, f"{key}/long", long_term=True)),
        provenance=Provenance(WORKBENCH, f"项目“{program.name}”", program.name, cell=cell_name(row, "objective")),
    )


def total_paper(fund: Fund) -> ProgramPaper:
    """A program with its total alone."""
    program = fund.program.program
    key = program_key(program.name, whole_department=program.whole_department)
    return ProgramPaper(key, program.name, program.whole_department, funds=(fund_paper(fund, key, program.name),))


def fund_paper(fund: Fund, program: str, name: str) -> FundPaper:
    """A money row; `program` is the key of its program, `name` what it is called."""
    key = f"{program}/funds/{fund.label}"

    def cell(field: str) -> Cell:
        return Cell(fund, field, f"项目资金“{name}”{fund.label}")

    return FundPaper(
        label=fund.label,
        original=cell("original").money(f"{key}/original", f"{fund.label}年初预算数"),
        adjusted=cell("adjusted").money(f"{key}/adjusted", f"{fund.label}全年预算数"),
        outturn=cell("outturn").money(f"{key}/outturn", f"{fund.label}全年执行数"),
        is_total=fund.is_total,
        explanation=fund.explanation,
        stated_score=cell("stated_score").points(f"{key}/stated", "预算执行自评得分"),
        weight=cell("weight").points(f"{key}/weight", "预算执行分值"),
    )


def _numbered(rows: list[Indicator], program: str, *, long_term: bool) -> Iterator[IndicatorPaper]:
    told = (row for row in rows if row.is_long_term == long_term)
    for number, row in enumerate(told, 1):
        yield _indicator(row, f"{program}/{number}/{row.name}")


def _indicator(row: Indicator, key: str) -> IndicatorPaper:
    result: Result | None = getattr(row, "result", None)

    def exact(held: Any, field: str, part: str, word: str) -> Datum | None:
        if held is None:
            return None
        return Cell(held, field, f"指标“{row.name}”{word}").exact(f"{key}/{part}", f"{row.name}{word}", row.unit)

    def points(held: Any, field: str, part: str, word: str) -> Datum | None:
        if held is None:
            return None
        return Cell(held, field, f"指标“{row.name}”{word}").points(f"{key}/{part}", f"{row.name}{word}")

    changes: list[TargetChange] = row.changed  # type: ignore[attr-defined]
    return IndicatorPaper(
        key=key,
        name=row.name,
        group=row.group,
        kind=row.kind,
        description=row.description,
        operator=row.operator,
        target=exact(row, "target", "target", "指标值"),
        upper=exact(row, "upper", "upper", "指标值上限"),
        target_text=row.target_text,
        unit=row.unit,
        basis=row.basis,
        actual=_pinned(exact(result, "actual", "actual", "完成值"), row),
        actual_text=result.actual_text if result else "",
        level=result.level if result else "",
        weight=points(row, "weight", "weight", "分值"),
        stated_score=points(result, "stated_score", "stated", "自评得分"),
        explanation=result.explanation if result else "",
        previous=_previous(row, result, key),
        scoring_rule=row.scoring_rule,
        is_core=row.is_core,
        evidence=tuple(_evidence(row)),
        original_target=changes[0].before if changes else "",
        provenance=Provenance(WORKBENCH, f"指标“{row.name}”", row.name, cell=cell_name(row, "name")),
    )


def _pinned(datum: Datum | None, row: Indicator) -> Datum | None:
    """Behind the row the rows of the ledger it was pinned from, while it still says what the pin said."""
    uses: list[PinUse] = row.pinned  # type: ignore[attr-defined]
    places = tuple(one for use in uses if datum and use.value == datum.value for one in places_of(use.pin))
    return replace(datum, provenance=(*datum.provenance, *places)) if datum and places else datum


def _previous(row: Indicator, result: Result | None, key: str) -> Datum | None:
    """Last year's actual value: of the indicator it comes from, else as it was typed or read."""
    before: Result | None = getattr(row.origin, "result", None) if row.origin else None
    held, field = (before, "actual") if before and before.actual is not None else (result, "previous")
    if held is None:
        return None
    label = f"{row.name}上年完成值"
    return Cell(held, field, f"指标“{row.name}”上年完成值").exact(f"{key}/previous", label, row.unit)


def _evidence(row: Indicator) -> Iterator[EvidencePaper]:
    uses: list[ProofUse] = row.accepted  # type: ignore[attr-defined]
    for use in uses:
        proof = use.proof
        where = f"佐证材料“{proof.name}”"
        place = Provenance(WORKBENCH, where, proof.name, proof.digest, cell_name(proof, "name"), (str(proof.pk),))
        yield EvidencePaper(proof.name, place)
