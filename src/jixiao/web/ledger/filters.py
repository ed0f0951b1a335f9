"""The filters of a ledger: a form made from its columns, and what the typed filters ask for."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict

from jixiao.web.kit.listing import FilterForm
from jixiao.web.ledger.column import Column, Ledger
from jixiao.web.ledger.kinds import KeysInput, Ticks
from jixiao.web.ledger.words import saying
from jixiao.web.people.models import Department

# Keys of the address that say how rows are shown, not which.
SHOWING = ("sort", "group", "columns", "month")
_NAMED = 3


class RowFilter(FilterForm):
    """Made for one ledger; keys of the address that mean nothing in it are refused."""

    def __init__(self, *args: Any, ledger: Ledger, departments: Iterable[Department], **more: Any) -> None:
        super().__init__(*args, **more)
        self.ledger = ledger
        widget = forms.TextInput(attrs={"type": "search", "placeholder": self._placeholder()})
        self.fields["words"] = forms.CharField(label="搜索", required=False, max_length=60, widget=widget)
        choices = [(one.pk, one.name) for one in departments]
        self.fields["department"] = forms.TypedMultipleChoiceField(
            label="部门", required=False, choices=choices, coerce=int, widget=Ticks()
        )
        for column in ledger.columns:
            if column.is_asked:
                self.fields.update(column.kind.filters(column))
        blanks = [(column.name, column.label) for column in ledger.columns]
        self.fields["blank"] = forms.ChoiceField(
            label="没有填写的", required=False, choices=[("", "没有填写的：不限"), *blanks]
        )
        self.fields["removed"] = forms.BooleanField(label="看已删除的", required=False)
        self._add_showing(ledger)

    def _placeholder(self) -> str:
        return "、".join(self.ledger.by_name[name].label for name in self.ledger.searched[:2])

    def _add_showing(self, ledger: Ledger) -> None:
        sorts = [name for column in ledger.columns if column.is_sorted for name in (column.name, f"-{column.name}")]
        groups = [key for key, _ in group_choices(ledger)]
        hidden = forms.HiddenInput()
        self.fields["sort"] = forms.ChoiceField(
            label="排序", required=False, choices=[(name, name) for name in ("", *sorts)], widget=hidden
        )
        self.fields["group"] = forms.ChoiceField(
            label="分组", required=False, choices=[(name, name) for name in ("", *groups)], widget=hidden
        )
        self.fields["columns"] = forms.MultipleChoiceField(
            label="列",
            required=False,
            choices=[(one.name, one.label) for one in ledger.columns],
            widget=forms.MultipleHiddenInput(),
        )
        self.fields["month"] = forms.RegexField(r"^\d{4}-(0[1-9]|1[0-2])$", label="月份", required=False, widget=hidden)

    @property
    def asked(self) -> dict[str, Any]:
        """What rows are asked for, without how they are shown; the ground of keys of a cache."""
        plain = {key: _plain(value) for key, value in self.cleaned_data.items() if key not in SHOWING}
        return {key: value for key, value in plain.items() if value not in (None, "", False, [])}

    @property
    def is_used(self) -> bool:
        return bool(self.asked)

    @property
    def is_scattered(self) -> bool:
        """Whether an index has the rows that are asked for, but not in the order in which they were entered."""
        led = {column.name for column in self.ledger.columns if column.is_sorted}
        several = {
            key for key, value in self.asked.items() if key not in led or (isinstance(value, list) and value[1:])
        }
        columns = {key.removesuffix("_from").removesuffix("_to") for key in several}
        return bool(columns & {"words", *led}) and several == self.asked.keys()

    @property
    def told(self) -> list[tuple[str, str, str]]:
        """The filters in words: key, label and what was asked."""
        return [(key, str(self.fields[key].label), self._words(key)) for key in self.asked]

    def _words(self, key: str) -> str:
        value, choices = self.cleaned_data[key], dict(getattr(self.fields[key], "choices", ()))
        if value is True:
            return "是"
        if (column := self._money(key)) is not None:
            return column.kind.shown(column, value)
        if (column := self._link(key)) is not None:
            rows = column.field.related_model._default_manager.filter(pk__in=value)[:_NAMED]
            more = "等" if len(value) > _NAMED else ""
            return "、".join(map(str, rows)) + more if rows else "已不在"
        many = value if isinstance(value, list | QuerySet) else [value]
        return "、".join(str(choices.get(str(one), choices.get(one, one))) for one in many)

    @property
    def bar(self) -> list["Asking"]:
        """The filters beside the search, as the page draws them."""
        return [Asking.of(self, column) for column in self.ledger.columns if column.filtered is True]

    @property
    def further(self) -> list["Asking"]:
        """The filters that are folded away."""
        more = [Asking.of(self, column) for column in self.ledger.columns if column.filtered == "more"]
        several = len(self.fields["department"].choices) > 1  # type: ignore[attr-defined]
        departments = [Asking("choices", "部门", [self["department"]])] if several else []
        return [*departments, *more, Asking("one", "", [self["blank"]]), Asking("box", "", [self["removed"]])]

    @property
    def showing(self) -> list[tuple[str, str]]:
        """What the address says of how rows are shown, and of which row they belong to; filters are asked with it."""
        links = [one.name for one in self.ledger.columns if one.is_asked and not one.filtered]
        return [(key, value) for key in (*SHOWING, *links) for value in self.data.getlist(key) if value]  # type: ignore[attr-defined]

    def _money(self, key: str) -> Column | None:
        column = self.ledger.by_name.get(key.removesuffix("_from").removesuffix("_to"))
        return column if column is not None and column.kind.is_number else None

    def _link(self, key: str) -> Any:
        """The column of a link that is asked for by number."""
        column = self.ledger.by_name.get(key)
        return column if column is not None and isinstance(self.fields[key], KeysInput) else None

    def narrowed(self, there: Q | None = None) -> Q:
        """Which rows are asked for, but for their departments; `there` says otherwise which rows exist."""
        typed = self.cleaned_data
        asked = there if there is not None else Q(removed_at__isnull=typed["removed"] is not True)
        for column in self.ledger.columns:
            if column.is_asked:
                asked &= column.kind.narrowed(column, typed)
        if typed["blank"]:
            asked &= blank(self.ledger.by_name[typed["blank"]])
        if typed["words"]:
            asked &= saying(self.ledger, typed["words"])
        return asked


def _plain(value: Any) -> Any:
    return [one.pk for one in value] if isinstance(value, QuerySet) else value


@dataclass(frozen=True, slots=True)
class Asking:
    """A filter as it is drawn: `look` is words, choices, range, one or box."""

    look: str
    label: str
    fields: list[forms.BoundField]

    @classmethod
    def of(cls, form: RowFilter, column: Column) -> "Asking":
        fields = [form[key] for key in column.kind.filters(column)]
        if len(fields) == 2:
            return cls("range", column.head, fields)
        field = fields[0].field
        if isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField):
            return cls("choices", column.label, fields)
        return cls("one" if isinstance(field, forms.ChoiceField) else "words", column.label, fields)


def blank(column: Column) -> Q:
    """Nothing is written there."""
    nothing = Q()
    if column.field.null:
        nothing |= Q(**{f"{column.name}__isnull": True})
    if getattr(column.field, "empty_strings_allowed", False) and not column.field.is_relation:
        nothing |= Q(**{column.name: ""})
    return nothing or Q(pk__in=[])


def group_choices(ledger: Ledger) -> list[tuple[str, str]]:
    """What rows can be counted by; days by year and by month."""
    found = [("department", "部门")]
    for column in ledger.columns:
        if column.grouped and column.field.get_internal_type() == "DateField":
            found += [
                (f"{column.name}-year", f"{column.label}（按年）"),
                (f"{column.name}-month", f"{column.label}（按月）"),
            ]
        elif column.grouped:
            found.append((column.name, column.label))
    return found


def query_of(pairs: Iterable[tuple[str, str]]) -> QueryDict:
    """Filters as an address has them."""
    query = QueryDict(mutable=True)
    for key, value in pairs:
        query.appendlist(key, value)
    return query
