"""Who may ask for the addresses of notices and calendars."""

from jixiao.web.notices.actions import make_calendar
from jixiao.web.notices.models import Message
from tests.web.notices.made import made_channel
from tests.web.permissions import row


def channel(_world):
    return {"pk": made_channel().pk}


def message(_world):
    return {"pk": Message.objects.create(channel=made_channel(), key="k", event="campaign.sign", state="failed").pk}


def calendar(world):
    return {"key": make_calendar(person=world.writer).key}


ADDRESSES = (
    row("notices:channel_list", administrator=200),
    row("notices:channel_create", administrator=200),
    row("notices:channel_create", method="POST", administrator=422),
    row("notices:channel_edit", where=channel, administrator=200),
    row("notices:channel_test", where=channel, method="POST", administrator=302),
    row("notices:message_detail", where=message, administrator=200),
    row("notices:message_retry", where=message, method="POST", administrator=302),
    row("notices:calendar", others=200),
    row("notices:calendar_make", method="POST", others=302),
    row("notices:calendar_stop", method="POST", others=302),
    row("notices:calendar_file", where=calendar, others=200, anonymous=200),
)
