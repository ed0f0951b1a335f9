"""What is typed about tokens."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone

from jixiao.web.api.scopes import Scope
from jixiao.web.kit.bootstrap import Boxes
from jixiao.web.kit.inputs import DayInput
from jixiao.web.people.models import Department

LONGEST = timedelta(days=366)


class TokenForm(forms.Form):
    name = forms.CharField(label="用途", max_length=60, help_text="哪个系统、做什么，例如：市局大屏取项目数")
    scopes = forms.MultipleChoiceField(label="权限", choices=Scope.choices, widget=Boxes())
    department = forms.TypedChoiceField(label="限于部门", required=False, coerce=int, empty_value=None)
    expires_on = DayInput(label="到期日", help_text="最长一年；到期前再生成一个换上")

    def __init__(self, *args: Any, departments: Iterable[Department], **more: Any) -> None:
        super().__init__(*args, **more)
        self._departments = {one.pk: one for one in departments}
        choices = [("", "不限：本人看得到的都可以"), *((one.pk, one.name) for one in self._departments.values())]
        self.fields["department"].choices = choices  # type: ignore[attr-defined]
        self.initial.setdefault("expires_on", timezone.localdate() + timedelta(days=180))

    def clean_department(self) -> Department | None:
        key = self.cleaned_data["department"]
        return None if key is None else self._departments[key]

    def clean_expires_on(self) -> Any:
        day, today = self.cleaned_data["expires_on"], timezone.localdate()
        if not today <= day <= today + LONGEST:
            raise forms.ValidationError("应在今天以后、一年以内。")
        return day
