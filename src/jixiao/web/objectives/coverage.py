"""Which duties of a department its programs and indicators answer, and which nothing does (M131)."""

from collections.abc import Sequence
from dataclasses import dataclass

from jixiao.dossier.workpaper import Topic
from jixiao.web.objectives.models import Duty
from jixiao.web.objectives.queries import duties_of
from jixiao.web.years.models import BudgetYear, Indicator, Narrative, ProgramYear


@dataclass(frozen=True, slots=True)
class Covered:
    """A duty with the programs that serve it and how many indicators say so."""

    duty: Duty
    programs: Sequence[ProgramYear]
    indicators: int


@dataclass(frozen=True, slots=True)
class Coverage:
    duties: Sequence[Covered]
    idle: Sequence[ProgramYear]  # programs none of whose indicators names a duty
    unknown: Sequence[str]  # duties that indicators name and the list does not have

    @property
    def open(self) -> int:
        return sum(not one.indicators for one in self.duties)


def coverage_of(year: BudgetYear) -> Coverage:
    """Three queries."""
    indicators = list(Indicator.objects.filter(program__year=year, removed_at=None).values_list("program", "duty"))
    programs = {row.pk: row for row in year.programs.select_related("program")}
    duties = list(duties_of(year))
    covered = []
    for duty in duties:
        served = [program for program, text in indicators if text == duty.text]
        covered.append(Covered(duty, [programs[pk] for pk in dict.fromkeys(served)], len(served)))
    busy = {program for program, text in indicators if text}
    known = {duty.text for duty in duties}
    return Coverage(
        covered,
        [row for pk, row in programs.items() if pk not in busy and not row.program.whole_department],
        sorted({text for _, text in indicators if text and text not in known}),
    )


def told_duties(year: BudgetYear) -> list[str]:
    """What the department wrote of its duties, a line each: where a list of them begins."""
    rows = Narrative.objects.filter(year__department=year.department_id, topic=Topic.DUTIES.value)
    row = rows.exclude(text="").order_by("-year__year").first()
    return [line.strip() for line in row.text.splitlines() if line.strip()] if row else []
