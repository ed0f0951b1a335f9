"""A robot in a group of 企业微信: its key stands in the address; texts have at most 2,048 bytes."""

from typing import Any

from jixiao.web.notices.channels.transport import NotSent, post_json
from jixiao.web.notices.models import Message

_MOST = 2048


def body(message: Message) -> dict[str, Any]:
    text = message.text.encode()[:_MOST].decode(errors="ignore")
    return {"msgtype": "text", "text": {"content": text}}


def send(message: Message) -> None:
    told = post_json(message.channel.address, body(message))
    if told.get("errcode") != 0:
        raise NotSent(f"企业微信没有接收：{told.get('errmsg', '没有说明')}")
