"""What is typed about pins."""

from collections.abc import Iterable
from typing import Any

from django import forms

from jixiao.counting.conversion import RATE_DECIMALS
from jixiao.web.kit.listing import FilterForm
from jixiao.web.ledger.registry import ledgers
from jixiao.web.people.models import Department
from jixiao.web.pins.models import Pin
from jixiao.web.pins.taking import Measured

MOST_DECIMALS = 4


class PinForm(forms.ModelForm[Pin]):
    """What people say of a pin."""

    use_required_attribute = False

    class Meta:
        model = Pin
        fields = ("name", "grade", "note")
        help_texts = {"name": "例如：2022年签约亿元以上项目"}  # noqa: RUF012


class NewPinForm(PinForm):
    """Of which department, and what is measured."""

    def __init__(
        self,
        *args: Any,
        departments: Iterable[Department],
        measures: list[Measured],
        bases: list[tuple[str, str]],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self._departments = list(departments)
        choices = [(one.key, one.label) for one in measures]
        self.fields["measure"] = forms.ChoiceField(label="计量", choices=choices)
        self.fields["over"] = forms.ChoiceField(
            label="占比、比率或增长率",
            required=False,
            choices=[("", "不算，就钉这个数"), *bases],
            help_text="算成百分数；分子、分母和各自的明细都固定下来",
        )
        self.fields["decimals"] = forms.ChoiceField(
            label="百分数保留小数",
            required=False,
            choices=[(number, f"{number} 位" if number else "整数") for number in range(MOST_DECIMALS + 1)],
            initial=RATE_DECIMALS,
            help_text="四舍五入；印出来的数和写入指标的完成值都按这个位数",
        )
        if len(self._departments) > 1:
            named = [(one.pk, one.name) for one in self._departments]
            self.fields["department"] = forms.TypedChoiceField(label="部门", choices=named, coerce=int)

    @property
    def meant(self) -> Department:
        chosen = self.cleaned_data.get("department")
        return next((one for one in self._departments if one.pk == chosen), self._departments[0])

    @property
    def decimals(self) -> int:
        return int(self.cleaned_data["decimals"] or RATE_DECIMALS)

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class PinFilter(FilterForm):
    words = forms.CharField(
        label="搜索",
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "名称、筛选条件"}),
    )
    ledger = forms.ChoiceField(label="台账", required=False)
    ended = forms.BooleanField(label="看已停用的", required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        named = [(one.name, one.label) for one in ledgers().values()]
        self.fields["ledger"].choices = [("", "全部台账"), *named]  # type: ignore[attr-defined]
