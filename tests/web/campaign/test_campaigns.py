"""A campaign from its start to the signature and through the review; every way that is not in the table is closed."""

from itertools import product

import pytest

from jixiao.dossier.workpaper import Topic
from jixiao.web.campaign.actions.campaigns import move, sign
from jixiao.web.campaign.actions.cells import save_cell
from jixiao.web.campaign.models import Campaign
from jixiao.web.campaign.states import MOVES, State, TaskState
from jixiao.web.campaign.todo import todo
from jixiao.web.evidence.todo import todo as evidence_todo
from jixiao.web.kit.refused import Refused
from jixiao.web.reports.actions.versions import set_date
from jixiao.web.reports.actions.words import write_words
from jixiao.web.years.models import Result
from tests.web.campaign.made import DATES, again, complete
from tests.web.evidence.made import listed, make_year

CHECKED = {"send", "sign"}  # verbs that ask for more than the state


def submit_all(made) -> None:
    made.campaign.tasks.update(state=TaskState.SUBMITTED)


def go(made, verb: str, by, reason: str = "原因") -> Campaign:
    return move(campaign=made.campaign, verb=verb, by=by, reason=reason)


def signed(made, world) -> None:
    submit_all(made)
    for verb in ("compile", "send"):
        go(made, verb, world.compiler)
    sign(campaign=made.campaign, name="钱领", comment="同意。", by=world.leader)


def test_a_campaign_is_started_with_dates_and_a_task_for_each_section(compiler, world):
    made = make_year(world)
    address = f"/years/{made.year.pk}/self-evaluation/start/"
    page = compiler.get(address).content.decode()
    assert "投资促进处" in page
    assert "年度结束以后，按财政部门通知的时间" in page
    programs = {f"program-{p.pk}": p.section_id for p in made.year.department.programs.all()}
    days = {name: str(value) for name, value in DATES.items()}
    page = compiler.post(address, {**days, **programs}, follow=True).content.decode()
    assert "自评已启动" in page
    made = again(made)
    assert [phase.name for phase in made.campaign.phases.all()] == ["前期准备", "组织实施", "分析评价", "上报"]
    assert made.campaign.phases.all()[3].ends_on == DATES["report_on"]
    assert "已经启动" in compiler.post(address, {**days, **programs}).content.decode()


def test_dates_stand_in_order(compiler, world):
    made = make_year(world)
    days = {"starts_on": "2099-04-03", "due_on": "2099-03-03", "report_on": "2099-04-19"}
    answer = compiler.post(f"/years/{made.year.pk}/self-evaluation/start/", days)
    assert "日期的先后不对" in answer.content.decode()


@pytest.mark.parametrize(("verb", "state"), list(product(MOVES, State)))
def test_only_the_ways_of_the_table_are_open(world, made, verb, state):
    submit_all(made)
    Campaign.objects.update(state=state)
    sources, target = MOVES[verb]
    if state in sources:
        assert go(made, verb, world.compiler).state == target
    else:
        with pytest.raises(Refused, match="不能这样做"):
            go(made, verb, world.compiler)


@pytest.mark.parametrize("verb", ["take_back", "decline", "return", "reopen", "revoke", "cancel"])
def test_the_way_back_needs_a_reason(world, made, verb):
    Campaign.objects.update(state=next(iter(MOVES[verb][0])))
    with pytest.raises(Refused, match="请写明原因"):
        go(made, verb, world.compiler, reason=" ")


def test_nothing_goes_to_the_leader_while_a_section_is_missing(compiler, made):
    Campaign.objects.update(state=State.COMPILING)
    answer = compiler.post(f"/years/{made.year.pk}/self-evaluation/move/send/", follow=True)
    assert "还有处室没有提交：办公室、投资促进处" in answer.content.decode()


def test_the_leader_signs_with_the_own_name(world, leader, made):
    complete(made, world.writer)
    submit_all(made)
    for verb in ("compile", "send"):
        go(made, verb, world.compiler)
    address = f"/years/{made.year.pk}/self-evaluation/signature/"
    assert "应当填写您自己的姓名" in leader.post(address, {"verb": "sign", "name": "别人"}).content.decode()
    page = leader.post(address, {"verb": "sign", "name": "钱 领", "comment": "同意。"}, follow=True).content.decode()
    assert "已签发" in page
    assert "<strong>钱领</strong>" in page
    assert again(made).campaign.signed_by == world.leader


def test_the_leader_declines_with_a_reason(world, leader, made):
    submit_all(made)
    for verb in ("compile", "send"):
        go(made, verb, world.compiler)
    leader.post(f"/years/{made.year.pk}/self-evaluation/signature/", {"verb": "decline", "reason": "佐证不足"})
    campaign = again(made).campaign
    assert (campaign.state, campaign.reason) == (State.COMPILING, "佐证不足")


def test_what_was_signed_stays_as_it_is_until_it_is_opened_again(world, made, compiler):
    signed(made, world)
    result = Result.objects.create(indicator=made.visits)
    with pytest.raises(Refused, match="已经签发，不能修改"):
        save_cell(
            campaign=again(made).campaign,
            kind="result",
            row=result,
            field="actual",
            text="1",
            was="",
            by=world.compiler,
        )
    reopen = f"/years/{made.year.pk}/self-evaluation/move/reopen/"
    compiler.post(reopen, {"reason": "更正执行数"})
    campaign = again(made).campaign
    assert (campaign.state, campaign.signed_by, campaign.reason) == (State.COMPILING, None, "更正执行数")


def test_evidence_stays_too(world, made, writer):
    signed(made, world)
    address = f"/years/{made.year.pk}/evidence/indicators/{made.visits.pk}/"
    answer = writer.post(address, {"name": "迟到的材料", "kind": "other"})
    assert "不能修改" in answer.content.decode()
    assert made.visits.proofs.count() == 0


def test_nobody_is_asked_for_what_is_with_the_leader(world, made):
    listed(made.visits, keeper="档案柜")
    assert [one.label for one in evidence_todo(world.compiler)] == ["审核2022年度佐证材料"]
    signed(made, world)
    assert list(evidence_todo(world.compiler)) == []


def test_the_report_of_a_signed_year_is_dated_but_not_rewritten(world, made):
    signed(made, world)
    assert set_date(year=made.year, template="", on=DATES["report_on"], by=world.writer).on == DATES["report_on"]
    with pytest.raises(Refused, match="已经签发"):
        write_words(year=made.year, topic=Topic.PROBLEMS, about="", text="晚了", began="", by=world.writer)


def test_a_cancelled_campaign_makes_room_for_another(world, made, compiler):
    go(made, "cancel", world.compiler, reason="日期错了")
    assert "还没有启动" in compiler.get(f"/years/{made.year.pk}/self-evaluation/").content.decode()


# --- the compiler's board ---------------------------------------------------------------------------------------------


def test_the_board_shows_who_is_late_thin_and_how_much_hangs_on_it(world, compiler, made):
    made.campaign.tasks.update(due_on="2020-01-01")
    page = compiler.get(f"/years/{made.year.pk}/self-evaluation/", follow=True).content.decode()
    assert "2 个处室逾期" in page
    assert "缺的内容影响 <strong>200</strong> 分" in page
    complete(made, world.writer)
    page = compiler.get(f"/years/{made.year.pk}/self-evaluation/board/").content.decode()
    assert "已填 <strong>6</strong> / 6 项" in page
    assert "佐证覆盖 <strong>100.0%</strong>" in page


def test_a_part_is_returned_with_reasons_at_its_rows(world, writer, compiler, made):
    complete(made, world.writer)
    submit_all(made)
    address = f"/years/{made.year.pk}/self-evaluation/sections/{made.own.pk}/return/"
    assert "至少写一条退回原因" in compiler.post(address, {}).content.decode()
    compiler.post(address, {f"indicator-{made.visits.pk}": "没有附拜访记录", "reason": "请于周五前改好"})
    page = writer.get(f"/years/{made.year.pk}/self-evaluation/sections/{made.own.pk}/").content.decode()
    assert "赵汇退回：没有附拜访记录" in page
    assert "赵汇退回：请于周五前改好" in page
    (due,) = todo(world.writer)
    assert (due.urgent, "被退回" in due.reason) == (True, True)
    writer.post(f"/years/{made.year.pk}/self-evaluation/sections/{made.own.pk}/submit/")
    assert again(made).own.remarks.filter(answered_at=None).count() == 0


def test_a_reminder_puts_the_section_first(world, compiler, made):
    (before,) = todo(world.writer)
    assert (before.urgent, before.reason) == (False, "还有 4 项没有填完，影响 100 分")
    compiler.post(f"/years/{made.year.pk}/self-evaluation/sections/{made.own.pk}/remind/")
    (after,) = todo(world.writer)
    assert (after.urgent, "催办" in after.reason) == (True, True)


def test_everybody_finds_what_is_theirs(world, made):
    assert [one.label for one in todo(world.compiler)] == [
        "填报市投资促进局2022年度绩效自评",
        "汇总市投资促进局2022年度绩效自评",
    ]
    assert list(todo(world.leader)) == []
    submit_all(made)
    for verb in ("compile", "send"):
        go(made, verb, world.compiler)
    assert [one.label for one in todo(world.leader)] == ["签发市投资促进局2022年度绩效自评"]
    assert list(todo(world.writer)) == []


def test_another_section_gets_a_program_and_a_task(world, compiler, made):
    programs = {f"program-{p.pk}": world.section.pk for p in made.year.department.programs.all()}
    days = {name: str(value) for name, value in DATES.items()}
    compiler.post(f"/years/{made.year.pk}/self-evaluation/edit/", {**days, **programs, "due_on": "2099-04-10"})
    made = again(made)
    assert made.fair.program.__class__.objects.filter(section=world.section).count() == 2
    assert {str(task.due_on) for task in made.campaign.tasks.all()} == {"2099-04-10"}


def test_a_closed_year_moves_no_more(world, made):
    made.year.state = "closed"
    made.year.save()
    made = again(made)
    with pytest.raises(Refused, match="已归档"):
        go(made, "compile", world.compiler)


def test_steps_are_ticked_and_say_by_whom(compiler, made):
    step = made.campaign.phases.all()[0].steps.all()[0]
    compiler.post(f"/years/{made.year.pk}/self-evaluation/steps/{step.pk}/")
    step.refresh_from_db()
    assert step.done_by.username == "compiler"


def test_the_same_values_under_another_place(world, compiler, made):
    complete(made, world.writer)
    page = compiler.get(f"/years/{made.year.pk}/self-evaluation/what-if/?place=420000").content.decode()
    assert "按湖北省" in page
    assert compiler.get(f"/years/{made.year.pk}/self-evaluation/what-if/?place=999999").status_code == 400
