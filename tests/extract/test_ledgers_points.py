"""Tables of points and of goals, and tables that stand within a form: these rows → these claims."""

import pytest

from jixiao import api
from jixiao.dossier.ledger import Tie
from jixiao.readers.txt import read as txt

TITLE = "某区文旅局2024年度部门整体支出绩效自评报告\n\n"


def dossier_of(text):
    return api.extract(txt.read("表.txt", (TITLE + text).encode()))


def splits(text, *ties):
    dossier = dossier_of(text)
    quote = dossier.source.quote
    return {
        (quote(s.total.span), *(quote(part.span) for part in s.parts))
        for s in dossier.splits
        if s.in_table and s.tie in ties
    }


POINTS = (
    "四、评分情况\n一级指标  标准分  得分  扣分\n投入  20  20  0\n管理  30  28.5  1.5\n成效  50  47  3\n"
    "合计  100  95.5  4.5\n"
)


def test_full_marks_are_the_score_and_what_was_taken_off():
    assert splits(POINTS, Tie.POINTS) >= {("30", "28.5", "1.5"), ("100", "95.5", "4.5")}


def test_no_row_has_more_points_than_full_marks_and_the_total_row_gives_the_score():
    text = "四、评分情况\n一级指标\t权重\t自评得分\n投入\t40\t39\n成效\t60\t58.5\n总计\t100\t97.5\n"
    assert splits(text, Tie.FULL_MARKS) == {("40", "39"), ("60", "58.5"), ("100", "97.5")}
    assert [str(ledger.score.value) for ledger in dossier_of(text).ledgers] == ["97.5"]


def test_points_of_another_scale_are_not_held_against_weights():
    text = "四、评分情况\n指标\t权重\t得分\n投入\t40\t92\n成效\t60\t97\n"
    assert splits(text, Tie.FULL_MARKS) == set()


@pytest.mark.parametrize("heads", ["2024年目标\t2024年实际", "年度计划数\t完成数", "目标任务\t实际完成情况"])
def test_completion_rates_are_held_against_target_and_result(heads):
    rows = "展览（场）\t40\t44\t110.0%\n讲座（场）\t60\t54\t90.0%\n培训（期）\t8\t8\t100%\n"
    text = f"三、任务完成情况\n工作\t{heads}\t完成率\n{rows}"
    dossier = dossier_of(text)
    told = {(a.subject, str(a.whole.value), str(a.part.value), str(a.rate.value)) for a in dossier.attainments}
    assert told == {
        ("展览（场）", "40", "44", "110.0"),
        ("讲座（场）", "60", "54", "90.0"),
        ("培训（期）", "8", "8", "100"),
    }


def test_a_rate_capped_or_told_the_other_way_round_is_no_claim():
    text = (
        "三、任务完成情况\n工作\t目标\t实际\t完成率\n展览（场）\t40\t44\t100%\n讲座（场）\t60\t54\t90.0%\n"
        "培训（期）\t8\t6\t75%\n办理时限（天）\t10\t8\t125%\n"
    )
    assert {a.subject for a in dossier_of(text).attainments} == {"讲座（场）", "培训（期）"}


TASKS = (
    "部门整体支出绩效目标表\n一、年度任务（万元）\n任务\t主要内容\t预算金额\t财政拨款\t其他资金\n"
    "展览\t办展、巡展\t120.00\t100.00\t20.00\n讲座\t公益讲座\t30.00\t30.00\t0.00\n合计\t\t150.00\t130.00\t20.00\n"
    "二、绩效指标\n一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t办展\t≥40场\n效益指标\t社会效益指标\t观众\t≥3万人次\n"
)


def test_a_table_in_the_head_of_a_form_is_read_as_a_table():
    assert splits(TASKS, Tie.ROWS) >= {("150.00", "120.00", "30.00")}
    assert splits(TASKS, Tie.COLUMNS) >= {("120.00", "100.00", "20.00")}
    assert [(ledger.caption, ledger.unit) for ledger in dossier_of(TASKS).ledgers] == [("一、年度任务（万元）", "万元")]


def test_rows_set_apart_by_wide_gaps_have_heads_of_figures_and_a_shorter_total():
    text = (
        "“三公”经费预算\n项目  2023年预算（万元）  2024年预算（万元）  增减额\n公务接待费  3.00  2.40  -0.60\n"
        "公务用车运行费  6.00  5.00  -1.00\n合计  9.00  7.40  -1.60\n支出安排\n"
        "科目编码  科目名称  合计  基本支出  项目支出\n207  文化支出  50.00  30.00  20.00\n"
        "221  住房支出  8.00  8.00  0.00\n合计  58.00  38.00  20.00\n"
    )
    dossier = dossier_of(text)
    assert ("6.00", "5.00", "-1.00") in {
        (str(c.previous.value), str(c.current.value), str(c.delta.value)) for c in dossier.changes
    }
    assert splits(text, Tie.ROWS) >= {("9.00", "3.00", "6.00"), ("58.00", "50.00", "8.00")}
    assert ("50.00", "30.00", "20.00") in splits(text, Tie.COLUMNS, Tie.IDENTITY)


def test_empty_first_cells_of_rows_set_apart_by_bars_stay():
    text = (
        "一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分 | 原因\n"
        "预算执行（10分） | 预算执行率 | 执行率 | 100% | 95.46% | 10 | 9.55 | \n"
        "产出（90分） | 数量指标 | 办展 | ≥40场 | 44场 | 50 | 50 | \n |  | 讲座 | ≥60场 | 54场 | 40 | 36 | 场馆维修\n"
        "合计 |  |  |  |  | 100 | 95.55 | \n"
    )
    (program,) = dossier_of(text).programs
    assert [(i.name.text, str(i.weight.value), str(i.score.value)) for i in program.indicators] == [
        ("执行率", "10", "9.55"), ("办展", "50", "50"), ("讲座", "40", "36"),
    ]  # fmt: skip


LIST = "项目名称\t预算（万元）\t支出（万元）\n甲工程\t30.00\t28.00\n乙工程\t20.00\t20.00\n合计\t50.00\t48.00\n"


@pytest.mark.parametrize(
    ("lead", "told", "rows"),
    [
        (
            "安排项目3个，资金合计60.00万元，支出47.00万元，具体如下：",
            {("60.00万元", "50.00"), ("47.00万元", "48.00")},
            2,
        ),
        ("共有2个项目，预算55万元，明细见下表。", {("55万元", "50.00")}, 2),
        ("全年支出310.00万元，其中项目支出如下：", set(), None),
        ("全年预算900.00万元，主要项目如下：", set(), None),
        ("上年安排52.00万元，本年各项目如下：", set(), None),
        ("安排资金约51万元，具体如下：", set(), None),
        ("项目总投资60万元，本年安排如下：", set(), None),
        ("2022年至2024年安排60万元，具体如下：", set(), None),
        ("3个单位承担项目，具体如下：", set(), None),
    ],
)
def test_the_sentence_above_a_table_tells_its_totals_and_its_rows(lead, told, rows):
    text = f"二、项目情况\n{lead}\n{LIST}"
    assert splits(text, Tie.LEAD) == told
    (ledger,) = dossier_of(text).ledgers
    assert (ledger.announced.rows if ledger.announced else None) == rows


def test_the_score_and_the_grade_of_each_program_of_a_list():
    text = "五、项目自评\n项目名称 | 自评得分 | 评价等级\n甲工程 | 96.5 | 优\n乙工程 | 88 | 良\n平均 | 92.25 | —\n"
    assert [(r.scope, str(r.score.value), r.grade) for r in dossier_of(text).conclusion.ratings] == [
        ("甲工程", "96.5", "优"), ("乙工程", "88", "良"),
    ]  # fmt: skip
    other = "五、质量检查\n项目名称 | 检查得分 | 验收\n甲工程 | 9.5 | 合格\n乙工程 | 8 | 合格\n"
    assert dossier_of(other).conclusion is None
