"""Inputs of forms: exact values, read as a grid reads its cells, and days as people write them."""

import re
from datetime import date
from typing import Any

from django import forms

from jixiao.web.kit.grid_values import Format, Kind, NotUnderstood, parse, typed

_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s+0{1,2}:00(?::00)?)?")


class _Exact(forms.Field):
    """A value of a kind that grids know; None when nothing was typed."""

    def __init__(self, form: Format, **more: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "decimal", "maxlength": 40}), **more)
        self._form = form

    def to_python(self, value: Any) -> Any:
        try:
            return parse(self._form, str(value or ""))
        except NotUnderstood as wrong:
            raise forms.ValidationError(f"“{value}”{wrong}") from None

    def prepare_value(self, value: Any) -> Any:
        return typed(self._form, value) if isinstance(value, int) else value


class MoneyInput(_Exact):
    """An amount in a unit, or with its unit written out: 1.2, 12000万元, 1.2亿元."""

    def __init__(self, *, money_unit: str, **more: Any) -> None:
        super().__init__(Format(Kind.MONEY, money_unit), **more)


class PointsInput(_Exact):
    """A score, kept as whole hundredths: 96.5 is 9650."""

    def __init__(self, **more: Any) -> None:
        super().__init__(Format(Kind.POINTS), **more)


class DayInput(forms.DateField):
    """A day as 2022-05-01, 2022/5/1 or 2022年5月1日."""

    def __init__(self, **more: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, date) or value in self.empty_values:
            return super().to_python(value)
        found = _DAY.fullmatch(str(value).strip())
        try:
            return date(*map(int, found.groups())) if found else super().to_python(value)
        except (ValueError, forms.ValidationError):
            raise forms.ValidationError(f"“{value}”不是日期；请写成 2022-05-01") from None
