"""A robot in a group of 飞书: a card; the signature is keyed with time and secret over nothing."""

import base64
import hashlib
import hmac
import time
from typing import Any

from django.conf import settings

from jixiao.web.notices.channels.transport import NotSent, post_json
from jixiao.web.notices.models import Message


def signature(secret: str, stamp: str) -> str:
    return base64.b64encode(hmac.new(f"{stamp}\n{secret}".encode(), b"", hashlib.sha256).digest()).decode()


def body(message: Message, stamp: str) -> dict[str, Any]:
    card = {
        "header": {"template": "blue", "title": {"tag": "plain_text", "content": settings.SITE_NAME}},
        "elements": [{"tag": "div", "text": {"tag": "plain_text", "content": message.text}}],
    }
    signed = {"timestamp": stamp, "sign": signature(message.channel.secret, stamp)} if message.channel.secret else {}
    return signed | {"msg_type": "interactive", "card": card}


def send(message: Message) -> None:
    told = post_json(message.channel.address, body(message, str(int(time.time()))))
    if told.get("code", told.get("StatusCode")) != 0:
        raise NotSent(f"飞书没有接收：{told.get('msg', '没有说明')}")
