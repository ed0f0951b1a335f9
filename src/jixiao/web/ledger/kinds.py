"""What columns can hold. A kind says how a value is shown, typed, read from a cell, and filtered."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Protocol

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, QuerySet

from jixiao.units.fixed import points
from jixiao.web.kit.inputs import DayInput, MoneyInput, PointsInput
from jixiao.web.kit.templatetags.numbers import NOTHING, count, money, score

Typed = Mapping[str, Any]
_LARGEST = 2**31 - 1  # that every database compares with a column of numbers


class Column(Protocol):
    """What a kind asks of a column."""

    @property
    def name(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def field(self) -> "models.Field[Any, Any]": ...
    @property
    def input(self) -> forms.Field: ...
    def in_unit(self, value: int) -> Decimal: ...


class Wrong(Exception):
    """A cell that cannot be read; the words say why."""


class Ticks(forms.CheckboxSelectMultiple):
    template_name = "ledger/ticks.html"


@dataclass(frozen=True)
class Kind:
    """Text of one line; the ground of the other kinds."""

    is_number = False
    is_long = False

    def is_few(self, _column: Column) -> bool:
        """Whether so few values are there that rows can be counted up by them beforehand."""
        return False

    def part(self, value: Any) -> str:
        """The word under which a value is counted; "" for none."""
        return "" if value is None else str(value)

    def of_part(self, part: str) -> Any:
        """The value that was counted under a word."""
        return part

    def parts(self, _column: Column, _typed: Typed) -> Callable[[str], bool] | None:
        """Which of these words a filter means; None when it cuts through one of them."""
        return None

    def shown(self, column: Column, value: Any) -> str:
        """As people read it, without the unit."""
        return NOTHING if value in (None, "") else str(value)

    def exported(self, column: Column, value: Any) -> Any:
        """As a cell of a workbook holds it."""
        return "" if value is None else value

    def input(self, column: Column, needed: bool) -> forms.Field:
        field = column.field.formfield(required=needed)
        assert isinstance(field, forms.Field)
        return field

    def parsed(self, column: Column, text: str) -> Any:
        """The value of a cell's text; raises Wrong."""
        try:
            return column.input.clean(text)
        except ValidationError as wrong:
            raise Wrong("；".join(wrong.messages)) from None

    def filters(self, column: Column) -> dict[str, forms.Field]:
        """Keys of the address, with what they may hold."""
        return {column.name: forms.CharField(label=column.label, required=False, max_length=60)}

    def narrowed(self, column: Column, typed: Typed) -> Q:
        """What a filter asks for; an empty one asks for nothing."""
        return Q(**{f"{column.name}__icontains": words}) if (words := typed[column.name]) else Q()


@dataclass(frozen=True)
class LongText(Kind):
    is_long = True

    def input(self, column: Column, needed: bool) -> forms.Field:
        return forms.CharField(required=needed, widget=forms.Textarea(attrs={"rows": 3}))


@dataclass(frozen=True)
class Choice(Kind):
    """One of the words of the field."""

    def is_few(self, _column: Column) -> bool:
        return True

    def parts(self, column: Column, typed: Typed) -> Callable[[str], bool] | None:
        return frozenset(typed[column.name]).__contains__

    def words(self, column: Column) -> dict[Any, str]:
        return dict(column.field.flatchoices)

    def shown(self, column: Column, value: Any) -> str:
        return self.words(column).get(value, NOTHING if value in (None, "") else str(value))

    def exported(self, column: Column, value: Any) -> Any:
        return self.words(column).get(value, "")

    def input(self, column: Column, needed: bool) -> forms.Field:
        may_lack = column.field.blank and not needed
        none = [("", "（未选）")] if may_lack else []
        return forms.ChoiceField(required=not may_lack, choices=[*none, *self.words(column).items()])

    def parsed(self, column: Column, text: str) -> Any:
        if not text:
            return super().parsed(column, text) if column.field.blank else column.field.get_default()
        for value, word in self.words(column).items():
            if text in (word, value):
                return value
        raise Wrong(f"没有“{text}”；可写 {'、'.join(self.words(column).values())}")

    def filters(self, column: Column) -> dict[str, forms.Field]:
        widget = Ticks()
        choices = list(self.words(column).items())
        return {
            column.name: forms.MultipleChoiceField(label=column.label, required=False, choices=choices, widget=widget)
        }

    def narrowed(self, column: Column, typed: Typed) -> Q:
        chosen = typed[column.name]
        if not chosen:
            return Q()
        return Q(**{column.name: chosen[0]}) if len(chosen) == 1 else Q(**{f"{column.name}__in": chosen})


@dataclass(frozen=True)
class YesNo(Kind):
    def is_few(self, _column: Column) -> bool:
        return True

    def part(self, value: Any) -> str:
        return "" if value is None else str(int(value))

    def of_part(self, part: str) -> Any:
        return part == "1" if part else None

    def parts(self, column: Column, typed: Typed) -> Callable[[str], bool] | None:
        return str(typed[column.name]).__eq__

    def shown(self, column: Column, value: Any) -> str:
        return NOTHING if value is None else "是" if value else "否"

    def exported(self, column: Column, value: Any) -> Any:
        return "" if value is None else self.shown(column, value)

    def parsed(self, column: Column, text: str) -> Any:
        answers = {"是": True, "√": True, "有": True, "否": False, "×": False, "无": False, "": None}
        if text not in answers:
            raise Wrong(f"“{text}”应为 是 或 否")
        answer = answers[text]
        return False if answer is None and not column.field.null else answer

    def filters(self, column: Column) -> dict[str, forms.Field]:
        choices = (("", f"{column.label}：不限"), ("1", "是"), ("0", "否"))
        return {column.name: forms.ChoiceField(label=column.label, required=False, choices=choices)}

    def narrowed(self, column: Column, typed: Typed) -> Q:
        return Q(**{column.name: typed[column.name] == "1"}) if typed[column.name] else Q()


@dataclass(frozen=True)
class Between(Kind):
    """Something that has a least and a most: the address says from where to where."""

    def bound(self, column: Column, label: str) -> forms.Field:
        return forms.IntegerField(label=label, required=False, min_value=-_LARGEST, max_value=_LARGEST)

    def filters(self, column: Column) -> dict[str, forms.Field]:
        return {
            f"{column.name}_from": self.bound(column, f"{column.label}从"),
            f"{column.name}_to": self.bound(column, f"{column.label}到"),
        }

    def narrowed(self, column: Column, typed: Typed) -> Q:
        asked = Q()
        for key, test in ((f"{column.name}_from", "gte"), (f"{column.name}_to", "lte")):
            if typed[key] is not None:
                asked &= Q(**{f"{column.name}__{test}": typed[key]})
        return asked


@dataclass(frozen=True)
class Day(Between):
    """A day; days are counted by months."""

    def is_few(self, column: Column) -> bool:
        return True

    def part(self, value: Any) -> str:
        return "" if value is None else str(value)[:7]

    def parts(self, column: Column, typed: Typed) -> Callable[[str], bool] | None:
        first, last = typed[f"{column.name}_from"], typed[f"{column.name}_to"]
        if (first and first.day != 1) or (last and (last + timedelta(1)).day != 1):
            return None
        from_, to = self.part(first), self.part(last or date.max)
        return lambda part: part != "" and from_ <= part <= to

    def bound(self, column: Column, label: str) -> forms.Field:
        return DayInput(label=label, required=False)

    def input(self, column: Column, needed: bool) -> forms.Field:
        return DayInput(required=needed)

    def shown(self, column: Column, value: Any) -> str:
        return value.isoformat() if isinstance(value, date) else NOTHING


@dataclass(frozen=True)
class Count(Between):
    """A whole number of things; years have no commas."""

    is_number = True

    def of_part(self, part: str) -> Any:
        return int(part)

    def shown(self, column: Column, value: Any) -> str:
        return str(value) if column.unit == "年" and value is not None else count(value)


@dataclass(frozen=True)
class Points(Between):
    """A score in whole hundredths."""

    is_number = True

    def bound(self, column: Column, label: str) -> forms.Field:
        return PointsInput(label=label, required=False)

    def input(self, column: Column, needed: bool) -> forms.Field:
        return PointsInput(required=needed)

    def shown(self, column: Column, value: Any) -> str:
        return score(value)

    def exported(self, column: Column, value: Any) -> Any:
        return "" if value is None else points(value)


@dataclass(frozen=True)
class Money(Between):
    """Whole 分, shown and typed in the unit of the column."""

    is_number = True

    def bound(self, column: Column, label: str) -> forms.Field:
        return MoneyInput(label=f"{label}（{column.unit}）", required=False, money_unit=column.unit)

    def input(self, column: Column, needed: bool) -> forms.Field:
        return MoneyInput(required=needed, money_unit=column.unit)

    def shown(self, column: Column, value: Any) -> str:
        return money(value, column.unit)

    def exported(self, column: Column, value: Any) -> Any:
        return "" if value is None else column.in_unit(value)


class _Rows(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def clean(self, value: Any) -> Any:
        """Refuses also numbers that no database has."""
        try:
            return super().clean(value)
        except OverflowError:
            raise ValidationError("没有这个编号") from None


class KeysInput(forms.Field):
    """Numbers of rows, several of them in an address."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> list[int]:
        texts = [str(one) for one in value or ()]
        if any(not text.isdecimal() or len(text) > 15 for text in texts):
            raise ValidationError("应为编号")
        return [int(text) for text in texts]


@dataclass(frozen=True)
class Link(Kind):
    """A row of something else, by its name; in the address by its number. What belongs to no department is short."""

    def is_owned(self, column: Column) -> bool:
        """Whether what it leads to belongs to departments, as rows of ledgers do."""
        return any(field.name == "department" for field in self.model(column)._meta.fields)

    def is_few(self, column: Column) -> bool:
        return not self.is_owned(column)

    def parts(self, column: Column, typed: Typed) -> Callable[[str], bool] | None:
        return frozenset(str(one.pk) for one in typed[column.name]).__contains__

    def model(self, column: Column) -> Any:
        return column.field.related_model

    def among(self, column: Column, departments: Iterable[int]) -> QuerySet[Any]:
        """What a row of these departments may lead to."""
        rows: QuerySet[Any] = self.model(column)._default_manager.all()
        return rows.filter(department__in=departments, removed_at=None) if self.is_owned(column) else rows

    def exported(self, column: Column, value: Any) -> Any:
        return "" if value is None else str(value)

    def filters(self, column: Column) -> dict[str, forms.Field]:
        if self.is_owned(column):
            return {column.name: KeysInput(label=column.label, required=False)}
        rows, widget = self.model(column)._default_manager.all(), Ticks()
        return {column.name: _Rows(rows, label=column.label, required=False, widget=widget)}

    def narrowed(self, column: Column, typed: Typed) -> Q:
        asked = typed[column.name]
        keys = asked if self.is_owned(column) else [one.pk for one in asked]
        if not keys:
            return Q()
        return Q(**{column.name: keys[0]}) if len(keys) == 1 else Q(**{f"{column.name}__in": keys})


TEXT, LONG_TEXT, CHOICE, YES_NO, DAY, COUNT, POINTS, MONEY, LINK = (
    Kind(), LongText(), Choice(), YesNo(), Day(), Count(), Points(), Money(), Link(),
)  # fmt: skip
