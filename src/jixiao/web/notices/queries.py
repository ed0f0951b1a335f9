"""Channels and their messages; only administrators ask."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from jixiao.web.notices.models import CalendarLink, Channel, Message
from jixiao.web.people.models import Person

State = Message.State


def channels_listed() -> QuerySet[Channel]:
    """With how many messages wait, and how many were given up."""
    return Channel.objects.select_related("department").annotate(
        waiting=Count("messages", filter=Q(messages__state=State.WAITING)),
        failed=Count("messages", filter=Q(messages__state=State.FAILED)),
    )


def messages_listed(filters: dict[str, Any]) -> QuerySet[Message]:
    rows = Message.objects.select_related("channel")
    if channel := filters.get("channel"):
        rows = rows.filter(channel=channel)
    if state := filters.get("state"):
        rows = rows.filter(state=state)
    return rows


def link_of(person: Person) -> CalendarLink | None:
    return CalendarLink.objects.filter(person=person).first()


def person_of_key(key: str) -> Person | None:
    """Whose calendar stands at a private address."""
    link = CalendarLink.objects.filter(key=key, person__is_active=True).select_related("person__department").first()
    return link.person if link else None
