"""Reads of proofs and surveys, always within a year that the person may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from jixiao.web.evidence.models import Survey
from jixiao.web.evidence.suggest import Suggestion, suggestion
from jixiao.web.people.models import Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import departments
from jixiao.web.years.models import BudgetYear, Indicator, ProgramYear, Proof, ProofUse

PENDING = Q(uses__isnull=True, program__isnull=True)
ABSENT = Q(digest="", keeper="")


def indicators_of(year: BudgetYear) -> QuerySet[Indicator]:
    """The indicators that are scored, in the order of the forms."""
    return (
        Indicator.objects.filter(program__year=year, removed_at=None, is_long_term=False)
        .select_related("program__program__section", "program__year__department", "section", "origin__result")
        .order_by("program__order", "program", "order", "pk")
    )


def read_programs(year: BudgetYear) -> list[ProgramYear]:
    """The programs of a year in their order, with their sections."""
    rows = list(ProgramYear.objects.filter(year=year).select_related("program__section"))
    for row in rows:
        row.year = year
    return rows


def read_indicators(year: BudgetYear, programs: Iterable[ProgramYear]) -> list[Indicator]:
    """All of them, with the programs and sections that they share; the same queries for few and for many."""
    shared = {program.pk: program for program in programs}
    rows = indicators_of(year).select_related(None).defer("sources").prefetch_related("section", "origin__result")
    found_rows = [row for row in rows if row.program_id in shared]
    for row in found_rows:
        row.program = shared[row.program_id]
    return found_rows


def proofs_seen(person: Person, right: Right = Right.SEE) -> QuerySet[Proof]:
    return Proof.objects.filter(year__department__in=departments(person, right)).select_related("year__department")


def uses_of(proofs: QuerySet[Proof]) -> QuerySet[ProofUse]:
    return ProofUse.objects.filter(proof__in=proofs).select_related("proof", "indicator__program__program")


def listed_proofs(year: BudgetYear, filters: dict[str, Any]) -> QuerySet[Proof]:
    """By type, program, indicator, state and words; removed ones only when asked for."""
    removed = filters.get("state") == "removed"
    rows = Proof.objects.filter(year=year, removed_at__isnull=not removed)
    if words := filters.get("words"):
        rows = rows.filter(Q(name__icontains=words) | Q(keeper__icontains=words))
    if kind := filters.get("kind"):
        rows = rows.filter(kind=kind)
    if program := filters.get("program"):
        rows = rows.filter(Q(program=program) | Q(uses__indicator__program=program))
    if indicator := filters.get("indicator"):
        rows = rows.filter(uses__indicator=indicator)
    rows = rows.filter(_STATES.get(filters.get("state") or "", Q())).distinct()
    uses = ProofUse.objects.select_related("indicator__program__program")
    return rows.select_related("program__program", "by").prefetch_related(Prefetch("uses", uses)).order_by("-at", "-pk")


_STATES = {
    "pending": PENDING,
    "absent": ABSENT,
    "waiting": Q(uses__state=ProofUse.State.WAITING) & ~ABSENT,
    "accepted": Q(uses__state=ProofUse.State.ACCEPTED),
    "rejected": Q(uses__state=ProofUse.State.REJECTED),
}


def pending_count(year: BudgetYear) -> int:
    return Proof.objects.filter(PENDING, year=year, removed_at=None).count()


def names_taken_over(year: BudgetYear) -> QuerySet[Proof]:
    """What stands in the list because last year's had it, and nobody has uploaded, kept or judged."""
    judged = ProofUse.objects.filter(proof__year=year).exclude(state=ProofUse.State.WAITING).values("proof")
    return Proof.objects.filter(ABSENT, year=year, removed_at=None).exclude(origin=None).exclude(pk__in=judged)


@dataclass(frozen=True, slots=True)
class PendingProof:
    proof: Proof
    suggested: Suggestion | None


def pending_proofs(year: BudgetYear) -> list[PendingProof]:
    """What nobody has filed yet, with what its path suggests."""
    indicators = read_indicators(year, read_programs(year))
    listed = {
        PurePosixPath(use.proof.name).stem: use.indicator
        for use in ProofUse.objects.filter(proof__year=year, proof__removed_at=None).select_related(
            "proof", "indicator__program__program"
        )
    }
    proofs = Proof.objects.filter(PENDING, year=year, removed_at=None).select_related("by")[:200]
    return [PendingProof(proof, suggestion(proof, indicators, listed)) for proof in proofs]


def proofs_of_indicator(indicator: Indicator) -> list[ProofUse]:
    return list(indicator.proofs.filter(proof__removed_at=None).select_related("proof__by"))


def surveys_seen(person: Person, right: Right = Right.SEE) -> QuerySet[Survey]:
    return Survey.objects.filter(year__department__in=departments(person, right)).select_related(
        "year__department__place", "indicator__program__program__section", "indicator__section"
    )
