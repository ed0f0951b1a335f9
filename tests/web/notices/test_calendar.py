"""Deadlines as a calendar at a private address."""

from datetime import timedelta

from django.utils import timezone

from jixiao.web.kit.plugins import Deadline
from jixiao.web.ledger.registry import ledgers
from jixiao.web.notices.calendar import deadlines_of, icalendar
from jixiao.web.notices.models import CalendarLink
from tests.web.campaign.made import make_campaign
from tests.web.ledger.made import made_row


def test_a_calendar_is_read_without_a_sign_in_until_its_address_is_changed(world, writer, client):
    made_row(world, ledgers()["obligations"], clause="付清土地款", due_on=timezone.localdate() + timedelta(days=5))
    writer.post("/account/calendar/make/")
    old = CalendarLink.objects.get().key
    assert old in writer.get("/account/calendar/").content.decode()
    answer = client.get(f"/calendar/{old}.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "付清土地款" in answer.content.decode().replace("\r\n ", "")
    writer.post("/account/calendar/make/")
    assert client.get(f"/calendar/{old}.ics").status_code == 404
    world.writer.is_active = False
    world.writer.save()
    assert client.get(f"/calendar/{CalendarLink.objects.get().key}.ics").status_code == 404


def test_long_and_odd_texts_are_folded_and_escaped():
    odd = "a,b;c\\d\n" + "示例" * 40
    text = icalendar("期限", [Deadline("task-1", odd, timezone.localdate(), "/x/", 1)], "https://example.gov.cn")
    lines = text.split("\r\n")
    assert lines[-1] == ""
    assert max(len(line.encode()) for line in lines) <= 75
    whole = text.replace("\r\n ", "").split("\r\n")
    assert f"SUMMARY:a\\,b\\;c\\\\d\\n{'示例' * 40}" in whole
    assert "UID:task-1@jixiao" in whole
    assert (whole[0], whole[-2]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert "\n" not in text.replace("\r\n", "")


def test_everybody_sees_the_terms_of_their_own_work(world):
    make_campaign(world)
    seen = {name: labels(getattr(world, name)) for name in ("writer", "colleague", "compiler", "finance", "stranger")}
    own = [label for label in seen["writer"] if "投资促进处" in label]
    assert own
    assert not [label for label in seen["colleague"] if "投资促进处" in label]
    assert set(own) <= set(seen["compiler"]) == set(seen["finance"])
    assert any(label.startswith("报送") for label in seen["writer"])
    assert seen["stranger"] == labels(world.auditor) == []


def labels(person):
    return [one.label for one in deadlines_of(person)]
