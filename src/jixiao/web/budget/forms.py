"""The shape of what is typed about programs and imports."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from jixiao.web.kit.bootstrap import over
from jixiao.web.kit.inputs import MoneyInput
from jixiao.web.kit.listing import FilterForm
from jixiao.web.kit.uploads import FilesField
from jixiao.web.people.models import Agency, Department, Section
from jixiao.web.years.models import ProgramYear


class ProgramFilter(FilterForm):
    words = forms.CharField(
        label="项目名称或编码",
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"placeholder": "名称或编码"}),
    )
    section = forms.ModelChoiceField(Section.objects.none(), label="处室", required=False, empty_label="全部处室")
    low = forms.BooleanField(label="只看执行率低的", required=False)

    def __init__(self, *args: Any, department: Department, **more: Any) -> None:
        super().__init__(*args, **more)
        _limit(self.fields["section"], Section.objects.filter(department=department))


class ProgramForm(forms.Form):
    """A program and its place in the department."""

    name = forms.CharField(label="项目名称", max_length=120)
    code = forms.CharField(label="项目编码", max_length=40, required=False)
    section = forms.ModelChoiceField(
        Section.objects.none(), label="负责处室", required=False, empty_label="不指定（各处室都可填）"
    )
    agency = forms.ModelChoiceField(Agency.objects.none(), label="实施单位", required=False, empty_label="不指定")
    is_secret = forms.BooleanField(
        label="涉密，不公开", required=False, help_text="公开的表和报告里不出现这个项目；本部门和财政、审计仍可查看"
    )

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, department: Department, **more: Any) -> None:
        super().__init__(*args, **more)
        _limit(self.fields["section"], Section.objects.filter(department=department, is_active=True))
        _limit(self.fields["agency"], Agency.objects.filter(department=department, is_active=True))

    @staticmethod
    def of(row: ProgramYear) -> dict[str, Any]:
        program = row.program
        kept = {name: getattr(program, name) for name in ("name", "code", "section", "agency", "version")}
        return {**kept, "is_secret": row.is_secret}

    def opened_again(self, row: ProgramYear) -> None:
        """Keep what was typed, and say what stands there now wherever it differs."""
        now = self.of(row)
        self.data = over(self.data, now["version"])
        differing = [name for name in now if name != "version" and now[name] != self.cleaned_data[name]]
        for name in differing:
            self.add_error(name, f"现在是：{_told(now[name])}")
        who = row.program.changed_by or "别人"
        self.add_error(None, f"这个项目刚被{who}改过。您填写的内容还在下面；核对后再保存一次，就以您填写的为准。")


def _told(value: Any) -> str:
    return {True: "是", False: "否"}.get(value) or str(value or "（空）")


def _limit(field: forms.Field, rows: "QuerySet[Any]") -> None:
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = rows


class EndForm(forms.Form):
    reason = forms.CharField(label="终止原因", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class AdjustmentForm(forms.Form):
    """A change of the budget: more is above zero, less below."""

    on = forms.DateField(label="调整日期", widget=forms.DateInput(attrs={"type": "date"}))
    amount = MoneyInput(money_unit="万元", label="调整金额（万元）", help_text="调减写负数，例如 -12.5")
    reason = forms.CharField(label="调整原因", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    document_number = forms.CharField(label="批复文号", max_length=60, required=False)


class ImportForm(forms.Form):
    documents = FilesField(label="要导入的文件")
