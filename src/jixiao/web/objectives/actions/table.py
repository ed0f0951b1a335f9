"""Rows of an indicator table: changed, added, taken out, brought back, moved. Only while the objective is a draft."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from jixiao.lint.targets import typed_target
from jixiao.web.kit.refused import Refused
from jixiao.web.objectives.rights import must_be_draft, must_write, writes_program
from jixiao.web.people.log import change, log
from jixiao.web.people.models import Person
from jixiao.web.years.actions import must_be_open
from jixiao.web.years.models import Indicator, ProgramYear

_ARRANGED = {"section", "duty"}  # who fills in and what it serves may be changed after approval


@transaction.atomic
def change_indicator(*, indicator: Indicator, values: Mapping[str, Any], by: Person) -> Indicator:
    """`values` by field; `target` is the text of the one cell, from which operator, value and unit are read.

    Raises Stale when somebody else changed the row since it was read.
    """
    if set(values) <= _ARRANGED:
        must_be_open(indicator.program.year)
    else:
        must_be_draft(indicator.program)
    must_write(by, indicator)
    fields = _fields(values, indicator.unit)
    if not fields.get("name", "-"):
        raise Refused("三级指标名称不能清空；不要这个指标的，请删除这一行。")
    before, after = change(indicator, fields, by=by)
    if after:
        _log("changed", indicator, by, before=before, after=after)
    return indicator


@transaction.atomic
def add_indicator(
    *, program: ProgramYear, after: int | None, values: Mapping[str, Any], by: Person, is_long_term: bool = False
) -> Indicator:
    """Below another one (None: above all); without first or second level it has that of the row above."""
    must_be_draft(program)
    _must_add(program, by)
    rows = _rows(program, is_long_term=is_long_term)
    above = next((row for row in rows if row.pk == after), None)
    fields = _fields(values, "")
    if above and not fields.get("kind"):
        fields = {**fields, "kind": above.kind, "group": fields.get("group") or above.group}
    elif above and not fields.get("group"):
        fields["group"] = above.group
    fields = {"section": None if by.section is None or not _fills_alone(program, by) else by.section, **fields}
    row = Indicator.objects.create(program=program, is_long_term=is_long_term, **{"name": "", **fields})
    rows.insert(rows.index(above) + 1 if above else 0, row)
    _number(rows)
    _log("added", row, by)
    return row


def _fills_alone(program: ProgramYear, by: Person) -> bool:
    """A row that somebody adds to what belongs to no section stays everybody's."""
    return program.program.section_id is not None and program.program.section_id == by.section_id


@transaction.atomic
def remove_indicators(*, program: ProgramYear, pks: Sequence[int], by: Person) -> None:
    """They stay in the database, with the time."""
    must_be_draft(program)
    for row in program.indicators.filter(pk__in=pks, removed_at=None):
        must_write(by, row)
        row.removed_at = timezone.now()
        row.save(update_fields=["removed_at"])
        _log("removed", row, by)


@transaction.atomic
def restore_indicators(*, program: ProgramYear, pks: Sequence[int], by: Person) -> None:
    must_be_draft(program)
    for row in program.indicators.filter(pk__in=pks).exclude(removed_at=None):
        must_write(by, row)
        row.removed_at = None
        row.save(update_fields=["removed_at"])
        _log("restored", row, by)


@transaction.atomic
def move_indicator(*, indicator: Indicator, after: int | None, by: Person) -> None:
    """Below another one (None: above all)."""
    program = indicator.program
    must_be_draft(program)
    must_write(by, indicator)
    rows = [row for row in _rows(program, is_long_term=indicator.is_long_term) if row.pk != indicator.pk]
    above = next((at for at, row in enumerate(rows) if row.pk == after), -1)
    rows.insert(above + 1, indicator)
    _number(rows)
    _log("moved", indicator, by)


def _fields(values: Mapping[str, Any], unit: str) -> dict[str, Any]:
    """The one cell of a target as the fields it is kept in."""
    fields = dict(values)
    if "target" in fields:
        target = typed_target(fields.pop("target") or "", fields.get("unit", unit))
        fields |= {
            "operator": target.operator,
            "target": target.value,
            "upper": target.upper,
            "target_text": target.text,
            "unit": target.unit,
        }
    return fields


def _must_add(program: ProgramYear, by: Person) -> None:
    if not writes_program(by, program):
        raise Refused(f"“{program.program}”由{program.program.section}填报。")


def _rows(program: ProgramYear, *, is_long_term: bool) -> list[Indicator]:
    return list(program.indicators.filter(removed_at=None, is_long_term=is_long_term))


def _number(rows: Sequence[Indicator]) -> None:
    """Their order is how they stand here."""
    moved = []
    for order, row in enumerate(rows, 1):
        if row.order != order:
            row.order = order
            moved.append(row)
    Indicator.objects.bulk_update(moved, ["order"])


def _log(verb: str, row: Indicator, by: Person, **words: Any) -> None:
    department = row.program.year.department
    log(f"objectives.indicator.{verb}", row, by=by, department=department, program=row.program, **words)
