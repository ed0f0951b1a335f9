"""Somebody outside confirms by a link, on a phone, without any sign-in: once, in time, and it lands in the row."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from jixiao.web.confirmations.actions import withdraw_link
from jixiao.web.confirmations.models import Link
from jixiao.web.kit.refused import Refused
from jixiao.web.ledger.actions.rows import change_row, remove_row
from jixiao.web.people.models import LogEntry
from tests.web.confirmations.made import ISSUES, ON, VISITS, link_of, solved_issue
from tests.web.ledger.made import made_row

YES = {"verdict": "yes", "satisfied": "yes", "words": "", "name": "张三"}


def sent(link: Link, **typed: str):
    return Client().post(f"/c/{link.token}/", YES | typed)


@pytest.fixture
def issue(world):
    return solved_issue(world)


@pytest.fixture
def link(world, issue):
    return link_of(world, issue)


def test_the_firm_sees_the_matter_and_what_was_done_and_looking_uses_nothing_up(link):
    for _ in range(2):
        page = Client().get(f"/c/{link.token}/")
        assert all(words in page.content.decode() for words in ("门前道路没有通公交", "已开通 12 路", "张总"))


def test_a_yes_confirms_the_matter_by_the_firm_s_own_word(world, issue, link):
    assert "谢谢您的回答" in sent(link, words="很快", satisfied="partly").content.decode()
    issue.refresh_from_db()
    today = timezone.localdate()
    assert (issue.stage, issue.confirmed_on, issue.confirmed_by) == ("confirmed", today, "张三")
    assert (issue.grade, issue.satisfied, issue.reply) == ("own_word", "partly", "很快")
    entry = LogEntry.objects.filter(subject_kind="aftercare.issue", subject_id=issue.pk).latest("pk")
    assert entry.sentence.startswith("企业的 张三 通过链接确认问题“门前道路没有通公交”已经解决")


def test_a_no_says_what_is_missing_and_holds_the_stage_until_the_firm_is_asked_again(world, issue, link, writer):
    assert "请写几句还有什么没有办好" in sent(link, verdict="no", satisfied="no").content.decode()
    assert sent(link, verdict="no", satisfied="no", words="只在白天有车").status_code == 200
    issue.refresh_from_db()
    assert (issue.stage, issue.reply, issue.confirmed_on) == ("disputed", "只在白天有车", None)
    assert "接着办企业认为没解决的问题" in writer.get("/").content.decode()
    change_row(ledger=ISSUES, row=issue, values={"result": "已延长到 22 点"}, by=world.writer)
    issue.refresh_from_db()
    assert issue.stage == "disputed"
    sent(link_of(world, issue))
    issue.refresh_from_db()
    assert (issue.stage, issue.disputed_on) == ("confirmed", None)


def test_what_the_office_writes_down_weighs_less_and_the_firm_s_own_word_is_not_written_over(world, issue, link):
    noted = made_row(
        world, ISSUES, enterprise=issue.enterprise, solved_on=ON, result="已办", confirmed_on=ON, confirmed_by="李四"
    )
    assert noted.grade == "noted"
    sent(link)
    with pytest.raises(Refused, match="企业已经通过链接确认"):
        change_row(ledger=ISSUES, row=issue, values={"confirmed_by": "王五"}, by=world.writer)


@pytest.mark.parametrize(
    ("typed", "words"),
    [({"verdict": ""}, "请选择：已经解决"), ({"satisfied": "x"}, "请选择是否满意"), ({"name": " "}, "请写您的姓名")],
)
def test_an_answer_that_lacks_something_comes_back_with_what_was_typed(link, typed, words):
    page = sent(link, words="挺好的", **typed)
    assert page.status_code == 422
    assert words in page.content.decode()
    assert "挺好的" in page.content.decode()


def test_a_link_answers_once(link):
    assert sent(link).status_code == 200
    assert "每个链接只能回答一次" in sent(link, satisfied="no").content.decode()
    assert Link.objects.get(pk=link.pk).satisfied == "yes"


def test_links_that_no_longer_hold_say_why_in_words(world, issue, link):
    Link.objects.filter(pk=link.pk).update(expires_at=timezone.now() - timedelta(minutes=1))
    page = sent(link)
    assert (page.status_code, "请联系市投资促进局重新发一个" in page.content.decode()) == (410, True)
    second = link_of(world, issue)
    withdraw_link(link=second, by=world.writer)
    page = Client().get(f"/c/{second.token}/")
    assert (page.status_code, "作废" in page.content.decode()) == (410, True)
    third = link_of(world, issue)
    remove_row(ledger=ISSUES, row=issue, by=world.writer, reason="重复")
    assert "不用回答了" in Client().get(f"/c/{third.token}/").content.decode()
    issue.refresh_from_db()
    assert issue.confirmed_on is None


def test_a_new_link_takes_back_the_one_before(world, issue, link):
    newer = link_of(world, issue)
    assert Client().get(f"/c/{link.token}/").status_code == 410
    assert sent(newer).status_code == 200
    with pytest.raises(Refused, match="企业已经确认"):
        link_of(world, issue)


def test_nobody_asks_before_it_is_solved_and_nobody_of_the_office_answers(world, issue, link, writer):
    with pytest.raises(Refused, match="写了解决日期和解决情况以后"):
        link_of(world, made_row(world, ISSUES, enterprise=issue.enterprise))
    page = writer.post(f"/c/{link.token}/", YES)
    assert (page.status_code, "不能代对方回答" in page.content.decode()) == (422, True)
    assert Link.objects.get(pk=link.pk).answered_at is None


def test_guessing_stops_after_a_while(db):
    answers = [Client().get(f"/c/{n}/") for n in range(61)]
    assert {one.status_code for one in answers[:60]} == {404}
    assert (answers[60].status_code, "请过几分钟再试" in answers[60].content.decode()) == (429, True)


def test_a_guest_who_was_received_rates_the_reception(world):
    visit = made_row(world, VISITS, direction="in")
    assert sent(link_of(world, visit), satisfied="partly", verdict="").status_code == 200
    visit.refresh_from_db()
    assert (visit.satisfied, visit.asked_on) == ("partly", timezone.localdate())
    with pytest.raises(Refused, match="接待来访的"):
        link_of(world, made_row(world, VISITS, direction="out"))


def test_the_page_of_the_row_gives_the_link_and_shows_what_was_answered(world, issue, writer):
    address = f"/ledgers/issues/{issue.pk}/"
    writer.post(f"{address}links/", {"to": "张总", "days": "7"})
    link = Link.objects.get()
    assert f"/c/{link.token}/" in writer.get(address).content.decode()
    sent(link, words="很快")
    page = writer.get(address).content.decode()
    assert "很快" in page
    assert link.token not in page
