"""The shapes of what is typed: by investors in the open form, by staff about inquiries and the form."""

import secrets
from typing import Any

from django import forms
from django.core import signing
from django.utils import timezone

from jixiao.web.kit.inputs import MoneyInput
from jixiao.web.offers.models import Counter, Inquiry
from jixiao.web.promotion.models import Project

_SALT = "offers.inquiry"
_FASTEST, _SLOWEST = 4, 60 * 60 * 12  # seconds that a person needs, and that a page may stay open


def fresh_stamp() -> str:
    """When a form was drawn, and a mark of its own, signed."""
    return signing.dumps({"at": timezone.now().timestamp(), "mark": secrets.token_hex(12)}, salt=_SALT)


class InquiryForm(forms.ModelForm):  # type: ignore[type-arg]
    """What an investor types. `website` is for programs alone: nobody who reads the page fills it."""

    investment = MoneyInput(label="拟投资额（万元）", required=False, money_unit="万元")
    agrees = forms.BooleanField(
        label="同意把以上信息用于招商对接", error_messages={"required": "请先同意把信息用于招商对接"}
    )
    website = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off", "aria-hidden": "true"})
    )
    stamp = forms.CharField(widget=forms.HiddenInput, required=False)
    use_required_attribute = False

    class Meta:
        model = Inquiry
        fields = ("firm", "contact", "phone", "mail", "subject", "chain", "investment", "wanted", "text")
        widgets = {"text": forms.Textarea(attrs={"rows": 4, "maxlength": 2000})}  # noqa: RUF012

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["firm"].label = "企业或投资人名称"
        self.fields["contact"].required = True

    @property
    def is_by_a_program(self) -> bool:
        return bool(self.data.get("website"))

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if not typed.get("phone") and not typed.get("mail"):
            self.add_error("phone", "电话和邮箱至少填一个")
        if len(typed.get("text", "")) > 2000:
            self.add_error("text", "最多 2000 字")
        self.mark = self._mark()
        return typed

    def _mark(self) -> str:
        try:
            held = signing.loads(self.cleaned_data.get("stamp", ""), salt=_SALT, max_age=_SLOWEST)
        except signing.BadSignature:
            self.add_error(None, "页面打开得太久了；您填的内容还在，请核对后再提交一次。")
            return ""
        if timezone.now().timestamp() - held["at"] < _FASTEST:
            self.add_error(None, "提交得太快了，请核对后再提交一次；您填的内容还在。")
        return str(held["mark"])

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class TakeForm(forms.Form):
    """A project of the same investor into which an inquiry goes; a new one when nothing is chosen."""

    project = forms.ModelChoiceField(Project.objects.none(), label="项目", required=False)

    def __init__(self, *args: Any, inquiry: Inquiry, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["project"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Project.objects.filter(department=inquiry.department, removed_at=None)


class SetAsideForm(forms.Form):
    reason = forms.CharField(label="理由", max_length=200)


class CounterForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Counter
        fields = ("greeting", "is_open")
        widgets = {"greeting": forms.Textarea(attrs={"rows": 3, "maxlength": 300})}  # noqa: RUF012
