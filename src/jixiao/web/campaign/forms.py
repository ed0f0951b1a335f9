"""The shape of what is typed about campaigns."""

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet

from jixiao.norms.resolve import norms_of
from jixiao.web.campaign.models import Campaign
from jixiao.web.people.models import Section
from jixiao.web.years.models import BudgetYear, Program

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class DatesForm(forms.ModelForm[Campaign]):
    class Meta:
        model = Campaign
        fields = ("starts_on", "due_on", "report_on", "note")
        widgets: ClassVar = {
            "starts_on": _DAY,
            "due_on": _DAY,
            "report_on": _DAY,
            "note": forms.Textarea(attrs={"rows": 3, "placeholder": "给各处室的要求，例如口径、联系人"}),
        }

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        days = [typed.get(name) for name in ("starts_on", "due_on", "report_on")]
        if all(days) and days != sorted(days):  # type: ignore[type-var]
            raise forms.ValidationError("日期的先后不对：应当是开始、处室填报截止、报送财政。")
        return typed


class AssignForm(forms.Form):
    """Which section fills in which program; one field a program."""

    def __init__(self, *args: Any, year: BudgetYear, **more: Any) -> None:
        super().__init__(*args, **more)
        self.programs = list(
            Program.objects.filter(years__year=year).select_related("section").order_by("years__order")
        )
        sections = Section.objects.filter(department=year.department_id, is_active=True)
        for program in self.programs:
            self.fields[f"program-{program.pk}"] = _section(program, sections)

    def sections(self) -> dict[Program, Section | None]:
        return {program: self.cleaned_data[f"program-{program.pk}"] for program in self.programs}


def _section(program: Program, sections: QuerySet[Section]) -> forms.ModelChoiceField[Section]:
    return forms.ModelChoiceField(
        sections,
        label=program.name,
        required=False,
        empty_label="不指定（任何填报人都可以填）",
        initial=program.section_id,
    )


class SignForm(forms.Form):
    name = forms.CharField(label="签发人姓名", max_length=40)
    comment = forms.CharField(
        label="签发意见", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}), initial="同意。"
    )


class WhatIfForm(forms.Form):
    """Another place whose rules are tried."""

    place = forms.ChoiceField(label="地区")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["place"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = places_with_rules()


def places_with_rules() -> list[tuple[str, str]]:
    """Places that have a scoring norm of their own."""
    norms = norms_of()
    names = ("weights", "grade_bands", "score_at_most", "execution_points", "qualitative_bands", "over_fulfilment")
    codes = sorted({file.place for name in names for file in norms.files(name)})
    return [(code, norms.place_name(code)) for code in codes]
