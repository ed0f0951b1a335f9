"""Parts of forms beside the indicator rows: heads, feet, monitoring columns, long-term rows, lists of programs."""

import pytest

from examples.source import Table
from jixiao.document.build import Builder, Square
from jixiao.document.build import Piece as Part
from jixiao.dossier.figure import Role
from jixiao.extract.forms.read import read_forms
from jixiao.extract.forms.values import read_value


def programs(drawing, title="项目支出绩效目标表", year="（2023年度）"):
    """Of a Word table drawn with | between cells, < for merged to the left, ^ for merged upwards."""
    builder = Builder("表.docx", "docx")
    builder.paragraph(title)
    builder.paragraph(year)
    rows = [tuple(cell.strip() for cell in line.strip().strip("|").split("|")) for line in drawing.strip().splitlines()]
    table = Table("", tuple(rows))
    builder.table([Square((Part(c.text),), c.row, c.column, c.rows, c.columns) for c in table.cells()])
    document = builder.build()
    forms = read_forms(document)
    found, undecided = forms.programs, forms.undecided
    assert not undecided
    return found


def facts(program):
    return {label.text: value.text for label, value in program.facts}


ROWS = """
| 一级指标 | 二级指标 | 三级指标 | < | 指标值 | < |
| 产出指标 | 数量指标 | 走访企业 | < | ≥80家 | < |
"""


def test_cells_of_the_head_and_below_the_rows():
    (program,) = programs(
        """
| 项目名称 | 走访经费 | 项目负责人 | 王同志 | 联系电话 | |
| 主管部门 | 某县商务局 | 实施单位 | 某县招商中心 | 项目属性 | ☑新增 □延续 |"""
        + ROWS
        + """| 存在的问题 | 人手不足。 | < | < | < | < |
| 填报人 | 李同志 | < | < | 填报日期 | |
"""
    )
    assert (program.parent_department.text, program.agency.text) == ("某县商务局", "某县招商中心")
    assert facts(program) == {
        "项目负责人": "王同志", "项目属性": "☑新增□延续", "存在的问题": "人手不足。", "填报人": "李同志",
    }  # fmt: skip
    assert [row.name.text for row in program.indicators] == ["走访企业"]


def test_money_applied_for_without_a_head_row():
    (program,) = programs(
        """
| 项目资金申请（万元） | 资金总额 | < | 260 | < | < |
| ^ | 其中：财政拨款 | < | 200.5 | < | < |
| ^ | 其他资金 | < | — | < | < |"""
        + ROWS
    )
    assert [(f.label.text, str(f.original.printed), f.is_total) for f in program.funds] == [
        ("资金总额", "260万元", True), ("其中：财政拨款", "200.5万元", False),
    ]  # fmt: skip


def test_an_empty_objective_is_not_taken_from_the_cell_beside_it():
    (program,) = programs(
        """
| 项目绩效目标 | < | 长期目标 | < | 年度目标 | < |
| ^ | < | | < | 走访八十家企业。 | < |"""
        + ROWS
    )
    assert program.objective.text == "走访八十家企业。"
    assert program.long_term_objective is None


def test_long_term_rows_are_a_form_of_their_own():
    long, yearly = programs(
        """
| 项目名称 | < | 走访经费 | < | < |
| 项目绩效目标 | < | 长期目标 | 年度目标 | < |
| ^ | < | 五年走访四百家。 | 走访八十家企业。 | < |
| 长期绩效指标 | 一级指标 | 二级指标 | 指标内容 | 指标值 |
| ^ | 产出指标 | 数量指标 | 五年走访企业 | ≥400家 |
| 年度绩效指标 | 一级指标 | 二级指标 | 指标内容 | 指标值 |
| ^ | 产出指标 | 数量指标 | 走访企业 | ≥80家 |
"""
    )
    assert [(p.long_term, p.name, [i.name.text for i in p.indicators]) for p in (long, yearly)] == [
        (True, "走访经费", ["五年走访企业"]), (False, "走访经费", ["走访企业"]),
    ]  # fmt: skip
    assert (long.objective.text, yearly.objective.text) == ("五年走访四百家。", "走访八十家企业。")


MONITORING = """
| 项目资金（万元） | < | 年初预算数 | 1—7月执行数 | 1—7月执行率 | 全年预计执行数 | < | < | < |
| 年度资金总额 | < | 100 | 40 | 40% | 95 | < | < | < |
| 二级指标 | 三级指标 | 年度指标值 | 1—7月执行情况 | 全年预计完成情况 | 偏差原因分析 | < | 完成目标可能性 | < |
| ^ | ^ | ^ | ^ | ^ | 经费保障 | 原因说明 | 确定能 | 有可能 |
| 数量指标 | 走访企业 | ≥80家 | 30家 | 70家 | √ | 经费六月才到。 | | √ |
| 质量指标 | 问题办结率 | ≥90% | 92% | 95% | | | √ | |
"""


def test_columns_of_a_monitoring_form():
    (program,) = programs(MONITORING, "项目支出绩效目标执行监控表")
    assert program.form == "monitoring"
    (fund,) = program.funds
    assert [str(f.printed) for f in (fund.original, fund.interim, fund.rate, fund.expected)] == [
        "100万元", "40万元", "40%", "95万元",
    ]  # fmt: skip
    assert [
        (i.actual_field.text, i.expected.text, i.causes, i.deviation.text, i.likelihood) for i in program.indicators
    ] == [("30家", "70家", ("经费保障",), "经费六月才到。", "有可能"), ("92%", "95%", (), "", "确定能")]


def test_a_form_of_half_a_year_says_its_year():
    (program,) = programs(MONITORING.replace("1—7", "1—6"), "绩效目标执行监控表", "（2023年度上半年）")
    assert program.year == 2023


def test_a_summary_is_a_program_a_row():
    first, second = programs(
        """
| 序号 | 项目名称 | 实施单位 | 全年预算数 | 全年执行数 | 执行率 | 自评得分 | 等级 |
| 1 | 走访经费 | 某县招商中心 | 100 | 95 | 95% | 96.5 | 优 |
| 2 | 展会经费 | 某县商务局 | 60 | 60 | 100% | 98 | 优 |
| 合计 | < | < | 160 | 155 | 96.88% | — | — |
""",
        "项目支出绩效自评结果汇总表",
    )
    assert (first.form, first.name, first.agency.text, first.year) == ("summary", "走访经费", "某县招商中心", 2023)
    assert [str(f.printed) for f in (second.funds[0].adjusted, second.funds[0].outturn, second.total_score)] == [
        "60万元", "60万元", "98分",
    ]  # fmt: skip


def test_a_list_of_programs_without_scores_is_no_summary():
    assert programs("| 项目名称 | 预算数 | 执行数 |\n| 走访经费 | 100 | 95 |", "项目支出表") == ()


def test_tasks_of_a_department_are_programs():
    whole, task = programs(
        """
| 部门名称 | 某县商务局 | < | < | < |
| 年度主要任务 | 任务名称 | 主要内容 | 预算金额（万元） | < |
| ^ | ^ | ^ | 总额 | 财政拨款 |
| ^ | 走访经费 | 走访八十家企业 | 100 | 80 |
| ^ | 金额合计 | < | 100 | 80 |
| 年度绩效指标 | 一级指标 | 二级指标 | 指标内容 | 指标值 |
| ^ | 产出指标 | 数量指标 | 走访企业 | ≥80家 |
""",
        "部门整体支出绩效目标申报表",
    )
    assert (task.form, task.name, task.objective.text) == ("summary", "走访经费", "走访八十家企业")
    assert [(f.label.text, str(f.original.printed)) for f in task.funds] == [
        ("总额", "100万元"),
        ("财政拨款", "80万元"),
    ]
    assert whole.whole_department


def test_heads_that_are_not_read_are_named():
    (program,) = programs(
        """
| 二级指标 | 三级指标 | 指标值 | 经办人 | 完成值 | 实际完成值 |
| 数量指标 | 走访企业 | ≥80家 | 王同志 | 82家 | 83家 |
"""
    )
    assert [(head.text, reason) for head, reason in program.unread] == [
        ("经办人", "不认识的栏名"), ("实际完成值", "与另一栏重复"),
    ]  # fmt: skip


def test_a_result_takes_the_unit_of_its_row():
    (program,) = programs(
        """
| 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 |
| 数量指标 | 走访企业 | ≥ | 80 | 家 | 82 |
"""
    )
    (row,) = program.indicators
    assert (str(row.target.printed), str(row.actual.printed)) == ("80家", "82家")


@pytest.mark.parametrize(
    ("text", "operator", "value"),
    [
        ("≥41943.04场", ">=", "41943.04场"),
        ("＝1946.44%", "=", "1946.44%"),
        ("≥2022.5万元", ">=", "2022.5万元"),
        ("1950-2000家", "between", "1950家"),
        ("2022.12", "", "2022.12"),
        ("2022年12月", "", "None"),
        ("2022.12.31前", "", "None"),
        ("2022-12-31", "", "None"),
        ("2022.12月底前", "", "None"),
    ],
)
def test_numbers_that_look_like_years_and_days_that_are_days(text, operator, value):
    found = read_value(text, 0, Role.TARGET)
    assert (found.operator, str(found.figure and found.figure.printed)) == (operator, value)
