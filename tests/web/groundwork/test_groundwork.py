"""Before a project is built: what became of experts' opinions, one site is chosen with its reason, days are saved."""

from datetime import date

import pytest

from jixiao.web.groundwork.columns import (
    AGREEMENT_DRAFTS,
    ENTRY_PAPERS,
    EXPERT_OPINIONS,
    EXPERT_REVIEWS,
    EXPERTS,
    FORMALITIES,
    SITE_OPTIONS,
)
from jixiao.web.kit.refused import Refused
from jixiao.web.ledger.actions.rows import change_row
from tests.web.ledger.made import made_row

DAY = date(2022, 5, 1)


def test_the_rate_of_adoption_is_of_all_opinions_and_the_score_their_mean(world, writer):
    review = made_row(world, EXPERT_REVIEWS, name="示例用地评审", held_on=DAY)
    expert = made_row(world, EXPERTS)
    for state, points in (("adopted", 80_00), ("partly", 85_00), ("refused", None), ("waiting", None)):
        answered = {"answered_on": DAY, "answer": "示例理由"} if state != "waiting" else {}
        made_row(world, EXPERT_OPINIONS, review=review, expert=expert, adoption=state, points=points, **answered)
    page = writer.get("/groundwork/reviews/?since=2022-01-01&until=2022-12-31").content.decode()
    assert "50.00<small>%</small>" in page
    assert "82.50" in page
    own = writer.get(f"/ledgers/expert_reviews/{review.pk}/").content.decode()
    assert "1 位专家，4 条，平均 82.50 分，采纳率 50.00%" in own


@pytest.mark.parametrize(
    ("ledger", "values", "words"),
    [
        (EXPERT_REVIEWS, {"decided_on": DAY, "decision": "passed"}, "还要写评审日期"),
        (EXPERT_REVIEWS, {"held_on": DAY, "decided_on": DAY}, "还要写决定"),
        (EXPERT_OPINIONS, {"adoption": "refused", "answered_on": DAY}, "要写明理由"),
        (EXPERT_OPINIONS, {"adoption": "adopted"}, "还要写答复日期"),
        (SITE_OPTIONS, {"chosen_on": DAY}, "还要写选定或不采用的理由"),
        (ENTRY_PAPERS, {"received_on": DAY, "reviewed_on": DAY, "result": "lacking"}, "要写明补正什么"),
        (AGREEMENT_DRAFTS, {"signed_on": DAY}, "还要写审定日期"),
        (AGREEMENT_DRAFTS, {"approved_on": DAY}, "还要写审定机构"),
        (FORMALITIES, {"mode": "tolerant", "accepted_on": DAY}, "要写明容缺的材料"),
        (FORMALITIES, {"lacking": "示例材料"}, "还要写补齐时限"),
    ],
)
def test_what_lacks_its_day_or_its_reason_is_refused(world, ledger, values, words):
    with pytest.raises(Refused, match=words):
        made_row(world, ledger, **values)


def test_one_site_is_chosen_of_a_project_and_the_options_stand_side_by_side(world, writer):
    project = made_row(world)
    first, second = (
        made_row(world, SITE_OPTIONS, project=project, name=name, land=120) for name in ("东地块", "西地块")
    )
    chosen = change_row(ledger=SITE_OPTIONS, row=second, values={"chosen_on": DAY, "reason": "交地快"}, by=world.writer)
    assert chosen.stage == "chosen"
    with pytest.raises(Refused, match="已经选定“西地块”"):
        change_row(ledger=SITE_OPTIONS, row=first, values={"chosen_on": DAY, "reason": "地价低"}, by=world.writer)
    page = writer.get(f"/groundwork/sites/{project.pk}/").content.decode()
    assert page.index("西地块") < page.index("东地块")
    assert "交地快" in page
    assert "交通区位" not in page, "what nobody filled is left out"


def test_days_saved_follow_from_the_days(world, writer):
    project = made_row(world)
    step = made_row(world, FORMALITIES, project=project, step="building", mode="together", accepted_on=DAY, limit=20)
    assert (step.stage, step.due_on, step.saved) == ("accepted", date(2022, 5, 21), None)
    done = change_row(ledger=FORMALITIES, row=step, values={"done_on": date(2022, 5, 4)}, by=world.writer)
    assert (done.stage, done.used, done.saved) == ("done", 3, 17)
    assert "四证齐发 · 用 3 日 · 比法定少 17 日" in writer.get(f"/ledgers/projects/{project.pk}/").content.decode()


def test_papers_are_in_order_or_sent_back_and_nothing_is_signed_unapproved(world):
    paper = made_row(world, ENTRY_PAPERS, received_on=DAY)
    assert paper.stage == "received"
    sent_back = {"reviewed_on": DAY, "result": "lacking", "lacking": "设备清单"}
    assert change_row(ledger=ENTRY_PAPERS, row=paper, values=sent_back, by=world.writer).stage == "lacking"
    assert change_row(ledger=ENTRY_PAPERS, row=paper, values={"result": "good"}, by=world.writer).stage == "good"
    draft = made_row(world, AGREEMENT_DRAFTS, drafted_on=DAY, approved_on=DAY, approved_by="领导小组会")
    assert change_row(ledger=AGREEMENT_DRAFTS, row=draft, values={"signed_on": DAY}, by=world.writer).stage == "signed"
