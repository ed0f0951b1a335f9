"""The shapes of what is typed about offices and people."""

from typing import Any, ClassVar

from django import forms
from django.contrib.auth import authenticate, password_validation
from django.http import HttpRequest

from jixiao.norms.resolve import norms_of
from jixiao.web.kit.bootstrap import FilePicker
from jixiao.web.kit.listing import FilterForm
from jixiao.web.people.models import (
    Agency,
    Department,
    Person,
    Section,
    WorkingGroup,
    WorkingGroupMember,
)
from jixiao.web.people.roles import Role

_STATES = (("", "全部状态"), ("active", "在用"), ("inactive", "已停用"))


def _search(placeholder: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"type": "search", "placeholder": placeholder})
    return forms.CharField(label=placeholder, required=False, max_length=60, widget=widget)


class SignInForm(forms.Form):
    username = forms.CharField(
        label="登录名", max_length=40, widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "username"})
    )
    password = forms.CharField(
        label="密码", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )

    def __init__(self, request: HttpRequest, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._request = request
        self.person: Person | None = None

    def clean(self) -> dict[str, Any]:
        """One sentence for every reason: who tries learns nothing about which names exist."""
        typed = self.cleaned_data
        if typed.get("username") and typed.get("password"):
            self.person = authenticate(self._request, username=typed["username"], password=typed["password"])
            if self.person is None:
                raise forms.ValidationError("登录名或密码不对，或账号已停用。")
        return typed


class PasswordForm(forms.Form):
    """One's own new password."""

    old = forms.CharField(
        label="现在的密码", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    new = forms.CharField(
        label="新密码",
        strip=False,
        help_text="至少 10 个字符，含大写字母、小写字母、数字、符号中的三类。",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="再输一遍新密码", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, person: Person, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._person = person

    def clean_old(self) -> str:
        old: str = self.cleaned_data["old"]
        if not self._person.check_password(old):
            raise forms.ValidationError("现在的密码不对。")
        return old

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        new = typed.get("new")
        if new and typed.get("again") and new != typed["again"]:
            self.add_error("again", "两遍输入的新密码不一样。")
        if new and new == typed.get("old"):
            self.add_error("new", "新密码不能与现在的密码相同。")
        elif new:
            try:
                password_validation.validate_password(new, self._person)
            except forms.ValidationError as wrong:
                self.add_error("new", wrong)
        return typed


class PersonForm(forms.ModelForm[Person]):
    class Meta:
        model = Person
        fields: ClassVar = ["username", "name", "department", "section", "post", "phone"]

    username = forms.RegexField(
        r"^[A-Za-z0-9][A-Za-z0-9._-]{2,39}$",
        label="登录名",
        error_messages={"invalid": "登录名须为 3 到 40 个字母、数字、点、横线。"},
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        department, section = self.fields["department"], self.fields["section"]
        assert isinstance(department, forms.ModelChoiceField)
        assert isinstance(section, forms.ModelChoiceField)
        department.empty_label, section.empty_label = "（没有部门）", "（没有处室）"
        department.queryset = Department.objects.filter(is_active=True)
        section.queryset = Section.objects.filter(is_active=True).select_related("department")
        section.label_from_instance = lambda one: f"{one.department.name} · {one.name}"  # type: ignore[assignment]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        section = typed.get("section")
        if section and section.department != typed.get("department"):
            self.add_error("section", "这个处室不在所选的部门里。")
        return typed


class RoleForm(forms.Form):
    role = forms.ChoiceField(label="角色", choices=Role.choices)
    department = forms.ModelChoiceField(
        Department.objects.filter(is_active=True), label="所在部门", required=False, empty_label="（系统管理员不选）"
    )


class DepartmentForm(forms.ModelForm[Department]):
    class Meta:
        model = Department
        fields: ClassVar = ["name", "code", "is_finance_bureau", "is_active"]

    place_code = forms.CharField(
        label="行政区划代码",
        max_length=6,
        min_length=6,
        help_text="六位数字，如 130110（石家庄市鹿泉区）；上级地区自动建立。",
    )
    field_order = ("name", "place_code", "code", "is_finance_bureau", "is_active")

    def clean_place_code(self) -> str:
        code: str = self.cleaned_data["place_code"]
        if code not in norms_of().regions:
            raise forms.ValidationError("区划表里没有这个代码；请核对六位代码，或在本地规定的 places.toml 中补上。")
        return code

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        same = Department.objects.filter(place__code=typed.get("place_code"), name=typed.get("name"))
        if same.exclude(pk=self.instance.pk).exists():
            self.add_error("name", "这个地区已有同名部门。")
        return typed


class _WithinDepartment:
    """A thing of a department is held against its neighbours though the department is not typed."""

    def _get_validation_exclusions(self) -> set[str]:
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded - {"department"}


class AgencyForm(_WithinDepartment, forms.ModelForm[Agency]):
    class Meta:
        model = Agency
        fields: ClassVar = ["name", "code", "is_active"]


class SectionForm(_WithinDepartment, forms.ModelForm[Section]):
    class Meta:
        model = Section
        fields: ClassVar = ["name", "is_active"]


class GroupForm(_WithinDepartment, forms.ModelForm[WorkingGroup]):
    class Meta:
        model = WorkingGroup
        fields: ClassVar = ["year", "name"]

    year = forms.IntegerField(label="预算年度", min_value=1990, max_value=2100)


class MemberForm(forms.Form):
    duty = forms.ChoiceField(label="组内职责", choices=WorkingGroupMember.Duty.choices, initial="member")
    name = forms.CharField(label="姓名", max_length=40, required=False)
    post = forms.CharField(label="职务", max_length=60, required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for field in self.fields.values():  # in a table: the heads are no labels
            field.widget.attrs["aria-label"] = field.label


MemberFormSet = forms.formset_factory(MemberForm, extra=4, max_num=60, absolute_max=60)


class ImportForm(forms.Form):
    file = forms.FileField(label="Excel 工作簿", widget=FilePicker(attrs={"accept": ".xlsx,.xls"}))

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > 10 << 20:
            raise forms.ValidationError("文件超过 10 MB；名单工作簿不会这么大，请核对。")
        return file


class DepartmentFilter(FilterForm):
    words = _search("名称、代码、地区")
    state = forms.ChoiceField(label="状态", choices=_STATES, required=False)


class PersonFilter(FilterForm):
    words = _search("姓名、登录名、电话")
    department = forms.ModelChoiceField(Department.objects.all(), label="部门", required=False, empty_label="全部部门")
    role = forms.ChoiceField(label="角色", choices=(("", "全部角色"), *Role.choices), required=False)
    state = forms.ChoiceField(label="状态", choices=_STATES, required=False)


class LogFilter(FilterForm):
    words = _search("内容、操作人")
    kind = forms.ChoiceField(label="事项", required=False)
    department = forms.ModelChoiceField(Department.objects.none(), label="部门", required=False, empty_label="全部部门")
    since = forms.DateField(label="从", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label="到", required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], departments: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        kind, department = self.fields["kind"], self.fields["department"]
        assert isinstance(kind, forms.ChoiceField)
        assert isinstance(department, forms.ModelChoiceField)
        kind.choices = [("", "全部事项"), *kinds]
        department.queryset = departments
