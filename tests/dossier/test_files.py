"""Dossiers survive being written as JSON and read back."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao import api
from jixiao.dossier import files
from jixiao.dossier.files import DossierError
from jixiao.readers.txt import read as txt

SENTENCES = (
    "某县商务局2022年度部门整体支出绩效自评报告",
    "一、部门基本情况",
    "（一）收支情况",
    "年初预算收入7858.94万元，预算调整收入1,600.86万元，年度支出1524.96万元，执行率95.26%。",
    "按支出性质分为：基本支出1164.81万元，项目支出426.05 万\n元。",
    "较上年减少18.5万元，下降约三成；服务企业不少于20家。",
    "依据石财绩〔2013〕2号文件，综合得分99.09分，等级为“优秀”。",
    "得分≥90分为优，80～90分为良。",
    "绩效目标：全年签约亿元以上项目200个以上。",
    "一级指标\t二级指标\t三级指标\t指标值\t实际完成值\t分值\t得分",
    "产出指标\t数量指标\t活动场次\t≥4次\t5次\t10\t10",
    "\t质量指标\t落地率\t≥60%\t62.3%\t10\t9.5",
    "效益指标\t社会效益指标\t影响力\t显著\t显著\t10\t10",
    "",
)


def dossier(text):
    return api.extract(txt.read("甲.txt", text.encode()))


@given(st.lists(st.sampled_from(SENTENCES), max_size=20))
def test_reading_what_was_written_gives_the_same_dossier(lines):
    before = dossier("甲\n" + "\n".join(lines))
    after = files.read(files.write(before))
    assert after == before
    assert [after.source.place(f.span) for f in after.figures] == [before.source.place(f.span) for f in before.figures]


@given(st.text(alphabet="0123456789.,%万亿元一二三年月日（）()、，。\t\n ≥约增长减少", min_size=1, max_size=80))
def test_any_text_survives(text):
    before = dossier("甲" + text)
    assert files.read(files.write(before, indent=None)) == before


def test_figures_are_decimal_strings():
    written = json.loads(files.write(dossier("支出1,600.80万元。")))
    assert written["figures"][0]["printed"] == {
        "value": "1600.80",
        "step": "0.01",
        "unit": {"name": "万元", "base": "元", "worth": "10000"},
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "不是本版本的卷宗 JSON（全文：Invalid JSON"),
        ('{"kind": "unknown"}', "不是本版本的卷宗 JSON（source：Field required）"),
    ],
)
def test_what_is_no_dossier_is_refused_with_the_field(text, told):
    with pytest.raises(DossierError) as refused:
        files.read(text)
    assert str(refused.value).startswith(told)


def test_goals_told_in_prose_are_indicator_rows():
    goal = "三、绩效目标\n（一）总体绩效目标\n全年签约项目120个。\n"
    rows = files.extract_of(dossier(f"某县商务局2022年度部门整体支出绩效自评报告\n{goal}")).indicators
    assert [(row.target, row.unit, row.operator, row.line) for row in rows] in ([], [("120", "个", "=", 4)])
