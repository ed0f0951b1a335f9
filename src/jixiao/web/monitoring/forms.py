"""The shape of what is typed about rounds, events and measures."""

from calendar import monthrange
from typing import Any, ClassVar

from django import forms

from jixiao.web.kit.bootstrap import Boxes
from jixiao.web.kit.listing import FilterForm
from jixiao.web.monitoring.models import CorrectiveMeasure, Event, Round
from jixiao.web.monitoring.queries import due_of, indicators_of, programs_of, sections_of
from jixiao.web.years.models import BudgetYear

_REASON = 300


def day_picker() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def searched(words: str) -> forms.CharField:
    """A field of filters that takes words."""
    return forms.CharField(
        label=words, required=False, max_length=60, widget=forms.TextInput(attrs={"placeholder": words})
    )


class _Programs(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.program.name)


class ScopeForm(forms.ModelForm):  # type: ignore[type-arg]
    """What may be changed of a round: when it is due, what is said about it, which programs it is not about."""

    class Meta:
        model = Round
        fields = ("due", "note")
        widgets: ClassVar = {"due": day_picker(), "note": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, year: BudgetYear, **more: Any) -> None:
        super().__init__(*args, **more)
        rows = programs_of(year).filter(program__whole_department=False)
        self.fields["left_out"] = _Programs(
            rows,
            label="不纳入的项目",
            required=False,
            widget=Boxes,
            help_text="默认全部纳入；勾选的项目本次不监控",
        )
        if self.instance.pk:
            self.initial["left_out"] = list(self.instance.left_out.values_list("pk", flat=True))


class RoundForm(ScopeForm):
    """A new round."""

    month = forms.TypedChoiceField(label="截至几月底", choices=[(n, f"{n}月") for n in range(1, 13)], coerce=int)
    day = forms.IntegerField(
        label="截至日",
        required=False,
        min_value=1,
        max_value=31,
        help_text="监控到月底的不填；只监控到月中某一天的写几日",
    )
    field_order = ("month", "day", "due", "note", "left_out")

    def __init__(self, *args: Any, year: BudgetYear, month: int = 0, **more: Any) -> None:
        more["initial"] = {"month": month, "due": due_of(year, month)} if month else {}
        super().__init__(*args, year=year, **more)
        self.number = year.year

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        month, day = typed.get("month"), typed.get("day")
        if month and day:
            last = monthrange(self.number, month)[1]
            if day > last:
                self.add_error("day", f"{month}月只有 {last} 天。")
            typed["day"] = 0 if day == last else day
        return typed


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="理由", max_length=_REASON, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "请写明理由。"},
    )  # fmt: skip


class EventForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Event
        fields = ("name", "note")
        help_texts: ClassVar = {
            "name": "例如：疫情防控、复工复产、机构改革",
            "note": "受影响的项目和指标选它作原因，这句话就写进原因说明",
        }
        widgets: ClassVar = {"note": forms.Textarea(attrs={"rows": 2})}


class MeasureForm(forms.ModelForm):  # type: ignore[type-arg]
    """A corrective measure; `version` is that of the row the person read."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    class Meta:
        model = CorrectiveMeasure
        fields = (
            "problem", "text", "source", "phase", "program", "indicator", "section", "owner", "due", "state", "answer",
        )  # fmt: skip
        widgets: ClassVar = {
            "problem": forms.Textarea(attrs={"rows": 2}),
            "text": forms.Textarea(attrs={"rows": 2}),
            "answer": forms.Textarea(attrs={"rows": 2}),
            "due": day_picker(),
        }
        help_texts: ClassVar = {"answer": "做了什么、结果怎样；不再执行的写理由"}

    def __init__(self, *args: Any, year: BudgetYear, compiles: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        rows = {"program": programs_of(year), "indicator": indicators_of(year), "section": sections_of(year.department)}
        for name, query in rows.items():
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = query
        self.fields["program"].label_from_instance = lambda row: row.program.name  # type: ignore[attr-defined]
        self.fields["indicator"].label_from_instance = (  # type: ignore[attr-defined]
            lambda row: f"{row.name}（{row.program.program.name}）"
        )
        if not compiles:
            state = self.fields["state"]
            assert isinstance(state, forms.ChoiceField)
            confirmed = CorrectiveMeasure.State.CONFIRMED
            kept = self.instance.state == confirmed
            state.choices = [one for one in CorrectiveMeasure.State.choices if kept or one[0] != confirmed]
        if self.instance.promised:
            self.fields["text"].disabled = True

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        indicator, program = typed.get("indicator"), typed.get("program")
        if indicator and program and indicator.program_id != program.pk:
            self.add_error("indicator", "这个指标不是所选项目的。")
        if indicator and not program:
            typed["program"] = indicator.program
        return typed


class AnswerForm(forms.Form):
    """What became of a promise of last year's report."""

    State = CorrectiveMeasure.State
    state = forms.ChoiceField(
        label="落实情况", choices=[(one.value, one.label) for one in (State.ONGOING, State.DONE, State.DROPPED)]
    )
    answer = forms.CharField(label="说明", required=False, max_length=1000)


_CHOICES = {"state": CorrectiveMeasure.State, "source": CorrectiveMeasure.Source, "phase": CorrectiveMeasure.Phase}


class MeasureFilter(FilterForm):
    words = searched("措施、问题、责任人")
    state = forms.ChoiceField(label="状态", required=False)
    source = forms.ChoiceField(label="来源", required=False)
    phase = forms.ChoiceField(label="环节", required=False)
    late = forms.BooleanField(label="只看逾期", required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, choices in _CHOICES.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", f"全部{field.label}"), *choices.choices]


class WarningFilter(FilterForm):
    words = searched("部门")
    year = forms.IntegerField(
        label="年度",
        required=False,
        min_value=1990,
        max_value=2100,
        widget=forms.NumberInput(attrs={"placeholder": "年度"}),
    )
    warned = forms.BooleanField(label="只看有预警的", required=False)
