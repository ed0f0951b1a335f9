"""The shapes of what is asked of boards, and of a map that is supplied."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils import timezone

from jixiao.web.boards.geojson import LARGEST
from jixiao.web.boards.models import DistrictMap
from jixiao.web.boards.period import YEAR_END
from jixiao.web.kit.bootstrap import FilePicker
from jixiao.web.kit.inputs import DayInput
from jixiao.web.kit.listing import FilterForm
from jixiao.web.people.models import Department

_OLDEST = 2000


class BoardForm(FilterForm):
    """Whose board, of which year, up to which month."""

    department = forms.ModelChoiceField(Department.objects.none(), label="部门", required=False, empty_label="全部部门")
    year = forms.TypedChoiceField(label="年度", required=False, coerce=int, empty_value=None)
    month = forms.TypedChoiceField(label="到哪个月", required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, departments: QuerySet[Department], **more: Any) -> None:
        super().__init__(*args, **more)
        field, years, months = (self.fields[name] for name in ("department", "year", "month"))
        assert isinstance(field, forms.ModelChoiceField)
        assert isinstance(years, forms.ChoiceField)
        assert isinstance(months, forms.ChoiceField)
        field.queryset = departments
        newest = timezone.localdate().year + 1
        years.choices = [(number, f"{number}年") for number in range(newest, _OLDEST - 1, -1)]
        months.choices = [(number, f"1—{number}月" if number > 1 else "1月") for number in range(1, YEAR_END)]
        months.choices = [*months.choices, (YEAR_END, "全年")]


class WallForm(BoardForm):
    """A wall turns to another slide after so many seconds."""

    slide = forms.IntegerField(label="页", required=False, min_value=0, max_value=200)
    seconds = forms.IntegerField(label="间隔", required=False, min_value=5, max_value=600)


class CountedForm(FilterForm):
    """Which of the counted projects: of a month, a district, a chain, a size; of contracts or not."""

    department = forms.ModelChoiceField(Department.objects.none(), label="部门", required=False, empty_label="全部部门")
    since = DayInput(label="从", required=False)
    until = DayInput(label="到", required=False)
    firm = forms.ChoiceField(
        label="协议", required=False, choices=[("", "全部协议"), ("1", "正式合同"), ("0", "框架协议和意向")]
    )
    at = forms.RegexField(r"^\d{4}-(0[1-9]|1[0-2])$", label="月份", required=False)
    place = forms.CharField(label="地区", required=False, max_length=60)
    chain = forms.CharField(label="产业链", required=False, max_length=60)
    band = forms.CharField(label="档次", required=False, max_length=30)

    def __init__(self, *args: Any, departments: QuerySet[Department], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["department"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = departments


class MapForm(forms.ModelForm):  # type: ignore[type-arg]
    file = forms.FileField(
        label="地图文件", widget=FilePicker(attrs={"accept": ".json,.geojson"}), max_length=255,
        error_messages={"required": "请选择地图文件。", "empty": "文件是空的。"},
        help_text=f"GeoJSON，不超过 {LARGEST >> 20} MB；地区名称与台账里的地区名称一致才能着色",
    )  # fmt: skip

    class Meta:
        model = DistrictMap
        fields = ("department", "name", "approval")

    def __init__(self, *args: Any, departments: QuerySet[Department], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["department"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = departments

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(f"地图文件超过 {LARGEST >> 20} MB；请用更简化的边界。")
        return file
