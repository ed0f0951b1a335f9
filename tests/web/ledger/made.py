"""Rows of any ledger, made from its columns."""

from datetime import date
from typing import Any

from jixiao.web.ledger import kinds
from jixiao.web.ledger.actions.rows import add_row
from jixiao.web.ledger.column import Column, Ledger
from jixiao.web.ledger.models import Import, RowFile, SavedView
from jixiao.web.ledger.registry import ledger_of, ledgers

PROJECTS = ledgers()["projects"]


def filled(world: Any, ledger: Ledger, given: dict[str, Any]) -> dict[str, Any]:
    """A value for everything that must be there and is not given; what a row leads to is made."""
    lacking = (column for column in ledger.columns if column.needed and column.name not in given)
    return {column.name: _value(world, column) for column in lacking} | given


def _value(world: Any, column: Column) -> Any:
    match column.kind:
        case kinds.LINK:
            owner = ledger_of(column.field.related_model)
            return made_row(world, owner) if owner else column.field.related_model.objects.first()
        case kinds.DAY:
            return date(2022, 5, 1)
        case kinds.MONEY | kinds.COUNT:
            return 100
        case kinds.CHOICE:
            return column.field.flatchoices[0][0]
    return "示例"


def made_row(world: Any, ledger: Ledger = PROJECTS, **values: Any) -> Any:
    """A row of the bureau, written by its writer."""
    return add_row(ledger=ledger, department=world.d.bureau, values=filled(world, ledger, values), by=world.writer)


def made_import(world: Any, ledger: Ledger = PROJECTS) -> Import:
    return Import.objects.create(
        ledger=ledger.name, department=world.d.bureau, by=world.writer, file_name="台账.xlsx", state="wrong"
    )


def made_view(world: Any, ledger: Ledger = PROJECTS) -> SavedView:
    return SavedView.objects.create(ledger=ledger.name, name="我的", department=world.d.bureau, by=world.writer)


def made_file(world: Any, row: Any, ledger: Ledger = PROJECTS) -> RowFile:
    return RowFile.objects.create(ledger=ledger.name, row=row.pk, by=world.writer, name="合同.pdf", digest="")
