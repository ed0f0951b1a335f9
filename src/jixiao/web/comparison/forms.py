"""The shape of what is chosen and typed when years are compared."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from jixiao.web.comparison.models import DefinitionBreak
from jixiao.web.kit.listing import FilterForm
from jixiao.web.years.models import BudgetYear


class SideForm(FilterForm):
    """The other side, and whether lines without change are shown."""

    other = forms.ModelChoiceField(BudgetYear.objects.none(), label="与谁比", required=False, empty_label=None)
    everything = forms.BooleanField(label="没有变化的也列出", required=False)

    def __init__(self, *args: Any, others: QuerySet[BudgetYear], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["other"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = others


class BreakForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = DefinitionBreak
        fields = ("words", "year", "note")
