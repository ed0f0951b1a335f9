"""`jixiao score`: a form becomes points, a grade, and a list of what to mend."""

import json
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from jixiao import api

FORM = """\
某县商务局2022年度项目支出绩效自评表

|项目名称|招商活动费|
|项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
|年度资金总额|40|43.2|37.24|10|86.20%|9|

|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施|
|产出指标|数量指标|=签约项目数|≥20个|18个|30|30||
|产出指标|质量指标|到会率|≥90%||20|20||
|效益指标|社会效益指标|带动就业|≥100人|120人|30|30||
|满意度指标|服务对象满意度指标|企业满意度|≥90%|95%|10|10||
"""


@pytest.fixture
def form(desk):
    (desk / "自评表.txt").write_text(FORM, encoding="utf-8")
    return "自评表.txt"


def test_a_form_is_scored_with_its_workings_and_what_is_missing(jixiao, form, golden):
    result = jixiao("score", form)
    golden("score.txt", result.stdout)
    assert result.exit_code == 1, "one line is open"


def test_the_public_face_scores_what_it_gathers(form):
    (sheet,) = api.score(api.gather([form]), place="130110").programs
    assert (sheet.place_name, sheet.execution.score.value, sheet.total) == ("鹿泉区", Decimal("8.62"), None)


def test_another_place_is_set_beside(jixiao, form):
    told = jixiao("score", form, "--against", "420000").stdout
    assert "招商活动费：按全国与湖北省的规定\n" in told
    assert "预算执行率                        8.62   17.24   +8.62  全年执行数 37.24 万元" in told


def test_the_json_holds_scores_hints_and_targets_as_decimals(jixiao, form):
    facts = json.loads(jixiao("score", form, "-f", "json", "--place", "130110").stdout)
    assert (facts["year"], facts["place"], facts["place_name"]) == (2022, "130110", "鹿泉区")
    (sheet,) = facts["scores"]["programs"]
    assert sheet["execution"]["score"]["value"] == "8.62"
    assert (sheet["total"], sheet["low"], sheet["high"]) == (None, "75.62", "95.62")
    assert sheet["indicators"][1]["missing"] == ["请填写完成值"]
    assert {"targets", "hints", "against"} <= set(facts)


def test_earlier_years_are_held_against_this_one(jixiao, desk, form):
    (desk / "上年.txt").write_text(FORM.replace("2022", "2021").replace("带动就业", "新增就业"), encoding="utf-8")
    told = jixiao("score", form, "--earlier", "上年.txt").stdout
    assert "目标消失  招商活动费·新增就业：2021年度指标值 100 人，2022年度没有这个指标，也没有说明\n" in told


def test_the_workbook_is_for_people(jixiao, desk, form):
    result = jixiao("score", form, "--against", "420000", "-o", "评分表.xlsx")
    assert (result.exit_code, result.stdout) == (1, "评分表已写入 评分表.xlsx\n")
    book = load_workbook(desk / "评分表.xlsx")
    assert book.sheetnames == ["总分", "得分", "还可以改进", "目标设定质量", "供复核", "另一地的规定"]
    rows = list(book["得分"].iter_rows(min_row=2, values_only=True))
    assert rows[1][3:9] == ("=签约项目数", "≥20个", "18个", 30, 27, 30)
    assert rows[1][9] == "完成值 18 个 ÷ 指标值 20 个 × 30 分 = 27.00 分"
    assert book["得分"]["D3"].data_type == "s", "a name that begins with = is no formula"
    assert book["总分"]["B2"].value is None
    assert Decimal(str(book["总分"]["F2"].value)) == Decimal("95.62")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("自评表.txt", "-o", "结果.csv"), "评分表写成表格，文件名请以 .xlsx 结尾。"),
        (("自评表.txt", "-o", "自评表.txt"), "自评表.txt 就是"),
        (("自评表.txt", "--place", "鹿泉"), "没有代码为 鹿泉 的地方；代码是六位数字"),
        (("自评表.txt", "--norms", "没有"), "找不到规范文件夹"),
        (("对.txt",), "没有读到自评表"),
        (("自评表.txt", "--year", "2021"), "没有读到2021年度的自评表"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(jixiao, form, words, complaint):
    result = jixiao("score", *words)
    assert result.exit_code == 2
    assert complaint in result.stderr


# --- monitoring -------------------------------------------------------------------------------------------------------

MONITORING = """\
某县商务局2025年项目支出绩效目标执行监控表（2025年度）

|项目名称|招商活动费|
|项目资金（万元）|年初预算数|1—7月执行数|执行率|全年预计执行数|
|年度资金总额|40|12|30%|40|

|一级指标|二级指标|三级指标|年度指标值|1—7月执行情况|全年预计完成情况|备注|
|产出指标|数量指标|签约项目数|≥24个|4个|24个||
|产出指标|数量指标|举办活动|≥12次|7次|12次||
"""


@pytest.fixture
def monitoring(desk):
    (desk / "监控表.txt").write_text(MONITORING, encoding="utf-8")
    return "监控表.txt"


def test_a_monitoring_form_shows_its_lights_and_what_is_behind(jixiao, monitoring):
    told = jixiao("score", monitoring).stdout.partition("\n运行监控")[2].splitlines()
    assert told[0] == "（到7月底）    红灯 1 个"
    assert told[1].strip().startswith("没有查到全国的亮灯规定，比照")
    assert [line.split()[:2] for line in told[2:]] == [["招商活动费", "红"], ["预算执行率", "红"], ["签约项目数", "红"]]
    assert told[3].endswith("是进度的 51.43%，亮红灯；须说明原因")


def test_the_month_can_be_named(jixiao, monitoring):
    facts = json.loads(jixiao("score", monitoring, "--month", "3", "-f", "json").stdout)
    assert (facts["monitoring"]["month"], facts["monitoring"]["lights"]) == (3, [["黄", 1]])


def test_papers_without_interim_values_have_no_lights(jixiao, form):
    assert json.loads(jixiao("score", form, "-f", "json").stdout)["monitoring"] is None
