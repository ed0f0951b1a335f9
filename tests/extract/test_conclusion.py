"""Scores, grades and scales as reports write them."""

import pytest

from jixiao import api
from jixiao.readers.txt import read as txt

TITLE = "某局2022年度部门整体支出绩效自评报告\n\n"


def conclusion(text):
    return api.extract(txt.read("例.txt", (TITLE + text).encode())).conclusion


def ratings(text):
    found = conclusion(text)
    return [(r.scope, str(r.score.printed) if r.score else "", r.grade) for r in found.ratings] if found else []


def ends(text):
    return [
        (
            band.name,
            f"{band.floor.comparator}{band.floor.value}" if band.floor else "",
            f"{band.ceiling.comparator}{band.ceiling.value}" if band.ceiling else "",
        )
        for band in conclusion(text).bands
    ]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("部门整体支出综合绩效评价得分为97.2分，等级为“优秀”。", ("", "97.2分", "优秀")),
        ("我局部门整体支出绩效自评得分96.5分，评价等级为优。", ("", "96.5分", "优")),
        ("自评总分为97分，自评等级为“优”。", ("", "97分", "优")),
        ("绩效自评综合得分：95.82分", ("", "95.82分", "")),
        ("该项目绩效评价综合得分为91.32分，绩效评级为“优”", ("", "91.32分", "优")),
        ("满分100分，自评得分95分。", ("", "95分", "")),
        ("总分100分，自评得95分。", ("", "95分", "")),
        ("最终得分为94.5分（满分100分）。", ("", "94.5分", "")),
        ("部门整体绩效自评结果为“良好”，自评分数82分", ("", "82分", "良好")),
    ],
)
def test_a_score_and_its_grade_are_read_from_one_sentence(text, stated):
    assert ratings(text) == [stated]


@pytest.mark.parametrize(
    "text",
    [
        "预算执行率得分9.8分，产出指标得分50分。",
        "预算执行情况满分10分，得分9.2分。",
        "综合得分在90分以上的项目3个。",
        "给出总得分，满分100分，得出综合评价等级。",
        "我局迎接了专项检查，检查结果良好。",
        "自评得分90分（含）-100分为优。",
    ],
)
def test_points_of_items_rules_and_remarks_are_no_scores(text):
    assert [r for r in ratings(text) if r[1]] == []


def test_scores_of_one_paragraph_are_of_the_programs_named_before_them():
    text = "文化惠民演出得分96分，图书馆免费开放得分92.5分。县文化馆整体支出自评得分93.4分。"
    assert [scope for scope, *_ in ratings(text)] == ["文化惠民演出", "图书馆免费开放", ""]
    text = "（1）乡村文化振兴。完成演出120场，自评得分95分。（2）博物馆开放日。接待8万人次，自评得分97分。"
    assert [scope for scope, *_ in ratings(text)] == ["乡村文化振兴", "博物馆开放日"]
    text = "文物保护专项资金项目得分88.4分。丰县水务局自评得分91分。"
    assert [scope for scope, *_ in ratings(text)] == ["文物保护专项资金", ""]


def test_scores_of_programs_keep_their_program():
    text = "一是招商经费项目自评得分98分，等级为优；二是宣传推介项目自评得分88分，等级为良。"
    assert ratings(text) == [("招商经费", "98分", "优"), ("宣传推介项目", "88分", "良")]


def test_a_heading_tells_which_program_is_scored():
    text = "（一）招商工作经费项目\n\n自评得分95分，评价等级为优。\n\n（二）宣传经费\n\n自评得分85分。"
    assert ratings(text) == [("招商工作经费项目", "95分", "优"), ("宣传经费", "85分", "")]


def test_points_listed_after_a_score_are_its_parts():
    text = "综合得分93.5分，其中预算执行9.5分，产出指标48分，效益指标26分，满意度指标10分。等级为优。"
    assert [str(part.value) for part in conclusion(text).ratings[0].parts] == ["9.5", "48", "26", "10"]


FOUR = [("优", ">=90", "<=100"), ("良", ">=80", "<90"), ("中", ">=60", "<80"), ("差", "", "<60")]


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("90（含）-100分为优、80（含）-90分为良、60（含）-80分为中、60分以下为差", FOUR),
        ("90≤S≤100为“优”；80≤S＜90为“良”；60≤S＜80为“中”；S<60为“差”", FOUR),
        ("[90,100]为优，[80,90)为良，[60,80)为中，60分以下为差", FOUR),
        (
            "优（90-100分）、良（80-89分）、中（60-79分）、差（0-59分）",
            [("优", ">=90", "<=100"), ("良", ">=80", "<=89"), ("中", ">=60", "<=79"), ("差", ">=0", "<=59")],
        ),
        (
            "得分≥85分为优秀；75≤得分＜85分为良好；60≤得分＜75分为一般；得分＜60分为较差",
            [("优秀", ">=85", ""), ("良好", ">=75", "<85"), ("一般", ">=60", "<75"), ("较差", "", "<60")],
        ),
        (
            "得分在90分（含）以上的为“优秀”，80分（含）至90分（不含）的为“良好”，低于80分的为“一般”",
            [("优秀", ">=90", ""), ("良好", ">=80", "<90"), ("一般", "", "<80")],
        ),
    ],
)
def test_scales_are_read_in_every_way_of_writing(text, scale):
    assert ends(text) == scale


def test_two_grades_with_counts_are_no_scale():
    assert conclusion("自评项目共6个，其中优5个，良1个。").bands == ()


def test_programs_are_counted_by_grade():
    tally = conclusion("2025年绩效自评项目共6个，其中评价等级为“优”项目5个，“良”项目1个，评优率为83.33%。").tally
    assert (str(tally.total.printed), str(tally.rate.printed), tally.rate_word) == ("6个", "83.33%", "评优率")
    assert [(grade, str(figure.printed)) for grade, figure in tally.counts] == [("优", "5个"), ("良", "1个")]


def test_the_total_of_a_tally_is_that_of_the_evaluated_programs():
    text = "编报绩效目标的项目41个；绩效自评的项目39个，其中绩效评级为“优”的项目39个；绩效评级为“良”的项目0个。"
    assert str(conclusion(text).tally.total.printed) == "39个"


def test_a_document_without_evaluation_has_no_conclusion():
    assert conclusion("全年签约项目120个。") is None


def test_points_with_a_remark_in_brackets_are_listed():
    found = conclusion("自评得分95.6分：投入10分、过程27.5分（资产管理扣1分）、产出38.6分、效果19.5分，等级为优。")
    assert [str(part.printed) for part in found.ratings[0].parts] == ["10分", "27.5分", "38.6分", "19.5分"]


def test_programs_counted_after_of_which_have_no_middling_grade():
    found = conclusion("对8个项目开展绩效自评。其中7个项目为“优”、1个项目为“良”。")
    assert [(grade, str(count.printed)) for grade, count in found.tally.counts] == [("优", "7个"), ("良", "1个")]


def test_grades_of_counted_programs_are_not_those_of_one():
    text = "对“良种繁育”等4个项目开展自评，其中3个项目自评等级为“优”，1个项目自评等级为“良”。"
    assert ratings(text) == []


def test_points_behind_full_marks_in_brackets_are_not_added_to_them():
    found = conclusion("自评得分为94分，等级为优。其中：投入（15分）得14分，过程（25分）得22分，产出（60分）得58分。")
    assert [str(part.printed) for part in found.ratings[0].parts] == ["14分", "22分", "58分"]


def test_the_points_of_a_list_of_items_are_no_score_of_the_whole():
    text = "自评得分95.8分，等级为“优”。评分明细：部门配置10分，得10分；预算执行20分，得18分；履职效益70分，得67.8分。"
    assert [score for _, score, _ in ratings(text)] == ["95.8分"]


def test_of_two_sets_of_programs_the_tally_is_of_the_one_it_adds_up_to():
    text = "自评项目6个；对市级9个重点项目开展评价，资金1.20亿元，优5个、良3个、中1个。"
    assert str(conclusion(text).tally.total.printed) == "9个"
