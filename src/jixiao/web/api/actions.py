"""Tokens made and revoked."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from jixiao.web.api.models import Token
from jixiao.web.api.tokens import digest_of, new_text, opening_of
from jixiao.web.people.log import described, log
from jixiao.web.people.models import Department, Person


@transaction.atomic
def make_token(
    *, person: Person, name: str, scopes: Iterable[str], expires_on: date, department: Department | None = None
) -> tuple[Token, str]:
    """A token and its text, which is never shown again."""
    text = new_text()
    token = Token.objects.create(
        person=person,
        department=department,
        name=name,
        opening=opening_of(text),
        digest=digest_of(text),
        scopes=sorted(scopes),
        expires_on=expires_on,
    )
    after = described(token, "department", "expires_on") | {"权限": "、".join(token.scope_labels)}
    log("api.token.made", token, by=person, department=person.department, after=after)
    return token, text


@transaction.atomic
def revoke_token(*, token: Token, by: Person) -> Token:
    """The token opens nothing from now on."""
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
        log("api.token.revoked", token, by=by, department=token.person.department, person=str(token.person))
    return token
