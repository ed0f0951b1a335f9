"""Investors leave inquiries, programs do not; staff take them over or say why not; cards have versions."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from jixiao.web.ledger.actions.rows import change_row
from jixiao.web.offers.columns import INQUIRIES, OFFER_SENDINGS, OFFERS
from jixiao.web.offers.models import Counter, Inquiry
from jixiao.web.offers.views import public
from jixiao.web.promotion.models import Project
from tests.web.ledger.made import made_row

TYPED = {"firm": "示例科技", "contact": "张三", "phone": "13800000000", "investment": "1.2亿", "agrees": "on"}


@pytest.fixture
def form(world, monkeypatch):
    """The open form of the bureau, as somebody outside gets it after a while."""
    Counter.objects.create(department=world.d.bureau, token="t", is_open=True)
    monkeypatch.setattr("jixiao.web.offers.forms._FASTEST", 0)
    return Client()


def sent(form, **typed):
    stamp = re.search(r'name="stamp" value="([^"]+)"', form.get("/invest/t/").content.decode())
    assert stamp
    return form.post("/invest/t/", {**TYPED, "stamp": stamp[1], **typed})


def test_an_inquiry_is_kept_with_the_day_by_which_it_must_be_registered(form):
    assert "登记号" in sent(form).content.decode()
    inquiry = Inquiry.objects.get()
    today = timezone.localdate()
    assert (inquiry.firm, inquiry.investment, inquiry.stage) == ("示例科技", 12 * 10**9, "new")
    assert (inquiry.received_on, inquiry.due_on) == (today, today + timedelta(2))


def test_the_same_form_sent_twice_is_one_inquiry(form):
    stamp = re.search(r'name="stamp" value="([^"]+)"', form.get("/invest/t/").content.decode())[1]
    for _ in range(2):
        assert form.post("/invest/t/", {**TYPED, "stamp": stamp}).status_code == 200
    assert Inquiry.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "status", "words"),
    [
        ({"website": "http://spam"}, 200, "已经收到"),  # a program learns nothing
        ({"stamp": "forged"}, 422, "核对后再提交"),
        ({"phone": ""}, 422, "电话和邮箱至少填一个"),
        ({"agrees": ""}, 422, "请先同意"),
        ({"investment": "很多"}, 422, "很多"),
    ],
)
def test_what_is_not_an_inquiry_is_not_kept_and_what_was_typed_stays(form, typed, status, words):
    answer = sent(form, **typed)
    page = answer.content.decode()
    assert (answer.status_code, Inquiry.objects.count()) == (status, 0)
    assert words in page
    assert status == 200 or 'value="示例科技"' in page


def test_who_sends_too_fast_or_too_often_waits(form, monkeypatch):
    monkeypatch.setattr("jixiao.web.offers.forms._FASTEST", 4)
    assert "提交得太快了" in sent(form).content.decode()
    monkeypatch.setattr(public, "_MOST", 1)
    assert sent(form).status_code == 429
    assert not Inquiry.objects.exists()


def test_a_closed_form_takes_nothing(form):
    stamp = re.search(r'name="stamp" value="([^"]+)"', form.get("/invest/t/").content.decode())[1]
    Counter.objects.update(is_open=False)
    assert "不接收投资意向" in form.get("/invest/t/").content.decode()
    assert form.post("/invest/t/", {**TYPED, "stamp": stamp}).status_code == 422


def test_an_inquiry_is_taken_over_as_a_project_once(world, writer):
    inquiry = made_row(world, INQUIRIES, firm="示例科技", subject="示例厂房项目", received_on=date(2022, 5, 1))
    assert "接办投资意向" in writer.get("/").content.decode()
    page = writer.post(f"/offers/inquiries/{inquiry.pk}/take/", follow=True).content.decode()
    project = Project.objects.get()
    assert (project.name, project.investor, project.source) == ("示例厂房项目", "示例科技", "online")
    assert (project.found_on, project.keeper) == (date(2022, 5, 1), "王填")
    assert "由 王填 接办" in page
    assert "不能再改" in writer.post(f"/offers/inquiries/{inquiry.pk}/take/", follow=True).content.decode()
    assert Project.objects.count() == 1


def test_or_within_a_project_that_is_there_or_set_aside_with_the_reason(world, writer):
    project = made_row(world, investor="示例科技")
    one, other = (made_row(world, INQUIRIES, firm="示例科技") for _ in range(2))
    writer.post(f"/offers/inquiries/{one.pk}/take/", {"project": project.pk})
    one.refresh_from_db()
    assert (one.project, Project.objects.count()) == (project, 1)
    address = f"/offers/inquiries/{other.pk}/set-aside/"
    assert "请写明不予跟进的理由" in writer.post(address, {"reason": ""}, follow=True).content.decode()
    writer.post(address, {"reason": "限制类产业"})
    other.refresh_from_db()
    assert (other.stage, other.set_aside_reason) == ("set_aside", "限制类产业")


def test_a_card_is_shown_as_it_was_when_it_was_sent(world, writer):
    offer = made_row(world, OFFERS, name="示例制剂项目", about="一期两条线")
    sending = made_row(world, OFFER_SENDINGS, offer=offer, receiver="示例客商")
    change_row(ledger=OFFERS, row=offer, values={"about": "一期四条线"}, by=world.writer)
    assert sending.card_version == 1
    page = writer.get(f"/ledgers/offers/{offer.pk}/").content.decode()
    assert page.index("第 2 版") < page.index("第 1 版") < page.index("示例客商")
    assert "一期两条线" in writer.get(f"/offers/{offer.pk}/card/1/").content.decode()
    assert "一期四条线" in writer.get(f"/offers/{offer.pk}/card/2/").content.decode()
    assert writer.get(f"/offers/{offer.pk}/card/3/").status_code == 404


def test_the_form_is_opened_by_a_compiler_and_its_link_stays(world, compiler):
    for is_open in ("on", ""):
        compiler.post("/offers/counter/", {"greeting": "欢迎", "is_open": is_open})
    counter = Counter.objects.get()
    assert (counter.is_open, counter.greeting) == (False, "欢迎")
    assert f"/invest/{counter.token}/" in compiler.get("/offers/counter/").content.decode()
