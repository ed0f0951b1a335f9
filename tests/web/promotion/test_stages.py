"""A project goes through its stages: what is missing is told, what cannot be given is said, every step has its day."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from jixiao.web.ledger.actions.rows import change_row
from jixiao.web.promotion.columns import PROGRESS, PROJECTS, SIGNINGS
from jixiao.web.promotion.models import Signing, StageEntry
from tests.web.ledger.made import made_row

READY = {"investor": "示例科技", "agreement": "contract", "total_investment": 10**12}


def post(browser, project, verb: str, **typed) -> str:
    answer = browser.post(f"/promotion/projects/{project.pk}/{verb}/", {"on": "2022-05-01", **typed}, follow=True)
    return answer.content.decode()


def stage(project) -> str:
    project.refresh_from_db()
    return project.stage


def test_advancing_writes_the_day_the_proof_and_the_signing(world, writer):
    project = made_row(world, **READY)
    page = post(writer, project, "advance", to="signed", proof="正式合同")
    assert stage(project) == "signed"
    assert project.signed_on == date(2022, 5, 1)
    assert "证明：正式合同" in page
    signing = Signing.objects.get()
    assert (signing.kind, signing.amount, signing.signed_on) == ("contract", 10**12, date(2022, 5, 1))


def test_what_is_missing_is_named_and_nothing_moves(world, writer):
    project = made_row(world)
    page = post(writer, project, "advance", to="signed")
    assert "进入“签约”之前还缺：" in page
    for label in ("投资方", "协议", "总投资"):
        assert label in page
    assert stage(project) == "lead"
    assert not StageEntry.objects.exists()


def test_what_cannot_be_given_is_said_with_the_reason_and_lets_the_project_go_on(world, writer):
    project = made_row(world, **READY | {"total_investment": None})
    assert "总投资" in post(writer, project, "advance", to="signed")
    assert "总投资不能提供：投资方暂不公开" in post(
        writer, project, "waive", column="total_investment", reason="投资方暂不公开"
    )
    post(writer, project, "advance", to="signed")
    assert stage(project) == "signed"
    assert project.total_investment is None


def test_the_page_tells_ahead_what_is_missing_but_not_the_days_of_stages_to_come(world, writer):
    project = made_row(world, **READY | {"total_investment": None})
    page = writer.get(f"/ledgers/projects/{project.pk}/").content.decode()
    assert "进入“评审”还缺：总投资。" in page
    change_row(
        ledger=PROJECTS, row=project, values={"total_investment": 10**12, "place": world.d.bureau.place}, by=None
    )
    assert "还缺" not in writer.get(f"/ledgers/projects/{project.pk}/").content.decode()


def test_a_day_that_is_still_to_come_is_refused(world, writer):
    project = made_row(world, **READY)
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert "还没有到" in post(writer, project, "advance", to="signed", on=tomorrow.isoformat())
    assert stage(project) == "lead"


def test_stepping_back_needs_a_reason_and_takes_the_later_days_out(world, writer):
    project = made_row(world, **READY)
    post(writer, project, "advance", to="signed")
    post(writer, project, "back", to="negotiating", reason="")
    assert stage(project) == "signed"
    page = post(writer, project, "back", to="negotiating", reason="合同未生效")
    assert stage(project) == "negotiating"
    assert project.signed_on is None
    assert "退回到“在谈”，原因：合同未生效" in page


def test_an_ended_project_says_why_and_can_be_taken_up_again(world, writer):
    project = made_row(world, **READY)
    assert "终止，原因：投资方退出" in post(writer, project, "end", reason="投资方退出")
    assert stage(project) == "ended"
    post(writer, project, "back", to="negotiating", reason="重新洽谈")
    assert stage(project) == "negotiating"
    assert project.ended_reason == ""


def test_a_stage_is_not_written_over(world):
    project = made_row(world)
    with pytest.raises(Exception, match="推进或退回"):
        change_row(ledger=PROJECTS, row=project, values={"stage": "producing"}, by=world.writer)


def test_the_newest_progress_stands_at_the_project(world):
    project = made_row(world)
    for day in (date(2022, 3, 1), date(2022, 2, 1)):
        made_row(world, PROGRESS, project=project, on=day)
    project.refresh_from_db()
    assert project.progress_on == date(2022, 3, 1)


def test_the_page_of_a_project_offers_its_parts_with_the_project_filled_in(world, writer):
    project = made_row(world, name="示例甲项目")
    page = writer.get(f"/ledgers/signings/new/?project={project.pk}").content.decode()
    assert f'<option value="{project.pk}" selected>示例甲项目</option>' in page


def test_the_counting_page_names_what_differs_and_cites_the_rules(world, writer):
    project = made_row(world, **READY | {"agreement": "framework"})
    post(writer, project, "advance", to="signed")
    change_row(ledger=PROJECTS, row=project, values={"agreement": "contract"}, by=world.writer)
    made_row(world, SIGNINGS, project=project, kind="contract", signed_on=date(2022, 8, 1), amount=2 * 10**12)
    page = writer.get("/promotion/counting/?since=2022-01-01&until=2022-12-31").content.decode()
    assert "明政办〔2006〕95号" in page
    assert "计 1 个 1,000,000.00 万元（2022-05-01 签框架协议）" in page
    assert "计 2 个 3,000,000.00 万元" in page


def test_conversion_is_by_the_quarter_of_signing(world, writer):
    for landed in (date(2022, 3, 1), None):
        made_row(world, stage="signed", signed_on=date(2022, 2, 1), landed_on=landed)
    page = writer.get("/promotion/conversion/?since=2022-01-01&until=2022-12-31").content.decode()
    assert "2022年1季度" in page
    assert "50.00%" in page
