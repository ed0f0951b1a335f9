"""HTTP for channels: what an administrator entered, no redirects, and never this machine or its cloud's own service."""

import ipaddress
import json
import socket
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

_SECONDS = 8
_MOST = 65_536  # bytes of an answer


class NotSent(Exception):
    """Why a message could not be sent, in a few words."""


class _Straight(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """An answer that leads elsewhere is an error."""


_opener = urllib.request.build_opener(_Straight)


def is_forbidden(address: str) -> bool:
    """Addresses of this machine, and those of a link, where clouds keep their secrets; an intranet's are allowed."""
    found = ipaddress.ip_address(address)
    mapped = getattr(found, "ipv4_mapped", None) or found
    return mapped.is_loopback or mapped.is_link_local or mapped.is_unspecified or mapped.is_multicast


def checked(address: str) -> str:
    """The address, if it may be asked; raises NotSent."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username:
        raise NotSent("地址应以 http:// 或 https:// 开头，不带用户名")
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotSent(f"找不到主机 {parts.hostname}") from None
    if any(is_forbidden(str(one[4][0]).partition("%")[0]) for one in found):
        raise NotSent("不能发到本机或链路本地地址")
    return address


def post(address: str, body: bytes, headers: Mapping[str, str]) -> bytes:
    """What was answered with 2xx; raises NotSent."""
    request = urllib.request.Request(checked(address), body, dict(headers), method="POST")  # noqa: S310 - checked
    try:
        with _opener.open(request, timeout=_SECONDS) as answer:
            read: bytes = answer.read(_MOST)
            return read
    except urllib.error.HTTPError as error:
        raise NotSent(f"对方回答 {error.code}") from None
    except (OSError, ValueError) as error:
        raise NotSent(f"连不上（{getattr(error, 'reason', error)}）"[:200]) from None


def post_json(address: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    """For robots, which answer in JSON."""
    body = json.dumps(facts, ensure_ascii=False).encode()
    try:
        told = json.loads(post(address, body, {"Content-Type": "application/json; charset=utf-8"}))
    except ValueError:
        raise NotSent("对方的回答不是 JSON；请核对地址") from None
    return told if isinstance(told, dict) else {}
