"""The outbox is emptied: each message at most once at a time, again after a pause that grows, given up after a day."""

from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from jixiao.web.notices.channels.transport import NotSent
from jixiao.web.notices.models import Message

State = Message.State
PAUSES = tuple(timedelta(minutes=one) for one in (1, 5, 30, 120, 360, 720))  # after each failure; then it is given up
_AT_ONCE = 100
_KEPT = timedelta(days=90)


def deliver_due() -> int:
    """Send what is due; how many were tried."""
    due = Message.objects.filter(state=State.WAITING, next_at__lte=timezone.now()).select_related("channel")
    return sum(deliver(message) for message in due.order_by("pk")[:_AT_ONCE])


def deliver(message: Message) -> bool:
    """Try once, unless another worker is at it."""
    pause = PAUSES[min(message.attempts, len(PAUSES) - 1)]
    mine = Message.objects.filter(pk=message.pk, state=State.WAITING, attempts=message.attempts)
    if not mine.update(attempts=F("attempts") + 1, next_at=timezone.now() + pause):
        return False
    message.attempts += 1
    message.state, message.problem = _outcome(message)
    message.save(update_fields=["state", "problem"])
    return True


def _outcome(message: Message) -> tuple[str, str]:
    if not settings.NOTICES_ARE_SENT:
        return State.SHOWN, ""
    if not message.channel.is_active:
        return State.FAILED, "这个渠道已停用"
    try:
        import_module(f"jixiao.web.notices.channels.{message.channel.kind}").send(message)
    except NotSent as problem:
        return (State.FAILED if message.attempts > len(PAUSES) else State.WAITING), str(problem)[:300]
    return State.SENT, ""


def tidy() -> None:
    """Forget what was dealt with a season ago."""
    Message.objects.exclude(state=State.WAITING).filter(at__lt=timezone.now() - _KEPT).delete()
