"""A review from the signature to the approval: opinions, answers, points with their reasons, return and re-opening."""

import pytest

from jixiao.web.campaign.models import Campaign, Remark
from jixiao.web.campaign.states import State
from jixiao.web.kit.plugins import todos
from jixiao.web.kit.refused import Refused
from jixiao.web.people.models import LogEntry
from jixiao.web.reviews.actions import opinions, reviews
from jixiao.web.reviews.judgement import judge
from jixiao.web.reviews.models import Opinion, RowScore
from jixiao.web.reviews.queries import review_of_year
from jixiao.web.years.actions import held
from tests.web.campaign.made import again
from tests.web.reviews.made import opinion_on, send

HTMX = {"headers": {"HX-Request": "true"}}


def at(made, tail: str = "") -> str:
    return f"/years/{made.year.pk}/review/{tail}"


def opinion_of(made) -> str:
    return at(made, f"indicator/{made.visits.pk}/opinion/")


def state(made) -> str:
    return Campaign.objects.get(pk=made.campaign.pk).state


def points(made, browser, **typed):
    values = {"points": "20", "reason": "两个项目是上年签的", "basis": "评分办法第九条", "evidence": "抽查台账"} | typed
    return browser.post(at(made, f"indicator/{made.signed.pk}/points/"), values, **HTMX)


def totals(made) -> tuple:
    """By the norm, by what is proven alone, and with finance's points: of 招商经费."""
    judgement = judge(made.year, review_of_year(made.year))
    return tuple(sheet.total.value for sheet in judgement.sheets(made.fair.pk))


def sentences() -> str:
    return "\n".join(LogEntry.objects.values_list("sentence", flat=True))


def test_what_nothing_proves_counts_nothing_in_the_second_score(reviewing):
    assert totals(reviewing) == (100, 70, 100)


def test_the_page_shows_both_scores_and_which_row_differs(finance, reviewing):
    page = finance.get(at(reviewing)).text
    assert "不计未佐证" in page
    assert "70.00" in page
    opened = finance.get(at(reviewing, f"indicator/{reviewing.signed.pk}/")).text
    assert "佐证待审，没有认可的材料，不计分" in opened


def test_finance_takes_it_up_and_the_department_cannot_change_it(finance, writer, signed):
    finance.post(at(signed, "decide/receive/"))
    assert state(signed) == State.REVIEWING
    cell = f"/years/{signed.year.pk}/self-evaluation/cells/result/{signed.visits.pk}/actual/"
    assert writer.post(cell, {"value": "1", "was": "20"}).status_code == 422
    assert "财政正在审核" in held(signed.year)


def test_an_opinion_on_a_cell_is_answered_by_the_section_of_the_row(finance, writer, colleague, reviewing, world):
    finance.post(
        at(reviewing, f"indicator/{reviewing.visits.pk}/opinion/"), {"field": "actual", "text": "请附台账"}, **HTMX
    )
    opinion = Opinion.objects.get()
    assert opinion.is_open
    assert "答复财政对市投资促进局2022年度的审核意见" in [todo.label for todo in todos(world.writer)]
    assert todos(world.colleague) == []
    assert colleague.post(at(reviewing, f"opinions/{opinion.pk}/answer/"), {"text": "不是我的"}).status_code == 404
    page = writer.post(at(reviewing, f"opinions/{opinion.pk}/answer/"), {"text": "台账已上传"}, **HTMX).text
    assert "已答复" in page
    assert not Opinion.objects.get().is_open
    assert "对“拜访企业次数的完成值”提出审核意见：请附台账" in sentences()
    assert "答复“拜访企业次数的完成值”的审核意见：台账已上传" in sentences()


def test_finance_may_take_an_answered_opinion_up_again_or_withdraw_it(finance, reviewing, world):
    opinion = opinion_on(reviewing, world)
    opinions.answer(opinion=opinion, text="无误", by=world.writer)
    finance.post(at(reviewing, f"opinions/{opinion.pk}/add/"), {"text": "还差签到册"}, **HTMX)
    assert Opinion.objects.get().is_open
    finance.post(at(reviewing, f"opinions/{opinion.pk}/withdraw/"), **HTMX)
    assert not Opinion.objects.get().is_open


def test_an_opinion_without_words_is_sent_back_with_what_was_typed(finance, reviewing):
    answer = finance.post(
        at(reviewing, f"indicator/{reviewing.visits.pk}/opinion/"), {"field": "actual", "text": " "}, **HTMX
    )
    assert answer.status_code == 422
    assert "意见：" in answer.text
    assert not Opinion.objects.exists()


def test_a_deduction_names_rule_evidence_finder_and_date(finance, reviewing):
    page = points(reviewing, finance).text
    score = RowScore.objects.get()
    assert (score.points, score.basis, score.evidence, score.by.name) == (2000, "评分办法第九条", "抽查台账", "吴财")
    assert "发现人" in page
    assert totals(reviewing) == (100, 70, 90)
    assert "审核“签约项目数”：20 分，两个项目是上年签的" in sentences()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"basis": ""}, "扣分要写明依据"),
        ({"evidence": ""}, "扣分要写明依据"),
        ({"points": "31"}, "应当在 0 到 30 分之间"),
        ({"reason": ""}, "理由"),
        ({"points": "很多"}, "审核得分"),
        ({"points": "20.005"}, "审核得分"),
    ],
)
def test_points_that_cannot_be_are_refused_and_stay_typed(finance, reviewing, typed, words):
    answer = points(reviewing, finance, **typed)
    assert answer.status_code == 422
    assert words in answer.text
    assert not RowScore.objects.exists()


def test_points_may_be_taken_back(finance, reviewing):
    points(reviewing, finance)
    finance.post(at(reviewing, f"indicator/{reviewing.signed.pk}/points/take-back/"), **HTMX)
    assert totals(reviewing) == (100, 70, 100)


def test_returned_with_reasons_the_sections_find_them_at_their_rows(finance, writer, reviewing, world):
    opinion_on(reviewing, world, "完成值与台账不符")
    finance.post(at(reviewing, "decide/send_back/"), {"words": ""})
    made = again(reviewing)
    assert made.campaign.state == State.RETURNED
    assert "完成值与台账不符" in made.campaign.reason
    assert (made.own.state, made.other.state) == ("returned", "submitted")
    assert Remark.objects.get().text == "财政审核（完成值）：完成值与台账不符"
    assert "完成值与台账不符" in writer.get(f"/years/{made.year.pk}/self-evaluation/sections/{made.own.pk}/").text


def test_a_return_needs_a_reason(finance, reviewing):
    page = finance.post(at(reviewing, "decide/send_back/"), {"words": " "}, follow=True).text
    assert "请写明原因" in page
    assert state(reviewing) == State.REVIEWING


def test_opinions_outlive_the_round(reviewing, world):
    """Returned, mended, signed again: the thread goes on and the first look is a new one."""
    opinion = opinion_on(reviewing, world)
    first = review_of_year(reviewing.year).signature_at
    reviews.send_back(campaign=reviewing.campaign, reason="", by=world.finance)
    opinions.answer(opinion=Opinion.objects.get(), text="已改", by=world.writer)
    made = send(reviewing, world)
    assert not review_of_year(made.year).is_looked
    reviews.receive(campaign=made.campaign, by=world.finance)
    review = review_of_year(made.year)
    assert review.is_looked
    assert review.signature_at != first
    assert [said.text for said in opinion.sayings.all()] == ["请核对完成值", "已改"]


def test_nothing_is_approved_over_an_open_opinion(finance, reviewing, world):
    opinion_on(reviewing, world)
    assert "还有 1 条意见没有答复" in finance.post(at(reviewing, "decide/approve/"), follow=True).text
    assert state(reviewing) == State.REVIEWING


def test_approved_with_the_points_of_the_rows(finance, reviewing):
    points(reviewing, finance)
    page = finance.post(at(reviewing, "decide/approve/"), {"words": "同意"}, follow=True).text
    assert state(reviewing) == State.APPROVED
    assert "审核通过" in page
    assert "财政审核通过市投资促进局2022年度绩效自评" in sentences()


def test_the_approval_is_final_until_it_is_reopened_with_a_reason(finance, approved):
    assert points(approved, finance).status_code == 422
    assert "请写明原因" in finance.post(at(approved, "decide/reopen/"), follow=True).text
    finance.post(at(approved, "decide/reopen/"), {"words": "审计发现多计一次"})
    assert state(approved) == State.COMPILING
    assert "重新打开市投资促进局2022年度绩效自评：审计发现多计一次" in sentences()


@pytest.mark.parametrize("verb", ["reopen", "revoke", "cancel", "compile"])
def test_the_department_takes_back_no_approval(compiler, approved, verb):
    compiler.post(f"/years/{approved.year.pk}/self-evaluation/move/{verb}/", {"reason": "想改一处"})
    assert state(approved) == State.APPROVED


def test_only_what_was_taken_up_is_judged(signed, world):
    with pytest.raises(Refused, match="不在审核中"):
        opinion_on(signed, world)


def test_a_row_of_another_year_is_no_row(finance, reviewing):
    assert finance.get(at(reviewing, "indicator/999999/")).status_code == 404
    assert finance.get(at(reviewing, f"anything/{reviewing.visits.pk}/")).status_code == 404
