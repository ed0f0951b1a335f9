"""A ledger as data: a model, its columns, and what may be asked of them.

An app declares its ledgers in a module `columns.py` with a tuple LEDGERS; `registry.py` finds them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import Any

from django import forms
from django.db import models

from jixiao.units.fixed import in_unit
from jixiao.web.kit.fields import FenField, PointsField
from jixiao.web.kit.templatetags.numbers import exactly, money
from jixiao.web.kit.workbook import Column as SheetColumn
from jixiao.web.ledger import kinds
from jixiao.web.ledger.kinds import Kind
from jixiao.web.ledger.models import LedgerRow

# Keys of addresses that are no columns.
RESERVED = {"words", "department", "blank", "removed", "sort", "group", "columns", "month", "page", "version"}
_LARGE = 10**12  # 分 of 100 亿元

Values = Mapping[str, Any]
Errors = dict[str, str]


def held(values: Values, row: Any, name: str) -> Any:
    """What a row will have in a column: what is typed, else what it has; a link by its row or by its number."""
    if f"{name}_id" in values:
        return values[f"{name}_id"]
    return values.get(name, getattr(row, name, None))


def _no_errors(_values: Values, _row: LedgerRow | None) -> Errors:
    return {}


def _nothing_more(_row: Any, _person: Any) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Column:
    """One column. Its label, its kind and its length come from the field of the model.

    `unit` is the unit of an amount (万元) or the measure word of a number; `filtered` puts it among the filters
    ("more": among the further ones); `measured` sums it; `grouped` lets rows be counted by it; `template` gives it a
    column in the workbook people fill; `typed` lets people type it in the form; `shown` is whether the list has it
    before anybody chose; `section` is its heading in the form and on the page of a row.
    """

    name: str
    unit: str = ""
    filtered: bool | str = False
    measured: bool = False
    grouped: bool = False
    template: bool = True
    typed: bool = True
    shown: bool = True
    needed: bool = False
    width: int = 16
    note: str = ""
    section: str = "基本情况"
    example: str = ""
    model: type[LedgerRow] | None = field(default=None, repr=False)

    @cached_property
    def field(self) -> "models.Field[Any, Any]":
        assert self.model is not None
        found = self.model._meta.get_field(self.name)
        assert isinstance(found, models.Field)
        return found

    @cached_property
    def label(self) -> str:
        return str(self.field.verbose_name)

    @cached_property
    def kind(self) -> Kind:
        match self.field:
            case FenField():
                return kinds.MONEY
            case PointsField():
                return kinds.POINTS
            case models.ForeignKey():
                return kinds.LINK
            case models.BooleanField():
                return kinds.YES_NO
            case models.DateField():
                return kinds.DAY
            case models.IntegerField():
                return kinds.COUNT
            case models.TextField():
                return kinds.LONG_TEXT
        return kinds.CHOICE if self.field.choices else kinds.TEXT

    @cached_property
    def is_asked(self) -> bool:
        """Whether an address may ask for it: by a filter that is drawn, or as a link by the number of its row."""
        return bool(self.filtered) or (self.kind is kinds.LINK and kinds.LINK.is_owned(self))

    @cached_property
    def input(self) -> forms.Field:
        """How its value is typed; forms take copies."""
        made = self.kind.input(self, self.needed)
        made.label = f"{self.label}（{self.unit}）" if self.unit else self.label
        made.help_text = self.note
        made.validators += [one for one in self.field.validators if one not in made.validators]
        return made

    @cached_property
    def is_sorted(self) -> bool:
        """Whether an index keeps its order, so that a million rows can be listed by it."""
        assert self.model is not None
        return any(index.fields and index.fields[0] == self.name for index in self.model._meta.indexes)

    @cached_property
    def head(self) -> str:
        """Above its cells."""
        return f"{self.label}（{self.unit}）" if self.kind is kinds.MONEY else self.label

    @cached_property
    def is_wide(self) -> bool:
        """Whether its text is long."""
        return self.kind.is_long or self.width >= 36

    @cached_property
    def is_short(self) -> bool:
        """Whether its text stays on one line."""
        return self.width <= 18

    def of(self, row: Any) -> Any:
        return getattr(row, self.name)

    def text(self, row: Any) -> str:
        """The value of a row as people read it."""
        return self.kind.shown(self, self.of(row))

    def exact(self, value: Any) -> str:
        return exactly(value) if self.kind is kinds.MONEY and "美元" not in self.unit else ""

    def summed(self, value: int | None) -> tuple[str, str]:
        """A sum as people read it and its unit: large ones of 万元 in 亿元."""
        if self.unit == "万元" and value is not None and abs(value) >= _LARGE:
            return money(value, "亿元"), "亿元"
        return self.kind.shown(self, value), self.unit

    def in_unit(self, value: int) -> Decimal:
        return in_unit(value, self.unit)

    def words(self, value: Any) -> str | None:
        """The value with its unit, as the log tells it; None when there is none."""
        if value in (None, ""):
            return None
        shown = self.kind.shown(self, value)
        return f"{shown} {self.unit}" if self.unit and self.kind.is_number else shown


@dataclass(frozen=True, slots=True)
class Term:
    """Something that must have happened by a day: `due` is the column of that day, `done` of when it happened.

    `keeper` is the column of who sees to it.
    """

    due: str
    done: str
    keeper: str = ""


@dataclass(frozen=True)
class Ledger:
    """A ledger of nouns (项目). `name` stands in addresses; by `key` an imported row finds the row it changes
    ("": imported rows are always new).

    `judge` says what is wrong with the values of a row, by column; `settle` fills in what follows from the others,
    `after` sees to what follows in other rows once a row is saved;
    `stage` is the column of the board, `day` that of the calendar; `terms` are what can be overdue,
    `closing` the days after which nothing of the row is; `part` is a template of the row's page, with what
    `more` gives it, `below` one that stands under the columns.
    """

    name: str
    label: str
    noun: str
    model: type[LedgerRow]
    columns: tuple[Column, ...]
    searched: tuple[str, ...]
    key: str
    measure_word: str = "个"
    group: str = "招商工作"
    order: int = 400
    sort: str = "-pk"
    stage: str = ""
    day: str = ""
    terms: tuple[Term, ...] = ()
    closing: tuple[str, ...] = ()
    judge: Callable[[Values, LedgerRow | None], Errors] = _no_errors
    settle: Callable[[Any], None] = lambda _row: None
    after: Callable[[Any], None] | None = None
    part: str = ""
    below: str = ""
    more: Callable[[Any, Any], dict[str, Any]] = _nothing_more

    def __post_init__(self) -> None:
        taken = RESERVED & {column.name for column in self.columns}
        if taken:
            raise ValueError(f"{self.name}: {taken} mean something else in addresses")
        bound = tuple(replace(column, model=self.model) for column in self.columns)
        object.__setattr__(self, "columns", bound)

    @cached_property
    def by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    @cached_property
    def title(self) -> str:
        """The column by which a row is known."""
        return next((column.name for column in self.columns if column.needed), self.columns[0].name)

    @cached_property
    def measures(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.measured)

    @cached_property
    def typed(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.typed)

    @cached_property
    def linked(self) -> tuple[str, ...]:
        """What is read along with every row."""
        return tuple(column.name for column in self.columns if column.kind is kinds.LINK)

    @cached_property
    def sheet(self) -> tuple[SheetColumn, ...]:
        """The workbook people fill."""
        return tuple(
            SheetColumn(one.name, one.head, one.width, one.note, one.needed) for one in self.columns if one.template
        )
