"""Who asks: the person of the token, no further than its scope and department, and not too often."""

import time
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from jixiao.web.api.models import Token
from jixiao.web.api.problems import Problem
from jixiao.web.api.scopes import Scope
from jixiao.web.api.tokens import token_of

_TOUCH = timedelta(minutes=1)  # between two writes of when a token was used
_WINDOW = 60  # seconds


class Bearer(HttpBearer):
    """Lets a live token with a scope in; `request.user` is its person, as on every page."""

    def __init__(self, scope: Scope | None) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Token:
        held = token_of(token)
        if held is None:
            raise Problem(401, "令牌不对、已到期或已停用；请在“我的账号”里重新生成。")
        if held.person.must_change_password:
            raise Problem(401, "令牌的所有人还在用一次性密码，请先登录改密码。")
        _count(held)
        if self.scope is not None and self.scope not in held.scopes:
            raise Problem(403, f"这个地址要有“{self.scope.label}”（{self.scope}）的令牌。")
        _touch(held)
        held.person.narrowed_to, held.person.by_way = held.department_id, f"，接口“{held.name}”"
        request.user = held.person
        return held


def needs(scope: Scope | None = None) -> dict[str, Any]:
    """For an operation: the scope it asks for, also said in the description."""
    return {"auth": Bearer(scope), "openapi_extra": {"x-scope": str(scope)} if scope else {}}


def _count(token: Token) -> None:
    """Refuse what is more than the limit within a minute."""
    left = _WINDOW - int(time.time()) % _WINDOW
    key = f"api:{token.pk}:{int(time.time()) // _WINDOW}"
    cache.add(key, 0, _WINDOW * 2)
    if cache.incr(key) > settings.API_PER_MINUTE:
        raise Problem(429, f"一分钟最多 {settings.API_PER_MINUTE} 次请求；请过 {left} 秒再试。", wait=left)


def _touch(token: Token) -> None:
    now = timezone.now()
    if token.last_used_at is None or now - token.last_used_at > _TOUCH:
        Token.objects.filter(pk=token.pk).update(last_used_at=now)
