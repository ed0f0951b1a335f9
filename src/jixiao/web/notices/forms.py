"""What is typed about channels."""

from typing import Any, ClassVar

from django import forms
from django.core.validators import validate_email

from jixiao.web.kit.bootstrap import Boxes
from jixiao.web.kit.listing import FilterForm
from jixiao.web.notices.channels.transport import NotSent, checked
from jixiao.web.notices.events import events
from jixiao.web.notices.models import Channel, Message


class ChannelForm(forms.ModelForm):  # type: ignore[type-arg]
    events = forms.MultipleChoiceField(label="通知什么", widget=Boxes())
    secret = forms.CharField(
        label="签名密钥",
        required=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text="飞书、钉钉机器人安全设置里的“加签”密钥；其他系统的由这里生成；修改时留空则不变",
    )

    class Meta:
        model = Channel
        fields: ClassVar = ["name", "kind", "address", "secret", "department", "events", "is_active"]
        help_texts: ClassVar = {"address": "机器人或对方系统给出的网址；邮件写收件地址，几个用逗号分隔"}

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["events"].choices = list(events().items())  # type: ignore[attr-defined]
        self.fields["department"].empty_label = "不限：全部部门"  # type: ignore[attr-defined]
        self.fields["department"].required = False
        self.fields["kind"].choices = [("", "（请选择）"), *Channel.Kind.choices]  # type: ignore[attr-defined]
        if self.instance.pk:
            del self.fields["kind"]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        address, kind = typed.get("address", ""), typed.get("kind") or self.instance.kind
        try:
            if kind == Channel.Kind.MAIL:
                for one in address.split(","):
                    validate_email(one.strip())
            elif address:
                checked(address)
        except NotSent as problem:
            self.add_error("address", str(problem))
        except forms.ValidationError:
            self.add_error("address", "收件地址不对；几个地址用英文逗号分隔。")
        return typed


class MessageFilter(FilterForm):
    channel = forms.ModelChoiceField(Channel.objects.all(), label="渠道", required=False, empty_label="全部渠道")
    state = forms.ChoiceField(label="状态", required=False, choices=[("", "全部状态"), *Message.State.choices])
