"""What the database says of a year at this moment, as values to compare: every column of every row that papers are
made of. Reading them costs a tenth of making the papers.
"""

from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from jixiao.web.people.models import Agency, WorkingGroup, WorkingGroupMember
from jixiao.web.pins.models import Pin, PinUse
from jixiao.web.years.models import (
    BudgetLine,
    BudgetYear,
    Fund,
    Indicator,
    Measure,
    Narrative,
    Program,
    ProgramYear,
    Proof,
    ProofUse,
    Result,
    TargetChange,
)

Rows = tuple[Any, ...]
_YEAR, _DEPARTMENT, _NUMBER, _LAST = range(32_001, 32_005)  # stand in the statements for what they are asked with


def rows_of(year: BudgetYear) -> Rows:
    """Equal rows make equal papers; whatever changed, by whatever way, makes others."""
    place = year.department.place
    found: list[Any] = [(year.department.name, place.code, place.name)]
    asked = {_YEAR: year.pk, _DEPARTMENT: year.department_id, _NUMBER: year.year, _LAST: year.year - 1}
    with connection.cursor() as cursor:
        for statement, marks in _statements():
            cursor.execute(statement, [asked[mark] for mark in marks])
            found.append(tuple(cursor.fetchall()))
    return tuple(found)


@cache
def _statements() -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Written once: Django takes as long to write a statement as the database to answer it."""
    return tuple(rows.order_by("pk").values_list().query.sql_with_params() for rows in _read())


def _read() -> tuple[QuerySet[Any], ...]:
    """What `assemble` reads, table by table."""
    both = BudgetYear.objects.filter(department=_DEPARTMENT, year__in=(_NUMBER, _LAST))
    programs = ProgramYear.objects.filter(year=_YEAR)
    indicators = Indicator.objects.filter(program__year=_YEAR)
    uses = ProofUse.objects.filter(indicator__in=indicators)
    pinned = PinUse.objects.filter(indicator__in=indicators, ended_at=None)
    groups = WorkingGroup.objects.filter(department=_DEPARTMENT, year=_NUMBER)
    pins = Pin.objects.filter(Q(pk__in=pinned.values("pin")) | Q(department=_DEPARTMENT, ended_at=None))
    return (
        both,
        BudgetLine.objects.filter(year__in=both),
        Measure.objects.filter(year__in=both),
        Narrative.objects.filter(year__in=both),
        programs,
        Program.objects.filter(pk__in=programs.values("program")),
        Agency.objects.filter(department=_DEPARTMENT),
        Fund.objects.filter(program__in=programs),
        indicators,
        Result.objects.filter(Q(indicator__in=indicators) | Q(indicator__in=indicators.values("origin"))),
        TargetChange.objects.filter(indicator__in=indicators),
        uses,
        Proof.objects.filter(pk__in=uses.values("proof")),
        pinned,
        pins,
        Pin.objects.filter(pk__in=pins.values("over")),
        groups,
        WorkingGroupMember.objects.filter(group__in=groups),
    )
