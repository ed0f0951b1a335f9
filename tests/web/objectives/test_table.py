"""The indicator table: typed, pasted, arranged, with what the checker says under each row."""

import json

import pytest

from jixiao.web.kit.refused import Refused
from jixiao.web.objectives.actions.table import add_indicator
from jixiao.web.people.models import LogEntry
from jixiao.web.years.models import Indicator


def do(browser, page, kind, **more):
    return browser.post(page, json.dumps({"do": kind, **more}), "application/json")


def typed(browser, page, row, column, text, **more):
    return do(browser, page, "change", cells=[{"row": str(row), "column": column, "text": text, **more}])


@pytest.fixture
def fairs(program) -> Indicator:
    return program.indicators.get(name="招商推介会次数")


@pytest.mark.parametrize(
    ("text", "kept", "shown"),
    [
        ("≥8场", (">=", 8, None, "", "场"), "≥8场"),
        ("不少于１０次", (">=", 10, None, "", "次"), "≥10次"),
        (">=7", (">=", 7, None, "", "场"), "≥7场"),
        ("80%-90%", ("between", 80, 90, "", "%"), "80-90%"),
        ("显著提升", ("", None, None, "显著提升", "场"), "显著提升"),
        ("", ("", None, None, "", "场"), ""),
    ],
)
def test_a_target_is_typed_as_people_write_it(writer, page, fairs, text, kept, shown):
    answer = typed(writer, page, fairs.pk, "target", text)
    assert answer.status_code == 200
    fairs.refresh_from_db()
    assert (fairs.operator, fairs.target, fairs.upper, fairs.target_text, fairs.unit) == kept
    assert shown in writer.get(page).content.decode()


def test_what_the_checker_says_stands_under_the_row_with_its_offer(writer, page, program, world):
    values = {"name": "参会成本", "group": "产出指标", "kind": "成本指标", "target": "≥5万元"}
    row = add_indicator(program=program, after=None, values=values, by=world.writer)
    answer = writer.get(page).content.decode()
    assert "成本应当是上限" in answer
    assert 'data-take="target" data-better="≤5万元"' in answer
    assert "成本应当是上限" not in typed(writer, page, row.pk, "target", "≤5万元").content.decode()


def test_what_the_table_lacks_stands_above_it(writer, page, program):
    assert "没有满意度指标" not in writer.get(f"{page}findings/").content.decode()
    program.indicators.filter(group="满意度指标").delete()
    assert "没有满意度指标" in writer.get(f"{page}findings/").content.decode()
    program.indicators.filter(kind="时效指标").delete()
    assert "要求设时效指标，表里还没有" in writer.get(f"{page}findings/").content.decode()


def test_rows_pasted_with_blank_levels_belong_to_those_above(writer, page, program, fairs):
    cells = [
        {"row": "+1", "column": "name", "text": "走访企业家数"}, {"row": "+1", "column": "target", "text": "≥40家"},
        {"row": "+2", "column": "kind", "text": "质量指标"}, {"row": "+2", "column": "name", "text": "签约率"},
    ]  # fmt: skip
    answer = do(writer, page, "change", cells=cells, after=str(fairs.pk), pasted=True)
    assert answer.status_code == 200
    rows = list(program.indicators.filter(removed_at=None))
    assert [row.name for row in rows][:3] == ["招商推介会次数", "走访企业家数", "签约率"]
    assert [(row.group, row.kind) for row in rows][1:3] == [("产出指标", "数量指标"), ("产出指标", "质量指标")]


def test_rows_move_go_and_come_back(writer, page, program, fairs):
    last = program.indicators.last()
    assert do(writer, page, "move", rows=[str(last.pk)], after=None).status_code == 200
    assert program.indicators.first() == last
    do(writer, page, "delete", rows=[str(fairs.pk)])
    assert not program.indicators.filter(pk=fairs.pk, removed_at=None).exists()
    do(writer, page, "restore", rows=[str(fairs.pk)])
    assert program.indicators.filter(pk=fairs.pk, removed_at=None).exists()


def test_a_cell_that_somebody_else_changed_is_asked_about(writer, compiler, page, fairs):
    typed(compiler, page, fairs.pk, "basis", "市政府工作报告")
    answer = typed(writer, page, fairs.pk, "basis", "年度工作计划", old="")
    assert answer.status_code == 409
    assert "市政府工作报告" in answer.content.decode()
    assert "赵汇" in answer.content.decode()


def test_every_change_is_in_the_log(writer, page, fairs):
    typed(writer, page, fairs.pk, "target", "≥8场")
    entry = LogEntry.objects.get(verb="objectives.indicator.changed")
    assert entry.sentence == "修改招商活动费（2022年）的指标“招商推介会次数”：指标值由“6”改为“8”"


def test_a_name_is_not_cleared(writer, page, fairs):
    answer = typed(writer, page, fairs.pk, "name", "")
    assert "三级指标名称不能清空" in answer.content.decode()


def test_who_is_of_another_section_reads_only(browser_of, page, program, fairs, world):
    colleague = browser_of("colleague")
    assert typed(colleague, page, fairs.pk, "target", "≥8场").status_code == 404
    with pytest.raises(Refused, match="由投资促进处填报"):
        add_indicator(program=program, after=None, values={"name": "新指标"}, by=world.colleague)


def test_a_row_given_to_another_section_is_filled_by_it_alone(writer, compiler, browser_of, page, fairs, world):
    assert typed(compiler, page, fairs.pk, "section", "办公室").status_code == 200
    fairs.refresh_from_db()
    assert fairs.section == world.section
    colleague = browser_of("colleague")
    assert typed(colleague, page, fairs.pk, "target", "≥8场").status_code == 200
    assert typed(colleague, page, fairs.pk + 1, "target", "≥8场").status_code == 422
    assert do(colleague, page, "delete", rows=[str(fairs.pk)]).status_code == 422
    assert typed(writer, page, fairs.pk, "target", "≥8场").status_code == 422


def test_points_are_added_up_below(writer, page, fairs):
    answer = typed(writer, page, fairs.pk, "weight", "35.5").content.decode()
    assert "105.5" in answer
    assert "≠ 100" in writer.get(f"{page}findings/").content.decode()


def test_long_term_indicators_stand_on_a_page_of_their_own(writer, page, program):
    texts = {"name": "五年引进项目数", "target": "≥30个"}
    cells = [{"row": "+1", "column": column, "text": text} for column, text in texts.items()]
    assert do(writer, f"{page}long-term/", "change", cells=cells).status_code == 200
    assert program.indicators.get(is_long_term=True).target == 30
    assert "五年引进项目数" not in writer.get(page).content.decode()
