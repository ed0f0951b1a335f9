"""Fields of ledgers: amounts as people type them, kept as whole 分; days as people write them."""

import re
from datetime import date
from typing import Any

from django import forms
from django.db import models

from jixiao.units.amounts import NotExact, fen, typed

_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s+0{1,2}:00(?::00)?)?")


class MoneyField(models.BigIntegerField):  # type: ignore[type-arg]
    """An amount in whole 分; None is unknown, never zero."""


class MoneyInput(forms.Field):
    """An amount in the unit of its column, or with its unit written out: 1.2, 12000万元, 1.2亿元."""

    def __init__(self, *, money_unit: str, **more: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "decimal", "maxlength": 40}), **more)
        self.money_unit = money_unit

    def to_python(self, value: Any) -> Any:
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return fen(text, self.money_unit)
        except NotExact as wrong:
            raise forms.ValidationError(str(wrong)) from None

    def prepare_value(self, value: Any) -> Any:
        return typed(value, self.money_unit) if isinstance(value, int) else value


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
