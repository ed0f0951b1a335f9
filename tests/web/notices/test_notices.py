"""Notices: into the outbox with what happened, out of it once, signed as each place asks for it."""

import hashlib
import hmac
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone

from jixiao.web.kit.plugins import contributions
from jixiao.web.ledger.actions.rows import change_row
from jixiao.web.ledger.registry import ledgers
from jixiao.web.notices import daily
from jixiao.web.notices.channels import dingtalk, feishu, transport, webhook
from jixiao.web.notices.delivery import PAUSES, deliver_due
from jixiao.web.notices.events import events
from jixiao.web.notices.models import Channel, Message
from jixiao.web.people.log import log, sentences
from jixiao.web.pins.actions.binding import bind
from jixiao.web.promotion.models import Project
from jixiao.web.promotion.stages import clock
from tests.web.ledger.made import PROJECTS, made_row
from tests.web.notices.made import made_channel, receiving
from tests.web.pins.made import make_all

State = Message.State


@pytest.fixture
def receiver(settings, monkeypatch):
    """A receiver on this machine, which notices do not reach otherwise."""
    settings.NOTICES_ARE_SENT = True
    monkeypatch.setattr(transport, "is_forbidden", lambda _address: False)
    with receiving() as told:
        yield told


def happened(world, name="甲项目"):
    made_row(world, name=name)


# --- what gets into the outbox ----------------------------------------------------------------------------------------


def test_what_a_channel_wants_is_put_there_with_what_happened(world):
    here = made_channel("webhook", "ledger.row", department=world.d.bureau)
    made_channel("webhook", "ledger.row", name="别的局", department=world.d.next_door)
    made_channel("webhook", "campaign", name="别的事")
    happened(world)
    message = Message.objects.get()
    assert message.channel == here
    assert message.facts["department"]["name"] == "市投资促进局"
    assert "新增项目 甲项目" in message.text


def test_what_is_taken_back_is_not_told(world):
    made_channel("webhook", "ledger.row")
    with transaction.atomic():
        happened(world)
        transaction.set_rollback(True)
    assert not Message.objects.exists()


def test_every_event_that_can_be_chosen_can_happen():
    said = (
        *sentences(),
        "deadline.near",
        "deadline.late",
        *(name for one in contributions("alerts") for name in one.EVENTS),
    )
    assert [one for one in events() if not any(f"{verb}.".startswith(f"{one}.") for verb in said)] == []


def test_terms_and_moved_evidence_are_told_once(world):
    made_channel("webhook", "deadline", "pins.pin.moved", "promotion.project.stalled")
    made = make_all(world)
    bind(pin=made.pin, indicator=made.signed, by=world.writer)
    change_row(ledger=PROJECTS, row=made.projects[0], values={"total_investment": 1}, by=world.writer)
    today = timezone.localdate()
    for days, clause in ((2, "付清土地款"), (-2, "开工"), (30, "投产"), (-30, "注册")):
        _obligation(world, made.projects[0], clause, today + timedelta(days=days))
    days = clock("130100", "超过多久没有进展算停滞", today)
    made_row(world, ledgers()["progress"], project=made.projects[1], on=today - timedelta(days + 1))
    quiet = Project.objects.filter(pk=made.projects[1].pk)
    quiet.update(created_at=quiet.get().created_at - timedelta(days + 1))
    daily.look()
    daily.look()
    told = {one.event: one.text for one in Message.objects.all()}
    assert len(told) == Message.objects.count() == 4
    assert "“乙项目”超过" in told["promotion.project.stalled"]
    assert "付清土地款" in told["deadline.near"]
    assert "开工" in told["deadline.late"]
    assert "钉住时 2" in told["pins.pin.moved"]


def _obligation(world, project, clause, day):
    return made_row(world, ledgers()["obligations"], project=project, clause=clause, due_on=day)


# --- and out of it ----------------------------------------------------------------------------------------------------


def test_nothing_leaves_while_the_office_has_not_said_so(world, administrator):
    made_channel("webhook", "ledger.row")
    happened(world)
    deliver_due()
    assert Message.objects.get().state == State.SHOWN
    page = administrator.get("/notices/").content.decode()
    assert "试运行" in page
    assert "新增项目 甲项目" in page


def test_another_system_is_told_facts_it_can_verify(world, receiver):
    channel = made_channel("webhook", "ledger.row", address=receiver.address)
    happened(world)
    assert (deliver_due(), deliver_due()) == (1, 0)
    headers, body = receiver.headers[0], receiver.bodies[0]
    signed = f"{headers['X-Jixiao-Timestamp']}.".encode() + body
    expected = hmac.new(channel.secret.encode(), signed, hashlib.sha256).hexdigest()
    assert headers["X-Jixiao-Signature"] == f"sha256={expected}"
    assert receiver.last["event"] == headers["X-Jixiao-Event"] == "ledger.row.created"
    assert receiver.last["id"] == Message.objects.get().pk
    assert Message.objects.get().state == State.SENT


@pytest.mark.parametrize("kind", ["feishu", "wecom", "dingtalk"])
def test_robots_are_told_in_their_own_form(world, receiver, kind):
    made_channel(kind, "ledger.row", address=receiver.address)
    happened(world)
    deliver_due()
    assert Message.objects.get().state == State.SENT
    assert "新增项目 甲项目" in str(receiver.last)
    if kind == "feishu":
        assert receiver.last["sign"] == feishu.signature("密钥", receiver.last["timestamp"])
    if kind == "dingtalk":
        query = parse_qs(urlsplit(receiver.paths[0]).query)
        assert query["sign"] == [dingtalk.signature("密钥", query["timestamp"][0])]


def test_signatures_are_those_of_an_independent_tool():
    # Worked out with openssl: printf '' | openssl dgst -sha256 -hmac $'1599360473\ndemo' -binary | base64, and so on.
    assert feishu.signature("demo", "1599360473") == "l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8="
    assert dingtalk.signature("SECdemo", "1577262236757") == "sLRlUUvzoOXn5DR/+o+s6tOqX+bWe3JGaZ7JQ7844l8="
    signed = "sha256=3dd49b2593d0f9a349e9e71c4bde3e2b862c2be4003fe9b4ba81332029310158"
    assert webhook.signature("k", "1", b"{}") == signed


def test_what_fails_is_tried_again_after_growing_pauses_and_then_given_up(world, receiver, administrator):
    made_channel("webhook", "ledger.row", address=receiver.address)
    receiver.status = 503
    happened(world)
    for _ in (*PAUSES, None):
        assert deliver_due() == 1
        message = Message.objects.get()
        assert message.next_at > timezone.now()
        assert deliver_due() == 0
        Message.objects.update(next_at=timezone.now())
    assert (message.state, message.problem) == (State.FAILED, "对方回答 503")
    receiver.status = 200
    administrator.post(f"/notices/messages/{message.pk}/retry/")
    assert deliver_due() == 1
    assert Message.objects.get().state == State.SENT


def test_a_robot_that_refuses_and_an_answer_that_leads_elsewhere_are_errors(world, receiver):
    made_channel("feishu", "ledger.row", address=receiver.address)
    receiver.answer = b'{"code": 19021, "msg": "sign match fail"}'
    happened(world)
    deliver_due()
    assert "sign match fail" in Message.objects.get().problem
    receiver.status = 302
    Message.objects.update(next_at=timezone.now())
    deliver_due()
    assert Message.objects.get().problem == "对方回答 302"
    assert len(receiver.paths) == 2


def test_mail_goes_to_all_who_are_named(world, settings):
    settings.NOTICES_ARE_SENT, settings.EMAIL_HOST = True, "mail.example.gov.cn"
    made_channel("mail", "ledger.row", address="a@example.gov.cn, b@example.gov.cn")
    happened(world)
    deliver_due()
    assert mail.outbox[0].to == ["a@example.gov.cn", "b@example.gov.cn"]
    assert "甲项目" in mail.outbox[0].body


# --- administrators ---------------------------------------------------------------------------------------------------


def typed(**values):
    given = {"name": "大屏", "kind": "webhook", "address": "http://192.0.2.1/hook", "events": ["ledger.row"]}
    return given | {"is_active": "on"} | values


def test_the_secret_is_shown_once_and_never_logged(administrator):
    page = administrator.post("/notices/new/", typed()).content.decode()
    channel = Channel.objects.get()
    assert channel.secret in page
    for address in ("/notices/", f"/notices/{channel.pk}/", "/log/"):
        assert channel.secret not in administrator.get(address).content.decode()
    administrator.post(f"/notices/{channel.pk}/", typed(name="新名"))
    changed = Channel.objects.get()
    assert (changed.name, changed.secret) == ("新名", channel.secret)


@pytest.mark.parametrize(
    "address",
    ["ftp://192.0.2.1/", "http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest", "http://0.0.0.0/", "x"],
)
def test_addresses_of_this_machine_and_odd_ones_are_refused(administrator, address):
    answer = administrator.post("/notices/new/", typed(address=address))
    assert answer.status_code == 422
    assert answer.context["form"].errors["address"]


def test_a_test_message_is_sent_at_once(receiver, administrator):
    channel = made_channel("wecom", "ledger.row", address=receiver.address)
    page = administrator.post(f"/notices/{channel.pk}/test/", follow=True).content.decode()
    assert "测试通知：已发出" in page
    assert "接通" in receiver.last["text"]["content"]


def test_an_event_of_no_department_is_told_to_channels_of_all(world):
    made_channel("webhook", "notices")
    log("notices.calendar.stopped", None, by=world.administrator)
    assert Message.objects.get().facts["department"] is None
