"""The shape of what is typed and asked about reports."""

from typing import Any

from django import forms
from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.utils import timezone

from jixiao.dossier.workpaper import Topic
from jixiao.report.template import templates
from jixiao.web.kit.bootstrap import FilePicker
from jixiao.web.reports.composed import offered
from jixiao.web.reports.models import Publication, Version
from jixiao.web.years.models import BudgetYear

_LONGEST = 20_000
_DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class TemplateForm(forms.Form):
    """Which template a report is written by; in the address of every page about it."""

    use_required_attribute = False
    template = forms.ChoiceField(label="模板", required=False)

    def __init__(self, year: BudgetYear, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["template"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "按地区和年度选"), *offered(year)]


def template_of(request: HttpRequest) -> str:
    """The template named in the address, "" for the one of the place and year; raises BadRequest for an unknown one."""
    name = request.GET.get("template", "")
    if name and name not in templates():
        raise BadRequest("地址里的模板不认识；请从“报告”页重新进入。")
    return name


def subject_of(request: HttpRequest) -> tuple[Topic, str]:
    """Which words an address is about; raises BadRequest."""
    try:
        return Topic(request.GET.get("topic", "")), request.GET.get("about", "")[:120]
    except ValueError:
        raise BadRequest("地址里没有写明是哪一段文字；请从“报告”页重新进入。") from None


class WordsForm(forms.Form):
    """A text; `began` is the mark of what the editor began with, `over` that of another's text it may replace."""

    text = forms.CharField(
        required=False,
        max_length=_LONGEST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"max_length": f"一段文字最多 {_LONGEST} 字；请分开写。"},
    )
    began = forms.CharField(required=False, max_length=40)
    over = forms.CharField(required=False, max_length=40)
    done = forms.BooleanField(required=False)


class DateForm(forms.Form):
    on = forms.DateField(label="落款日期", required=False, widget=_DATE)


class FreezeForm(forms.Form):
    name = forms.CharField(label="这一版叫什么", max_length=60, initial="送审稿")


class ReturnedForm(forms.Form):
    file = forms.FileField(
        label="改过的 Word 报告",
        max_length=200,
        widget=FilePicker(attrs={"accept": ".docx"}),
        error_messages={
            "required": "请选择改过的 docx 文件。",
            "empty": "文件是空的；请确认保存已经完成。",
            "max_length": "文件名太长，请改短后再上传。",
        },
    )


class PublicationForm(forms.Form):
    """What of which version is made ready for the public."""

    version = forms.ModelChoiceField(label="版本", queryset=Version.objects.none(), empty_label=None)
    kind = forms.ChoiceField(label="公开事项", choices=Publication.Kind.choices)
    what = forms.CharField(label="公开内容", max_length=100, initial="部门整体支出绩效自评报告")
    approved_on = forms.DateField(
        label="财政批复日期", required=False, widget=_DATE, help_text="据此计算最迟公开日期；还没有批复的可以不填"
    )

    def __init__(self, year: BudgetYear, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["version"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Version.objects.filter(year=year, is_final=True).defer("lines")


class RecordForm(forms.Form):
    address = forms.URLField(label="公开网址", max_length=500, assume_scheme="https")
    on = forms.DateField(label="公开日期", initial=timezone.localdate, widget=_DATE)


class WithdrawForm(forms.Form):
    reason = forms.CharField(label="撤回原因", max_length=200)
