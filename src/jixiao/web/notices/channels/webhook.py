"""Other systems: the facts as JSON, signed so that the receiver knows who sent them and when."""

import hashlib
import hmac
import json
import time

from jixiao.web.notices.channels.transport import post
from jixiao.web.notices.models import Message


def signature(secret: str, stamp: str, body: bytes) -> str:
    return "sha256=" + hmac.new(secret.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def send(message: Message) -> None:
    body = json.dumps({"id": message.pk} | message.facts, ensure_ascii=False).encode()
    stamp = str(int(time.time()))
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "jixiao",
        "X-Jixiao-Event": message.event,
        "X-Jixiao-Delivery": str(message.pk),
        "X-Jixiao-Timestamp": stamp,
        "X-Jixiao-Signature": signature(message.channel.secret, stamp, body),
    }
    post(message.channel.address, body, headers)
