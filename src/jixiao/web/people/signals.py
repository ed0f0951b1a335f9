"""Sign-ins and what goes wrong with them, for the log."""

from typing import Any

from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from jixiao.web.people.log import log
from jixiao.web.people.models import Person


@receiver(user_logged_in)
def signed_in(user: Person, request: HttpRequest, **_: Any) -> None:
    log("people.person.signed_in", user, by=user, department=user.department, address=_address(request))


@receiver(user_logged_out)
def signed_out(user: Person | None, request: HttpRequest, **_: Any) -> None:
    if user:
        log("people.person.signed_out", user, by=user, department=user.department, address=_address(request))


@receiver(user_login_failed)
def failed(credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    _about(str(credentials.get("username", "")), "people.person.failed", request)


@receiver(user_locked_out)
def locked(username: str, request: HttpRequest | None = None, **_: Any) -> None:
    _about(username, "people.person.locked", request)


def _about(username: str, verb: str, request: HttpRequest | None) -> None:
    person = Person.objects.filter(username=username).select_related("department").first()
    department = person.department if person else None
    address = _address(request) if request else None
    log(verb, person, by=None, department=department, address=address, username=username[:40])


def _address(request: HttpRequest) -> str | None:
    return request.META.get("REMOTE_ADDR") or None
