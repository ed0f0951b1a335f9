"""The shapes of what is typed about rows; the form of a row is made from the columns of its ledger."""

from collections.abc import Iterable
from copy import deepcopy
from itertools import groupby
from typing import Any

from django import forms
from django.db.models import QuerySet

from jixiao.web.kit.bootstrap import FilePicker, over
from jixiao.web.ledger.column import Ledger
from jixiao.web.ledger.kinds import Link
from jixiao.web.ledger.models import LedgerRow
from jixiao.web.people.models import Department

VERSION = "version"
_MOST_CHOICES = 200


class RowForm(forms.Form):
    """The typed columns of a ledger, under their headings; the version that was opened goes along."""

    use_required_attribute = False

    def __init__(
        self, *args: Any, ledger: Ledger, row: LedgerRow | None, departments: Iterable[Department], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.ledger, self.row, self._departments = ledger, row, list(departments)
        if row is None and len(self._departments) > 1:
            choices = [(one.pk, one.name) for one in self._departments]
            self.fields["department"] = forms.TypedChoiceField(label="部门", choices=choices, coerce=int)
        for column in ledger.typed:
            field = deepcopy(column.input)
            if isinstance(field, forms.ModelChoiceField) and isinstance(column.kind, Link):
                mine = [row.department_id] if row else [one.pk for one in self._departments]
                field = linked(field, column.kind.among(column, mine))
            self.fields[column.name] = field
            self.initial.setdefault(column.name, self._initial(column.name))
        self.fields[VERSION] = forms.IntegerField(required=False, widget=forms.HiddenInput)
        self.initial.setdefault(VERSION, row.version if row else None)

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        value = super().get_initial_for_field(field, field_name)
        return field.shown(value) if isinstance(field, NamedInput) else value

    def _initial(self, name: str) -> Any:
        column = self.ledger.by_name[name]
        if self.row is None:
            return column.field.get_default() or None
        value = column.of(self.row)
        return value.pk if isinstance(column.kind, Link) and value else value

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if not self.errors:
            for name, words in self.ledger.judge(self.values, self.row).items():
                self.add_error(name if name in self.fields else None, words)
        return typed

    @property
    def meant(self) -> Department:
        chosen = self.cleaned_data.get("department")
        return next((one for one in self._departments if one.pk == chosen), self._departments[0])

    @property
    def asks_department(self) -> bool:
        return "department" in self.fields

    @property
    def values(self) -> dict[str, Any]:
        """What was typed, by column."""
        return {name: value for name, value in self.cleaned_data.items() if name in self.ledger.by_name}

    @property
    def sections(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields under their headings."""
        titled = groupby(self.ledger.typed, key=lambda column: column.section)
        return [(title, [self[column.name] for column in columns]) for title, columns in titled]

    def opened_again(self, row: LedgerRow) -> None:
        """Keep what was typed, over the row as it is now."""
        self.data = over(self.data, row.version)


class NamedInput(forms.CharField):
    """A row among very many, by its name."""

    def __init__(self, rows: QuerySet[Any], **more: Any) -> None:
        super().__init__(max_length=120, **more)
        self.rows = rows

    def shown(self, value: Any) -> Any:
        """The name of a row of which the number is given."""
        held = self.rows.filter(pk=value).first() if str(value or "").isdecimal() else None
        return str(held) if held else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        held = list(self.rows.filter(name=text)[:2])
        if len(held) != 1:
            raise forms.ValidationError(f"{'没有' if not held else '不止一个'}叫“{text}”的；请写全称，或先登记")
        return held[0]


def linked(field: "forms.ModelChoiceField[Any]", rows: QuerySet[Any]) -> forms.Field:
    """A choice among few rows, a name among many."""
    if rows.count() > _MOST_CHOICES:
        return NamedInput(rows, label=field.label, required=field.required, help_text=field.help_text or "写全称")
    field.queryset, field.empty_label = rows, "（没有）"
    return field


class ReasonForm(forms.Form):
    reason = forms.CharField(label="删除原因", max_length=200)


class RemarkForm(forms.Form):
    text = forms.CharField(label="意见", max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))


class FileForm(forms.Form):
    file = forms.FileField(label="附件", widget=FilePicker())


class ViewForm(forms.Form):
    name = forms.CharField(label="视图名称", max_length=40)
    is_shared = forms.BooleanField(label="本部门共用", required=False)
    query = forms.CharField(max_length=2000, required=False, widget=forms.HiddenInput)


class DepartmentChoice(forms.Form):
    """For whom rows are taken in; not asked of who writes for one department."""

    def __init__(self, *args: Any, departments: Iterable[Department], **more: Any) -> None:
        super().__init__(*args, **more)
        self._departments = list(departments)
        if len(self._departments) > 1:
            choices = [(one.pk, one.name) for one in self._departments]
            self.fields["department"] = forms.TypedChoiceField(label="部门", choices=choices, coerce=int)
            self.order_fields(["department"])

    @property
    def meant(self) -> Department:
        chosen = self.cleaned_data.get("department")
        return next((one for one in self._departments if one.pk == chosen), self._departments[0])


class WorkbookForm(DepartmentChoice):
    file = forms.FileField(label="Excel 工作簿", widget=FilePicker(attrs={"accept": ".xlsx"}))


class PasteForm(DepartmentChoice):
    text = forms.CharField(
        label="从 Excel、WPS 复制的行",
        max_length=2_000_000,
        widget=forms.Textarea(attrs={"rows": 6, "wrap": "off"}),
        strip=False,
    )
