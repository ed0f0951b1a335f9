"""Targets and results told in prose."""

import pytest

from jixiao import api
from jixiao.readers.txt import read as txt

TITLE = "某局2022年度部门整体支出绩效自评报告\n\n"


def dossier(text):
    return api.extract(txt.read("例.txt", (TITLE + text).encode()))


def told(goals):
    return [(g.subject, f"{g.figure.comparator}{g.figure.printed}" if g.figure else "") for g in goals]


def targets(text):
    return told(dossier("（一）绩效目标\n\n" + text).targets)


def test_headings_part_targets_from_results():
    found = dossier("一、绩效目标\n\n全年签约项目120个。\n\n二、绩效目标完成情况\n\n全年签约项目126个。")
    assert told(found.targets) == [("全年签约项目", "120个")]
    assert told(found.results) == [("全年签约项目", "126个")]


def test_labels_part_targets_from_results_inside_a_section():
    text = "三、绩效目标实现情况\n\n工作目标预期绩效目标：招引项目120个。\n\n工作目标完成情况：引进项目160个。"
    found = dossier(text)
    assert told(found.targets) == [("招引项目", "120个")]
    assert told(found.results) == [("引进项目", "160个")]


def test_goals_told_beside_their_results_under_one_heading_are_targets():
    found = dossier("二、绩效目标完成情况\n\n（一）年度目标\n\n签约项目120个。\n\n（二）完成情况\n\n签约项目126个。")
    assert told(found.targets) == [("签约项目", "120个")]
    assert told(found.results) == [("签约项目", "126个")]


def test_goals_named_again_below_the_results_are_results():
    found = dossier("一、绩效目标\n\n签约项目120个。\n\n二、绩效目标实现情况\n\n（一）总体目标\n\n签约项目126个。")
    assert told(found.targets) == [("签约项目", "120个")]
    assert told(found.results) == [("签约项目", "126个")]


@pytest.mark.parametrize(
    ("text", "goals"),
    [
        (
            "签约亿元以上项目200个，计划总投资1850亿元。",
            [("签约亿元以上项目", "200个"), ("签约亿元以上项目计划总投资", "1850亿元")],
        ),
        ("实际利用外资规模同比增长5%。", [("实际利用外资规模同比增长", "5%")]),
        ("对接拜访客商100人以上，举办招商活动4次以上。", [("对接拜访客商", ">=100人"), ("举办招商活动", ">=4次")]),
        (
            "收入超1000亿元的开发区达4个，超500亿元的开发区达6个。",
            [("收入超1000亿元的开发区", "4个"), ("收入超500亿元的开发区", "6个")],
        ),
        (
            "项目引进任务完成率大于等于100%、招商次数大于等于20次。",
            [("项目引进任务完成率", ">=100%"), ("招商次数", ">=20次")],
        ),
        (
            "跟踪服务工作完成率、代办手续办结率均大于等于90%。",
            [("跟踪服务工作完成率", ">=90%"), ("代办手续办结率", ">=90%")],
        ),
        ("招引总部类项目（包括区域总部）10个。", [("招引总部类项目（包括区域总部）", "10个")]),
        ("邀请世界500强企业3家，围绕五大主导产业开展招商。", [("邀请世界500强企业", "3家")]),
    ],
)
def test_a_target_is_named_by_the_noun_its_number_measures(text, goals):
    assert targets(text) == goals


def test_a_sentence_without_a_number_counts_only_under_indicators():
    text = "绩效目标：促进项目落地。\n\n绩效指标：签约内、外资项目。"
    assert targets(text) == [("签约内、外资项目", "")]


def test_groups_are_the_headings_and_numbered_items():
    first = "1.招商活动。赴外地招商。\n\n绩效指标：招商20次。"
    second = "2.接待团组：接待来访客户，组织洽谈。\n\n绩效指标：接待15次。"
    text = f"（一）绩效目标\n\n{first}\n\n{second}"
    assert [(g.group, g.subject, g.indicator) for g in dossier(text).targets] == [
        ("招商活动", "招商", True),
        ("接待团组", "接待", True),
    ]


def test_what_is_done_is_a_result_under_whatever_heading():
    text = "三、绩效目标\n\n我局年初既定工作绩效目标为：\n\n1.加大帮扶。截至11月底，已对接企业912次。"
    assert dossier(text).targets == ()
    assert told(dossier(text).results) == [("已对接企业", "912次")]


@pytest.mark.parametrize(
    "title", ["五、存在的问题", "四、绩效目标设定质量", "二、自评工作开展情况", "三、绩效指标需进一步优化"]
)
def test_sections_about_something_else_set_no_targets(title):
    assert dossier(f"{title}\n\n组织培训3次。").targets == ()
