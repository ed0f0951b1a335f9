"""The shape of what is typed about years."""

from django import forms

from jixiao.web.kit.listing import FilterForm
from jixiao.web.years.models import BudgetYear


class YearFilter(FilterForm):
    words = forms.CharField(label="部门", required=False, max_length=60)
    year = forms.IntegerField(label="年度", required=False, min_value=1990, max_value=2100)
    state = forms.ChoiceField(label="状态", required=False, choices=[("", "全部"), *BudgetYear.State.choices])


class OpenYearForm(forms.Form):
    """A new year of the own department."""

    year = forms.IntegerField(label="预算年度", min_value=1990, max_value=2100)
    carry = forms.BooleanField(
        label="沿用上年的项目和指标",
        required=False,
        initial=True,
        help_text="带过来项目、指标、填报处室；指标值、完成值和金额不带",
    )
