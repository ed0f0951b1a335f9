"""Indicators taken from elsewhere: one from the library, or the whole table of last year."""

from typing import Any

from django.db import transaction

from jixiao.web.kit.refused import Refused
from jixiao.web.objectives.actions.table import add_indicator
from jixiao.web.objectives.rights import must_be_draft
from jixiao.web.objectives.targets import target_of
from jixiao.web.people.models import Person
from jixiao.web.years.models import Indicator, ProgramYear

_SAME = ("group", "kind", "name", "description", "basis", "scoring_rule", "weight", "is_core")


@transaction.atomic
def take_from_library(*, program: ProgramYear, source: Indicator, by: Person) -> Indicator:
    """Everything but the target: that is for this department and this year to set. Below the last of its kind."""
    if program.indicators.filter(name=source.name, is_long_term=False, removed_at=None).exists():
        raise Refused(f"表里已有指标“{source}”。")
    own = source.program.program_id == program.program_id and source.program.year.year == program.year.year - 1
    return _copy(program, source, by, operator=source.operator, unit=source.unit, origin=source if own else None)


@transaction.atomic
def copy_last_year(*, program: ProgramYear, before: ProgramYear, pks: list[int] | None, by: Person) -> list[Indicator]:
    """Last year's rows that this year's table lacks, with their targets; all of them, or those that are named."""
    must_be_draft(program)
    have = {(row.name, row.is_long_term) for row in program.indicators.filter(removed_at=None)}
    rows = before.indicators.filter(removed_at=None)
    wanted = rows if pks is None else rows.filter(pk__in=pks)
    copied = [_whole(program, row, by) for row in wanted if (row.name, row.is_long_term) not in have]
    if not copied:
        raise Refused("上年的指标表里都有了，没有可复制的。")
    return copied


def _whole(program: ProgramYear, source: Indicator, by: Person) -> Indicator:
    target = target_of(source)
    values = {name: getattr(source, name) for name in ("duty", "section_id")}
    return _copy(program, source, by, target=target.shown, unit=target.unit, origin=source, **values)


def _copy(program: ProgramYear, source: Indicator, by: Person, **more: Any) -> Indicator:
    values = {name: getattr(source, name) for name in _SAME} | more
    rows = list(program.indicators.filter(removed_at=None, is_long_term=source.is_long_term))
    alike = [row for row in rows if row.kind == source.kind] or [row for row in rows if row.group == source.group]
    after = (alike or rows)[-1].pk if rows else None
    return add_indicator(program=program, after=after, values=values, by=by, is_long_term=source.is_long_term)
