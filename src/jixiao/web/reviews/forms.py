"""The shape of what is typed in reviews."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone

from jixiao.web.campaign.states import State
from jixiao.web.kit.listing import FilterForm

_STATES = [
    ("", "待审和审核中"),
    (State.SIGNED, "待审"),
    (State.REVIEWING, "审核中"),
    (State.RETURNED, "已退回"),
    (State.APPROVED, "已通过"),
    ("unsent", "还没有报送"),
    ("late", "逾期没有报送"),
    ("all", "全部"),
]
REPLY_DAYS = 30  # offered only; nobody has to keep it


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _text(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class _Words(FilterForm):
    words = forms.CharField(
        label="部门", required=False, max_length=60, widget=forms.TextInput(attrs={"placeholder": "部门"})
    )
    year = forms.IntegerField(
        label="年度", required=False, min_value=1990, max_value=2100,
        widget=forms.NumberInput(attrs={"placeholder": "年度"}),
    )  # fmt: skip


class QueueFilter(_Words):
    state = forms.ChoiceField(label="状态", required=False, choices=_STATES)


class RankingFilter(_Words):
    pass


class UseFilter(_Words):
    words = forms.CharField(
        label="部门、项目或决定",
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"placeholder": "部门、项目或决定"}),
    )


class OpinionForm(forms.Form):
    """An opinion on one cell of a row."""

    field = forms.ChoiceField(label="对哪一项")
    text = forms.CharField(label="意见", max_length=400, widget=_text(2))

    def __init__(self, *args: Any, fields: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["field"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = fields


class SayingForm(forms.Form):
    text = forms.CharField(label="答复", max_length=400, widget=_text(2))


class PointsForm(forms.Form):
    """Finance's points for a row; below the computed ones rule and evidence are asked for by the action."""

    points = forms.DecimalField(label="审核得分", max_digits=6, decimal_places=2, min_value=0)
    reason = forms.CharField(label="理由", max_length=300, widget=_text(2))
    basis = forms.CharField(label="依据", max_length=300, required=False)
    evidence = forms.CharField(label="证据", max_length=300, required=False)


class UseForm(forms.Form):
    decision = forms.CharField(label="决定", max_length=200)
    cut = forms.DecimalField(label="压减（万元）", required=False, max_digits=16, decimal_places=6, min_value=0)
    reason = forms.CharField(label="理由", max_length=300, required=False)


class NoticeForm(forms.Form):
    text = forms.CharField(label="反馈意见", max_length=4000, widget=_text(5))
    reply_due = forms.DateField(label="回复期限", widget=_day())

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["reply_due"].initial = timezone.localdate() + timedelta(REPLY_DAYS)


class ReplyForm(forms.Form):
    text = forms.CharField(label="回复", max_length=4000, widget=_text(4))
    measures = forms.CharField(label="整改措施", max_length=4000, required=False, widget=_text(3))
    finish_on = forms.DateField(label="整改完成期限", required=False, widget=_day())
