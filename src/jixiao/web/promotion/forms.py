"""The shapes of what is typed about stages and counts."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone

from jixiao.norms.resolve import NATION
from jixiao.units.fixed import in_unit
from jixiao.web.kit.inputs import DayInput, MoneyInput
from jixiao.web.kit.listing import FilterForm
from jixiao.web.people.models import Department
from jixiao.web.promotion.counting import CONTRAST, policies
from jixiao.web.promotion.models import Stage

GREAT = 10_000_000_000  # 分 of 1 亿元: what is called a great project when nothing else is asked


class StageForm(forms.Form):
    """A stage and the day it was reached."""

    to = forms.ChoiceField(label="阶段", choices=Stage.choices)
    on = DayInput(label="日期")

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise forms.ValidationError(f"{on} 还没有到；只写已经发生的日期")
        return on

    @property
    def stage(self) -> Stage:
        return Stage(self.cleaned_data["to"])

    @property
    def told(self) -> str:
        """What is wrong, in one line."""
        return "；".join(f"{self.fields[name].label}：{errors[0]}" for name, errors in self.errors.items())


class AdvanceForm(StageForm):
    proof = forms.CharField(label="证明材料", max_length=100, required=False)


class BackForm(StageForm):
    reason = forms.CharField(label="原因", max_length=200)


class WaiverForm(forms.Form):
    column = forms.CharField(max_length=40)
    reason = forms.CharField(label="不能提供的原因", max_length=200)


class DepartmentFilter(FilterForm):
    """Rows of departments a person sees."""

    department = forms.ModelChoiceField(Department.objects.none(), label="部门", required=False, empty_label="全部部门")

    def __init__(self, *args: Any, departments: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        department = self.fields["department"]
        assert isinstance(department, forms.ModelChoiceField)
        department.queryset = departments.select_related("place")
        if len(department.queryset) < 2:
            department.widget = forms.HiddenInput()


class PeriodFilter(DepartmentFilter):
    """Projects within days; this year when nothing is asked."""

    since = DayInput(label="从", required=False)
    until = DayInput(label="到", required=False)
    field_order: tuple[str, ...] = ("since", "until", "department")

    @property
    def period(self) -> tuple[date, date]:
        today = timezone.localdate()
        typed = self.cleaned_data
        return typed["since"] or date(today.year, 1, 1), typed["until"] or date(today.year, 12, 31)

    @property
    def as_of(self) -> date:
        """The last day that can be looked back from."""
        return min(self.period[1], timezone.localdate())


class LateFilter(DepartmentFilter):
    """What was late on a day, today when nothing is asked; `kind` is one kind of it alone."""

    day = DayInput(label="截至", required=False)
    kind = forms.CharField(label="事项", required=False, max_length=60, widget=forms.HiddenInput())
    field_order = ("day", "department", "kind")

    @property
    def on(self) -> date:
        return self.cleaned_data["day"] or timezone.localdate()


class TalksFilter(PeriodFilter):
    """Projects in talks at the end of a period, of at least a size."""

    least = MoneyInput(label="总投资至少（万元）", required=False, money_unit="万元")
    field_order = ("since", "until", "least", "department")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["least"].widget.attrs["placeholder"] = str(in_unit(GREAT, "万元").to_integral_value())

    @property
    def floor(self) -> int:
        least: int | None = self.cleaned_data["least"]
        return GREAT if least is None else least


class CountFilter(PeriodFilter):
    first = forms.ChoiceField(label="口径", required=False)
    second = forms.ChoiceField(label="对照", required=False)

    def __init__(self, typed: Mapping[str, str], **more: Any) -> None:
        choices = policies()
        asked = QueryDict(mutable=True)
        asked.update({"first": choices[0][0], "second": choices[-1][0], **dict(typed.items())})
        super().__init__(asked, **more)
        for name in ("first", "second"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices

    @property
    def keys(self) -> tuple[str, str]:
        """The two policies asked for."""
        return self.cleaned_data["first"] or NATION, self.cleaned_data["second"] or CONTRAST


class TransferFilter(PeriodFilter):
    """Projects that moved, under the rule of a place."""

    rule = forms.ChoiceField(label="口径", required=False)
    field_order = ("since", "until", "rule", "department")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        rule = self.fields["rule"]
        assert isinstance(rule, forms.ChoiceField)
        rule.choices = policies()[:-1]

    @property
    def key(self) -> str:
        return self.cleaned_data["rule"] or NATION
