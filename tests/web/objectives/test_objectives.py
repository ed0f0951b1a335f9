"""Objectives: written, submitted, returned, approved, changed by request."""

import pytest

from jixiao.web.kit.refused import Refused
from jixiao.web.objectives.actions import adjustments, approval
from jixiao.web.objectives.actions.table import change_indicator
from jixiao.web.objectives.models import Step, TargetRequest
from jixiao.web.papers.assemble import assemble
from jixiao.web.years.actions import close_year
from jixiao.web.years.models import ProgramYear


def text(answer) -> str:
    return answer.content.decode()


def test_the_objective_saves_itself_and_says_when_somebody_else_wrote(writer, compiler, page, program):
    answer = writer.post(f"{page}text/objective/", {"text": "举办推介会6场", "version": "0"})
    assert "已保存" in text(answer)
    answer = compiler.post(f"{page}text/objective/", {"text": "举办推介会8场", "version": "0"})
    assert "刚被别人改过" in text(answer)
    assert "举办推介会6场" in text(answer)
    program.refresh_from_db()
    assert program.objective == "举办推介会6场"
    compiler.post(f"{page}text/objective/", {"text": "举办推介会8场", "version": str(program.version)})
    program.refresh_from_db()
    assert (program.objective, program.changed_by) == ("举办推介会8场", "赵汇")


def test_last_years_words_stand_beside(writer, page, last_year):
    assert "举办推介会6场" in text(writer.get(page))


def test_it_is_submitted_returned_with_a_reason_and_approved(compiler, browser_of, page, program, world):
    leader = browser_of("leader")
    assert "已提交审核" in text(compiler.post(f"{page}steps/submit/", follow=True))
    assert "请写明退回的原因" in text(leader.post(f"{page}steps/return/", follow=True))
    leader.post(f"{page}steps/return/", {"note": "指标值偏低"})
    assert "指标值偏低" in text(compiler.get(page))
    compiler.post(f"{page}steps/submit/")
    assert "已批复" in text(browser_of("finance").post(f"{page}steps/approve/", follow=True))
    program.refresh_from_db()
    assert program.state == ProgramYear.State.APPROVED
    assert list(program.steps.values_list("kind", flat=True)) == ["approved", "submitted", "returned", "submitted"]


def test_only_who_may_takes_a_step(writer, browser_of, page, program):
    assert writer.post(f"{page}steps/submit/").status_code == 404
    assert browser_of("auditor").post(f"{page}steps/approve/").status_code == 404
    assert browser_of("leader").post(f"{page}steps/nothing/").status_code == 404


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda row: ProgramYear.objects.filter(pk=row.pk).update(objective=" "), "还没有写年度绩效目标"),
        (lambda row: row.indicators.all().delete(), "还没有绩效指标"),
        (lambda row: ProgramYear.objects.filter(pk=row.pk).update(state="approved"), "现在是“已批复”，不能提交审核"),
    ],
)
def test_there_must_be_something_to_judge(compiler, page, program, spoil, words):
    spoil(program)
    assert words in text(compiler.post(f"{page}steps/submit/", follow=True))


def test_all_of_a_year_go_together(compiler, browser_of, program):
    year = f"/years/{program.year_id}/objectives/"
    assert "已提交 1 个项目" in text(compiler.post(f"{year}submit/", follow=True))
    assert "没有可以提交的" in text(compiler.post(f"{year}submit/", follow=True))
    assert "已批复 1 个项目" in text(browser_of("leader").post(f"{year}approve/", follow=True))


def test_approved_targets_are_frozen(approved, world):
    one = approved.indicators.first()
    with pytest.raises(Refused, match="请提出调整申请"):
        change_indicator(indicator=one, values={"target": "≥1场"}, by=world.compiler)
    change_indicator(indicator=one, values={"duty": "组织招商活动"}, by=world.compiler)
    approval.reopen(program=approved, note="任务变了", by=world.leader)
    change_indicator(indicator=one, values={"target": "≥8场"}, by=world.compiler)


def test_a_target_is_changed_by_request(writer, browser_of, approved, world):
    one = approved.indicators.first()
    year = f"/years/{approved.year_id}/objectives/"
    form = {"target": "≥4场", "reason": "两场活动取消", "document_number": "石政办〔2022〕9号"}
    assert "已提出调整申请" in text(writer.post(f"{year}indicators/{one.pk}/request/", form, follow=True))
    again = writer.post(f"{year}indicators/{one.pk}/request/", form)
    assert again.status_code == 422
    assert "已有一份待批的调整申请" in text(again)
    asked = TargetRequest.objects.get()
    assert writer.post(f"{year}requests/{asked.pk}/agree/").status_code == 404
    assert "指标值现在是≥4场" in text(browser_of("leader").post(f"{year}requests/{asked.pk}/agree/", follow=True))
    one.refresh_from_db()
    assert (one.target, one.unit) == (4, "场")
    assert "≥6场 → ≥4场，两场活动取消（石政办〔2022〕9号）" in text(writer.get(f"{year}indicators/{one.pk}/"))
    (paper,) = assemble(approved.year).programs
    assert paper.indicators[0].original_target == "≥6场"


def test_a_refusal_has_its_reason(browser_of, approved, world):
    one = approved.indicators.first()
    asked = adjustments.ask(indicator=one, target="≥1场", reason="完不成", by=world.writer)
    leader = browser_of("leader")
    address = f"/years/{approved.year_id}/objectives/requests/{asked.pk}/refuse/"
    assert "请写明不同意的原因" in text(leader.post(address, follow=True))
    leader.post(address, {"answer": "任务没有变"})
    asked.refresh_from_db()
    assert (asked.state, asked.answer) == ("refused", "任务没有变")
    one.refresh_from_db()
    assert one.target == 6
    assert "已经处理过了" in text(leader.post(address, {"answer": "再一次"}, follow=True))


def test_a_draft_needs_no_request(program, world):
    with pytest.raises(Refused, match="可以直接修改"):
        adjustments.ask(indicator=program.indicators.first(), target="≥1场", reason="改", by=world.writer)


def test_the_same_again_is_no_change(approved, world):
    with pytest.raises(Refused, match="与现在的相同"):
        adjustments.ask(indicator=approved.indicators.first(), target="不少于6场", reason="改", by=world.writer)


def test_what_an_expert_said_is_kept_with_the_indicator(writer, program):
    one = program.indicators.first()
    page = f"/years/{program.year_id}/objectives/indicators/{one.pk}/"
    writer.post(f"{page}opinions/", {"expert": "河北大学 王教授", "text": "宜改为签约率"})
    assert "宜改为签约率" in text(writer.get(page))
    assert writer.post(f"{page}opinions/", {"expert": "", "text": ""}).status_code == 422


def test_a_closed_year_stays_as_it_is(compiler, page, program, world):
    close_year(year=program.year, by=world.compiler)
    assert "不能修改" in text(compiler.post(f"{page}steps/submit/", follow=True))
    assert not Step.objects.exists()


def test_the_overview_tells_state_points_and_findings(compiler, program):
    address = f"/years/{program.year_id}/objectives/"
    shown = text(compiler.get(address))
    assert "招商活动费" in shown
    assert "100.00" in shown
    program.indicators.filter(kind="数量指标").update(operator="", target=None, target_text="若干")
    assert "建议改" in text(compiler.get(address))
    assert "没有这种状态的项目" in text(compiler.get(f"{address}?state=approved"))
    assert compiler.get(f"{address}?state=nothing").status_code == 400


def test_what_is_to_be_done_stands_on_the_home_page(compiler, browser_of, program, world):
    assert "1 个项目的绩效目标还没有提交" in text(compiler.get("/"))
    approval.submit(program=program, by=world.compiler)
    assert "1 个项目的绩效目标待审核" in text(browser_of("leader").get("/"))
    approval.approve(program=program, by=world.leader)
    adjustments.ask(indicator=program.indicators.first(), target="≥1场", reason="完不成", by=world.writer)
    assert "指标“招商推介会次数”申请调整" in text(browser_of("finance").get("/"))
