"""What happens is put into the outbox in the transaction in which it happens: both stand, or neither."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.cache import cache
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone

from jixiao.web.notices.models import Channel, Message
from jixiao.web.people.models import LogEntry

_CHANNELS, _SECONDS = "notices:channels", 30


def channels() -> list[Channel]:
    """Those in use, remembered for half a minute: the log asks for them at every entry. May be out of date."""
    found: list[Channel] | None = cache.get(_CHANNELS)
    if found is None:
        found = list(Channel.objects.filter(is_active=True))
        cache.set(_CHANNELS, found, _SECONDS)
    return found


def forget_channels() -> None:
    cache.delete(_CHANNELS)


@receiver(post_save, sender=LogEntry)
def logged(instance: LogEntry, created: bool, **_: Any) -> None:
    """An entry of the log, for whoever wants it."""
    wanting = [one for one in channels() if created and one.wants(instance.verb, instance.department_id)]
    if not wanting:
        return
    facts = {
        "event": instance.verb,
        "at": timezone.localtime(instance.at).isoformat(),
        "by": instance.by_name,
        "department": {"id": instance.department_id, "name": str(instance.department)} if instance.department else None,
        "subject": {"kind": instance.subject_kind, "id": instance.subject_id} if instance.subject_kind else None,
        "sentence": instance.sentence,
    }
    where = f"{instance.department.name}　" if instance.department else ""
    text = f"{where}{instance.by_name}：{instance.sentence}"
    put(wanting, key=f"log:{instance.pk}", event=instance.verb, text=text, facts=facts)


def put(wanting: Iterable[Channel], *, key: str, event: str, text: str, facts: Mapping[str, Any]) -> None:
    """One message for each channel that is still there; what was put under the key before is not put again."""
    there = Channel.objects.filter(pk__in=[one.pk for one in wanting], is_active=True)
    made = [Message(channel=one, key=key, event=event, text=text, facts=dict(facts)) for one in there]
    Message.objects.bulk_create(made, ignore_conflicts=True)
