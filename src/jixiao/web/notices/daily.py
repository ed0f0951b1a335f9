"""What follows from the day, not from anybody's doing: terms that come near or have passed, evidence that has moved."""

from datetime import timedelta

from django.utils import timezone

from jixiao.web.kit.plugins import Alert, contributions, deadlines
from jixiao.web.notices.events import LATE, NEAR
from jixiao.web.notices.outbox import channels, put
from jixiao.web.people.models import Department

_AHEAD, _BEHIND = timedelta(days=3), timedelta(days=7)  # older ones were told, or nobody wanted to know


def look() -> None:
    """Put what is new into the outbox; each thing is told once."""
    if not channels():
        return
    names = dict(Department.objects.values_list("pk", "name"))
    for alert in [*_terms(), *(one for module in contributions("alerts") for one in module.alerts())]:
        wanting = [one for one in channels() if one.wants(alert.event, alert.department)]
        where = names.get(alert.department, "")
        facts = {
            "event": alert.event,
            "at": timezone.localtime().isoformat(),
            "department": {"id": alert.department, "name": where},
            "sentence": alert.text,
            "address": alert.address,
        }
        put(wanting, key=f"{alert.event}:{alert.key}", event=alert.event, text=f"{where}　{alert.text}", facts=facts)


def _terms() -> list[Alert]:
    today, found = timezone.localdate(), []
    for one in deadlines(Department.objects.filter(is_active=True)):
        key = f"{one.key}:{one.on}"
        if today <= one.on <= today + _AHEAD:
            text = f"{one.label}，{one.on:%-m月%-d日}到期"
            found.append(Alert(NEAR, key, one.department, text, one.address))
        elif today - _BEHIND <= one.on < today:
            text = f"{one.label}，{one.on:%-m月%-d日}已到期，还没有完成"
            found.append(Alert(LATE, key, one.department, text, one.address))
    return found
