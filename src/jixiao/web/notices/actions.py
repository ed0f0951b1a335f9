"""Channels set up, changed and stopped; messages tried again."""

import secrets
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from jixiao.web.kit.refused import Refused
from jixiao.web.notices.delivery import deliver
from jixiao.web.notices.events import TEST, events
from jixiao.web.notices.models import CalendarLink, Channel, Message
from jixiao.web.notices.outbox import forget_channels
from jixiao.web.people.log import described, log
from jixiao.web.people.models import Person


@transaction.atomic
def make_channel(*, values: Mapping[str, Any], by: Person) -> tuple[Channel, str]:
    """A channel; for another system also the secret with which its messages are signed, shown this once."""
    channel = Channel(**values)
    made = ""
    if channel.kind == Channel.Kind.WEBHOOK:
        made = channel.secret = secrets.token_urlsafe(32)
    channel.save()
    forget_channels()
    log("notices.channel.made", channel, by=by, after=_told(channel))
    return channel, made


@transaction.atomic
def change_channel(*, channel: Channel, values: Mapping[str, Any], by: Person) -> Channel:
    """Change a channel; a secret left blank stays, that of another system is never typed."""
    before = _told(channel)
    for name, value in values.items():
        if name != "secret" or (value and channel.kind != Channel.Kind.WEBHOOK):
            setattr(channel, name, value)
    channel.save()
    forget_channels()
    after = _told(channel)
    changed = {label: words for label, words in after.items() if before.get(label) != words}
    log("notices.channel.changed", channel, by=by, before={one: before.get(one) for one in changed}, after=changed)
    return channel


def _told(channel: Channel) -> dict[str, Any]:
    """Without address and secret: who has them can write to the group."""
    wanted = "、".join(events().get(one, one) for one in channel.events)
    return described(channel, "name", "kind", "department", "is_active") | {"通知什么": wanted}


def send_test(*, channel: Channel) -> Message:
    """A message at once, to see whether it arrives."""
    now = timezone.localtime()
    text = f"测试通知：{channel} 在 {now:%Y-%m-%d %H:%M:%S} 接通。"
    facts = {"event": TEST, "at": now.isoformat(), "sentence": text}
    message = Message.objects.create(
        channel=channel, key=f"test:{secrets.token_hex(8)}", event=TEST, text=text, facts=facts
    )
    deliver(message)
    return message


@transaction.atomic
def try_again(*, message: Message) -> Message:
    """Put a message that was given up, or only shown, back into the outbox."""
    if not message.can_retry:
        raise Refused("这条通知已经发出，或正在等待发送。")
    message.state, message.attempts, message.next_at = Message.State.WAITING, 0, timezone.now()
    message.save(update_fields=["state", "attempts", "next_at"])
    return message


@transaction.atomic
def make_calendar(*, person: Person) -> CalendarLink:
    """A private address for the calendar; the old one no longer works."""
    link, made = CalendarLink.objects.get_or_create(person=person)
    log("notices.calendar.made", link, by=person, department=person.department)
    return link if made else link.renew()


@transaction.atomic
def stop_calendar(*, person: Person) -> None:
    """The address no longer works."""
    CalendarLink.objects.filter(person=person).delete()
    log("notices.calendar.stopped", None, by=person, department=person.department)
