"""Tokens, and a program that asks with one."""

import json
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from jixiao.web.api.actions import make_token
from jixiao.web.api.models import Token
from jixiao.web.api.scopes import Scope
from jixiao.web.people.models import Department, Person

ROOT = "/api/v1"


def made_token(person: Person, *scopes: str, department: Department | None = None, days: int = 30) -> tuple[Token, str]:
    expires = timezone.localdate() + timedelta(days=days)
    return make_token(
        person=person, name="大屏", scopes=scopes or Scope.values, expires_on=expires, department=department
    )


class Program:
    """Asks with the token of a person; `answer` is JSON."""

    def __init__(self, person: Person, *scopes: str, department: Department | None = None) -> None:
        self._token = made_token(person, *scopes, department=department)[1]
        self._client = Client()

    def ask(self, method: str, address: str, body: Any = None, **more: Any) -> HttpResponse:
        sent = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
        return getattr(self._client, method)(
            ROOT + address, **sent, **more, headers={"Authorization": f"Bearer {self._token}"}
        )

    def get(self, address: str, **query: Any) -> Any:
        answer = self.ask("get", address, query_params=query)
        assert answer.status_code == 200, answer.content.decode()
        return answer.json()
