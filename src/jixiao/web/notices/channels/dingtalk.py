"""A robot in a group of 钉钉: time and signature stand in the address."""

import base64
import hashlib
import hmac
import time
from typing import Any
from urllib.parse import urlencode

from jixiao.web.notices.channels.transport import NotSent, post_json
from jixiao.web.notices.models import Message


def signature(secret: str, stamp: str) -> str:
    return base64.b64encode(hmac.new(secret.encode(), f"{stamp}\n{secret}".encode(), hashlib.sha256).digest()).decode()


def address(message: Message, stamp: str) -> str:
    channel = message.channel
    if not channel.secret:
        return channel.address
    return f"{channel.address}&{urlencode({'timestamp': stamp, 'sign': signature(channel.secret, stamp)})}"


def body(message: Message) -> dict[str, Any]:
    return {"msgtype": "text", "text": {"content": message.text}}


def send(message: Message) -> None:
    told = post_json(address(message, str(int(time.time() * 1000))), body(message))
    if told.get("errcode") != 0:
        raise NotSent(f"钉钉没有接收：{told.get('errmsg', '没有说明')}")
