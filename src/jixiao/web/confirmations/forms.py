"""The shape of what is typed to make a link."""

from django import forms

from jixiao.web.confirmations.actions import DAYS


class LinkForm(forms.Form):
    to = forms.CharField(
        label="发给谁",
        max_length=60,
        widget=forms.TextInput(attrs={"placeholder": "姓名、职务", "autocomplete": "off"}),
    )
    days = forms.TypedChoiceField(
        label="有效期", choices=[(days, f"{days} 天") for days in DAYS], coerce=int, initial=7
    )
