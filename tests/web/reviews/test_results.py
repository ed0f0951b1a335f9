"""What comes of an approved self-evaluation: decisions for the next budget, the notice and its reply, the ranking."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from jixiao.web.kit.plugins import todos
from jixiao.web.people.models import LogEntry
from jixiao.web.reviews.actions import results
from jixiao.web.reviews.models import Notice, ProgramUse, Review
from jixiao.web.reviews.queries import review_of_year

REPLY = {"text": "同意反馈意见", "measures": "按季核对台账", "finish_on": "2099-06-30"}


def at(made, tail: str = "") -> str:
    return f"/years/{made.year.pk}/results/{tail}"


def sent(made, finance, due: str = "2099-05-01"):
    return finance.post(at(made, "notice/send/"), {"text": "佐证不足，请整改", "reply_due": due}, follow=True)


def labels(person) -> list[str]:
    return [todo.label for todo in todos(person)]


def test_before_the_approval_there_is_nothing_to_use(finance, reviewing):
    assert "财政审核通过以后" in finance.get(at(reviewing)).text
    assert finance.post(at(reviewing, f"programs/{reviewing.fair.pk}/"), {"decision": "压减"}).status_code == 422


def test_a_decision_is_kept_with_score_and_reason_and_listed(finance, approved):
    typed = {"decision": "压减", "cut": "12.5", "reason": "执行偏慢"}
    finance.post(at(approved, f"programs/{approved.fair.pk}/"), typed)
    use = ProgramUse.objects.get()
    assert (use.score, use.decision, use.cut, use.reason) == (10000, "压减", 12_500_000, "执行偏慢")
    page = finance.get("/reviews/results/?year=2022").text
    assert "招商经费" in page
    assert "12.50" in page
    finance.post(at(approved, f"programs/{approved.fair.pk}/"), typed | {"decision": "优先保障", "cut": ""})
    assert ProgramUse.objects.get().decision == "优先保障"


@pytest.mark.parametrize("cut", ["很多", "-1", "0.0000001"])
def test_an_amount_that_is_none_is_refused(finance, approved, cut):
    answer = finance.post(at(approved, f"programs/{approved.fair.pk}/"), {"decision": "压减", "cut": cut})
    assert answer.status_code == 422
    assert "压减" in answer.text
    assert not ProgramUse.objects.exists()


def test_notice_reply_and_end(finance, compiler, approved, world):
    sent(approved, finance)
    assert "回复市投资促进局2022年度的反馈意见" in labels(world.compiler)
    compiler.post(at(approved, "notice/reply/"), REPLY)
    notice = Notice.objects.get()
    assert (notice.state, notice.measures, notice.finish_on) == ("replied", "按季核对台账", date(2099, 6, 30))
    assert "核对市投资促进局2022年度的整改回复" in labels(world.finance)
    finance.post(at(approved, "notice/close/"), {"words": "整改到位"})
    assert Notice.objects.get().state == "closed"
    said = LogEntry.objects.filter(verb__startswith="reviews.notice").values_list("sentence", flat=True)
    assert len(said) == 3


def test_a_reply_that_does_not_do_is_asked_for_again(finance, compiler, approved, world):
    sent(approved, finance)
    compiler.post(at(approved, "notice/reply/"), REPLY)
    assert "请写明要补充什么" in finance.post(at(approved, "notice/again/"), {"words": ""}).text
    finance.post(at(approved, "notice/again/"), {"words": "请写明责任人"})
    page = compiler.get(at(approved)).text
    assert "财政要求补充：请写明责任人" in page
    assert "按季核对台账" in page  # what was written stays


def test_an_end_before_the_reply_is_refused(finance, approved):
    sent(approved, finance)
    assert "待回复" in finance.post(at(approved, "notice/close/"), {"words": "好"}).text
    assert Notice.objects.get().state == "sent"


def test_a_late_reply_is_told(finance, approved, world):
    sent(approved, finance, due=f"{timezone.localdate() - timedelta(1)}")
    assert "逾期待回复" in finance.get(at(approved)).text
    assert [todo.urgent for todo in todos(world.compiler) if "反馈意见" in todo.label] == [True]


def test_a_notice_is_sent_once(finance, approved):
    sent(approved, finance)
    assert "反馈意见已经发出" in sent(approved, finance).text


def test_the_ranking_is_a_workbook_too(finance, approved):
    page = finance.get("/reviews/ranking/").text
    assert "市投资促进局" in page
    Review.objects.update(score=9050, grade="优秀", execution_rate="97.01")
    book = load_workbook(BytesIO(finance.get("/reviews/ranking/xlsx/").content)).active
    rows = list(book.values)
    assert rows[0][:2] == ("名次", "部门")
    assert (rows[1][0], rows[1][1], rows[1][6], rows[1][7], rows[1][8]) == (1, "市投资促进局", 90.5, "优秀", 97.01)


def test_texts_of_a_workbook_are_never_formulas(finance, approved, world):
    review = review_of_year(approved.year)
    use = {"program": approved.fair, "decision": "=1+1", "review": review}
    ProgramUse.objects.create(**use, by=world.finance)
    cell = load_workbook(BytesIO(finance.get("/reviews/results/xlsx/").content)).active["G2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_what_was_reopened_counts_no_longer(finance, approved, world):
    finance.post(at(approved, f"programs/{approved.fair.pk}/"), {"decision": "压减", "reason": "慢"}, follow=True)
    finance.post(f"/years/{approved.year.pk}/review/decide/reopen/", {"words": "有误"}, follow=True)
    assert "招商经费" not in finance.get("/reviews/results/").text
    assert "市投资促进局" not in finance.get("/reviews/ranking/").text
    with pytest.raises(results.Refused):
        results.must_be_approved(review_of_year(approved.year).campaign)
