"""The shape of what is typed about objectives."""

from django import forms

from jixiao.web.kit.bootstrap import FilePicker
from jixiao.web.kit.listing import FilterForm
from jixiao.web.objectives.library import OWN, PEERS
from jixiao.web.objectives.models import TargetRequest
from jixiao.web.years.models import ProgramYear

LARGEST = 20 << 20
_ACCEPTED = ".xlsx,.xls,.docx,.doc,.wps,.et,.pdf"


class StateFilter(FilterForm):
    state = forms.ChoiceField(label="状态", required=False, choices=[("", "全部"), *ProgramYear.State.choices])


class NoteForm(forms.Form):
    """A word with a step; whether it is needed the step says."""

    note = forms.CharField(label="意见", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))


_WHOSE = [("", "所有部门"), (OWN, "本部门"), (PEERS, "其他部门")]


def words_field(label: str, placeholder: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"placeholder": placeholder})
    return forms.CharField(label=label, required=False, max_length=60, widget=widget)


class LibraryFilter(FilterForm):
    words = words_field("指标", "指标名称、说明")
    kind = forms.ChoiceField(label="二级指标", required=False)
    whose = forms.ChoiceField(label="谁的", required=False, choices=_WHOSE)
    number = forms.IntegerField(
        label="年度",
        required=False,
        min_value=1990,
        max_value=2100,
        widget=forms.NumberInput(attrs={"placeholder": "年度"}),
    )
    duty = words_field("对应职责", "对应职责")
    where = words_field("部门、项目", "部门、项目名称")
    into = forms.IntegerField(label="选入", required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: object, kinds: list[str], **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        self.fields["kind"].choices = [("", "全部二级指标"), *((kind, kind) for kind in kinds)]  # type: ignore[attr-defined]


class OpinionForm(forms.Form):
    expert = forms.CharField(label="专家", max_length=80)
    text = forms.CharField(label="意见", max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))


class RequestForm(forms.Form):
    """What an approved target should say instead, and why."""

    target = forms.CharField(label="调整为", max_length=200, help_text="照平时写法填，如 ≥20个")
    reason = forms.CharField(label="调整原因", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    document_number = forms.CharField(label="依据文号", max_length=60, required=False)


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label="审批意见", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class RequestFilter(FilterForm):
    state = forms.ChoiceField(label="状态", required=False, choices=[("", "全部"), *TargetRequest.State.choices])


class DutiesForm(forms.Form):
    """The list of duties, a line each."""

    texts = forms.CharField(
        label="部门职责（每行一条）", required=False, max_length=6000, widget=forms.Textarea(attrs={"rows": 14})
    )


class UploadForm(forms.Form):
    document = forms.FileField(label="目标表", widget=FilePicker(attrs={"accept": _ACCEPTED}))

    def clean_document(self) -> object:
        file = self.cleaned_data["document"]
        if file.size > LARGEST:
            raise forms.ValidationError("文件超过 20 MB；请只上传目标表。")
        return file
