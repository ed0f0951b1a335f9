"""The shape of what is typed about proofs and surveys."""

from typing import Any, ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile

from jixiao.score.satisfaction import FORMULAS
from jixiao.web.evidence.admit import LARGEST
from jixiao.web.evidence.models import Question, Survey
from jixiao.web.evidence.queries import indicators_of
from jixiao.web.kit.bootstrap import FilePicker, FilesPicker
from jixiao.web.kit.listing import FilterForm
from jixiao.web.years.models import BudgetYear, Indicator, ProgramYear, Proof

MOST_FILES = 200
_STATES = [
    ("", "全部状态"),
    ("pending", "待确认"),
    ("absent", "待上传"),
    ("waiting", "待审"),
    ("accepted", "认可"),
    ("rejected", "不认可"),
    ("removed", "已删除"),
]
_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ProofFilter(FilterForm):
    words = forms.CharField(
        label="材料名称", required=False, max_length=60, widget=forms.TextInput(attrs={"placeholder": "名称、存放处"})
    )
    kind = forms.ChoiceField(label="类型", required=False, choices=[("", "全部类型"), *Proof.Kind.choices])
    program = forms.ModelChoiceField(ProgramYear.objects.none(), label="项目", required=False, empty_label="全部项目")
    indicator = forms.ModelChoiceField(Indicator.objects.none(), label="指标", required=False, empty_label="全部指标")
    state = forms.ChoiceField(label="状态", required=False, choices=_STATES)

    def __init__(self, *args: Any, year: BudgetYear, **more: Any) -> None:
        super().__init__(*args, **more)
        programs, indicators = self.fields["program"], self.fields["indicator"]
        assert isinstance(programs, forms.ModelChoiceField)
        assert isinstance(indicators, forms.ModelChoiceField)
        programs.queryset = ProgramYear.objects.filter(year=year).select_related("program", "year")
        programs.label_from_instance = lambda row: row.program.name  # type: ignore[method-assign,assignment]
        indicators.queryset = indicators_of(year).select_related(None).only("name")


class FilesField(forms.FileField):
    """A list of files instead of one."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        given = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in given] or super().clean(None, initial)


class UploadForm(forms.Form):
    """Files, with their paths in the folder they come from (a script fills `paths`)."""

    documents = FilesField(
        label="文件",
        required=False,
        allow_empty_file=True,
        max_length=255,
        widget=FilesPicker(attrs={"multiple": True}),
        error_messages={"max_length": "文件名太长，请改短后再上传。"},
    )
    folder = FilesField(
        label="文件夹",
        required=False,
        allow_empty_file=True,
        max_length=255,
        widget=FilesPicker(attrs={"multiple": True, "webkitdirectory": True, "data-paths": "paths"}),
    )
    paths = forms.JSONField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        files = self.given()
        if not files:
            raise forms.ValidationError("请选择要上传的文件或文件夹。")
        if len(files) > MOST_FILES:
            raise forms.ValidationError(f"一次最多 {MOST_FILES} 个文件，请分几次上传。")
        return typed

    def given(self) -> list[tuple[str, "UploadedFile[bytes]"]]:
        """Every file with its path; files of a folder in the order in which their paths were told."""
        typed = self.cleaned_data
        alone = [file for file in typed.get("documents") or [] if file]
        folder = [file for file in typed.get("folder") or [] if file]
        told = typed.get("paths")
        paths = told if isinstance(told, list) and len(told) == len(folder) else [file.name for file in folder]
        return [(str(file.name), file) for file in alone] + [
            (_safe(str(path)) or str(file.name), file) for path, file in zip(paths, folder, strict=True)
        ]


def _safe(path: str) -> str:
    """A path for reading only; nothing is stored under it."""
    parts = [part for part in path.replace("\\", "/").split("/") if part not in {"", ".", ".."}]
    return "/".join(parts)


class ListForm(forms.Form):
    """A paper known by its name."""

    name = forms.CharField(label="材料名称", max_length=200)
    kind = forms.ChoiceField(label="类型", choices=Proof.Kind.choices, initial=Proof.Kind.OTHER)
    keeper = forms.CharField(
        label="存放处",
        max_length=300,
        required=False,
        help_text="纸质材料写明在哪里，例如“办公室档案柜 3 号”；留空表示以后上传",
    )


class ProofForm(forms.ModelForm[Proof]):
    class Meta:
        model = Proof
        fields = ("name", "kind", "on", "program", "keeper")
        widgets: ClassVar = {"on": _DAY}

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        programs = self.fields["program"]
        assert isinstance(programs, forms.ModelChoiceField)
        programs.queryset = ProgramYear.objects.filter(year=self.instance.year).select_related("program", "year")
        programs.label_from_instance = lambda row: row.program.name  # type: ignore[method-assign,assignment]
        programs.empty_label = "不限于一个项目"


class FileToForm(forms.Form):
    """To which indicators a paper belongs."""

    indicators = forms.ModelMultipleChoiceField(
        Indicator.objects.none(), label="用于指标", widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, rows: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["indicators"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = rows


class JudgeForm(forms.Form):
    state = forms.ChoiceField(choices=[("accepted", "认可"), ("rejected", "不认可")])
    note = forms.CharField(required=False, max_length=300)


class SurveyForm(forms.ModelForm[Survey]):
    codes = forms.IntegerField(
        label="答卷码个数",
        required=False,
        min_value=0,
        max_value=2000,
        help_text="留空表示不用答卷码；要保证一人一票时填调查人数，把码逐个发给被调查的人",
    )

    class Meta:
        model = Survey
        fields = ("title", "greeting", "audience", "asked", "opens_on", "closes_on", "method")
        widgets: ClassVar = {"opens_on": _DAY, "closes_on": _DAY, "greeting": forms.Textarea(attrs={"rows": 2})}
        help_texts: ClassVar = {"asked": "一共请了多少人回答；回收率按它计算"}

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        methods = self.fields["method"]
        methods.widget = forms.Select(choices=[("share", "满意的占多少"), ("graded", "按档次加权")])
        methods.help_text = "；".join(FORMULAS.values())
        if self.instance.pk:
            del self.fields["codes"]
        self.fields["closes_on"].required = self.instance.source == Survey.Source.LINK

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        first, last = typed.get("opens_on"), typed.get("closes_on")
        if first and last and last < first:
            self.add_error("closes_on", "截止日期早于开始日期。")
        return typed


class SheetForm(SurveyForm):
    """A survey that was done elsewhere."""

    sheet = forms.FileField(
        label="答卷汇总表", widget=FilePicker(attrs={"accept": ".xlsx,.xls"}), max_length=200,
        help_text="第一行写问题，以下每行一份答卷；格子里写很满意、满意、一般……",
    )  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["closes_on"].required = False
        for name in ("codes", "greeting"):
            self.fields.pop(name, None)

    def clean_sheet(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["sheet"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(f"文件超过 {LARGEST >> 20} MB。")
        return file


class QuestionForm(forms.Form):
    text = forms.CharField(label="问题", max_length=200, required=False)
    kind = forms.ChoiceField(label="回答方式", choices=Question.Kind.choices, initial=Question.Kind.FIVE)


QuestionSet = forms.formset_factory(QuestionForm, extra=3, max_num=20, absolute_max=20)


def asked(formset: Any) -> list[tuple[str, str]]:
    """The questions that were written, in order."""
    rows = (form.cleaned_data for form in formset if form.is_valid())
    return [(row["text"].strip(), row["kind"]) for row in rows if row.get("text", "").strip()]
