"""Indicator tables in every layout: this form → these rows."""

import pytest

from jixiao.document.build import Builder, Square
from jixiao.document.build import Piece as Part
from jixiao.extract.forms.read import read_forms
from jixiao.readers.txt import read as txt


def of_text(text):
    return of_document(txt.read("表.txt", text.encode()))


def of_document(document):
    forms = read_forms(document)
    return forms.programs, forms.undecided


def shown(figure):
    return str(figure.printed) if figure else None


def rows(program):
    return [
        (i.kind, i.name.text, i.operator, shown(i.target), shown(i.weight), shown(i.score)) for i in program.indicators
    ]


def targets(program):
    return [(i.group, i.kind, i.name.text, i.operator, shown(i.target), i.unit) for i in program.indicators]


def money(fund):
    figures = (fund.original, fund.adjusted, fund.outturn, fund.weight, fund.rate, fund.score)
    return (fund.label.text, *(shown(figure) for figure in figures))


SIX_COLUMNS = """\
2、展会参展经费绩效目标表

绩效目标\t\t\t1.组织企业参加国内重点展会，宣传投资环境。\t\t
一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据
产出指标\t数量指标\t参展企业数量\t全年组织参展的企业家数\t≥35家\t工作计划
\t质量指标\t展位布置验收合\t按合同约定验收的

一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据
\t\t格率\t展位所占比重\t≥95%\t合同
\t时效指标\t参展工作完成时间\t展会开幕前完成布展\t2023年9月底前\t工作计划
\t成本指标\t参展总费用\t展位租赁与布置费用\t≤42.5万元\t合同
效益指标\t社会效益指标\t提升园区知名度\t提升园区知名度\t明显\t历史标准
满意度指标\t服务对象满意度指标\t参展企业满意度\t参展企业满意度\t≥90%\t历史标准
"""


def test_a_row_broken_by_a_page_end_is_one_row_under_the_levels_above_it():
    (program,), undecided = of_text(SIX_COLUMNS)
    assert program.name == "展会参展经费"
    assert program.form == "objective"
    assert program.objective.text == "1.组织企业参加国内重点展会，宣传投资环境。"
    assert not undecided
    assert targets(program) == [
        ("产出指标", "数量指标", "参展企业数量", ">=", "35家", "家"),
        ("产出指标", "质量指标", "展位布置验收合格率", ">=", "95%", "%"),
        ("产出指标", "时效指标", "参展工作完成时间", "", None, ""),
        ("产出指标", "成本指标", "参展总费用", "<=", "42.5万元", "万元"),
        ("效益指标", "社会效益指标", "提升园区知名度", "", None, ""),
        ("满意度指标", "服务对象满意度指标", "参展企业满意度", ">=", "90%", "%"),
    ]
    assert program.indicators[1].description.text == "按合同约定验收的展位所占比重"


NATIONAL = """\
项目支出绩效自评表
（2022年度）
项目名称\t园区招商服务经费
主管部门\t某区投资促进局\t实施单位\t某区投资服务中心
项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
\t年度资金总额\t60\t52.4\t48.73\t10\t93.00%\t9.3
\t其中：当年财政拨款\t60\t52.4\t48.73\t—\t—\t—
\t上年结转资金\t\t\t\t—\t—\t—
年度总体目标\t预期目标\t实际完成情况
\t完成招商服务。\t已完成招商服务。
绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
\t产出指标（50分）\t数量指标\t指标1：外出招商次数\t≥12次\t9次\t20\t15\t受疫情影响
\t\t质量指标\t指标1：协议履约率\t≥90%\t95%\t30\t30\t
\t效益指标（30分）\t社会效益指标\t指标1：带动就业人数\t≥300人\t320人\t30\t30\t
\t满意度指标（10分）\t服务对象满意度指标\t指标1：企业满意度\t≥90%\t96%\t10\t10\t
总分\t\t\t\t\t\t100\t94.3\t
"""


def test_the_national_self_evaluation_form():
    (program,), _ = of_text(NATIONAL)
    assert (program.name, program.year, program.form) == ("园区招商服务经费", 2022, "self_evaluation")
    assert [money(fund) for fund in program.funds] == [
        ("年度资金总额", "60万元", "52.4万元", "48.73万元", "10分", "93.00%", "9.3分"),
        ("其中：当年财政拨款", "60万元", "52.4万元", "48.73万元", None, None, None),
        ("上年结转资金", None, None, None, None, None, None),
    ]
    assert (program.objective.text, program.achieved.text) == ("完成招商服务。", "已完成招商服务。")
    assert rows(program) == [
        ("数量指标", "外出招商次数", ">=", "12次", "20分", "15分"),
        ("质量指标", "协议履约率", ">=", "90%", "30分", "30分"),
        ("社会效益指标", "带动就业人数", ">=", "300人", "30分", "30分"),
        ("服务对象满意度指标", "企业满意度", ">=", "90%", "10分", "10分"),
    ]
    assert {group: shown(points) for group, points in program.weights.items()} == {
        "产出指标": "50分", "效益指标": "30分", "满意度指标": "10分",
    }  # fmt: skip
    assert (shown(program.total_weight), shown(program.total_score)) == ("100分", "94.3分")


def test_cells_moved_left_where_merged_cells_were_dropped():
    text = """\
| 部门预算项目支出绩效自评表（2023年度） |
| 项目名称 | 驻外招商工作经费 |
| 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 权重 | 得分 | 未完成原因分析 |
| 产出指标 | 数量指标 | 驻外人员 | ≥ | 6 | 人 | 6 | 40 | 40 | |
| 拜访企业 | ≥ | 120 | 家次 | 96 | 30 | 24 | 企业停产 |
| 效益指标 | 经济效益指标 | 签约项目投资额 | ≥ | 3.5 | 亿元 | 4.1 | 20 | 20 | |
| 合计 | 100 |
"""
    (program,), _ = of_text(text)
    assert [(i.group, i.kind, *row[1:]) for i, row in zip(program.indicators, rows(program), strict=True)] == [
        ("产出指标", "数量指标", "驻外人员", ">=", "6人", "40分", "40分"),
        ("产出指标", "数量指标", "拜访企业", ">=", "120家次", "30分", "24分"),
        ("效益指标", "经济效益指标", "签约项目投资额", ">=", "3.5亿元", "20分", "20分"),
    ]
    assert program.indicators[1].deviation.text == "企业停产"
    assert shown(program.total_weight) == "100分"


def test_every_cell_in_a_line_of_its_own():
    cells = (
        "项目支出绩效自评表\n（2021年度）\n项目名称\n办公楼供暖改造\n项目资金\n年初\n预算数\n全年\n预算数\n全年\n执行数\n分值\n执行率\n得分\n"
        "年度资金总额\n56.8\n56.8\n41.35\n10\n72.80%\n7.28\n一级指标\n二级指标\n三级指标\n年度\n指标值\n实际\n完成值\n分值\n得分\n"
        "偏差原因分析及改进措施\n产出指标\n数量指标\n指标1供暖改造面积\n4300平方米\n4300平方米\n30\n30\n指标2\n……\n质量指标\n指标1工程验收合格率\n"
        "100%\n100%\n20\n20\n满意度\n指标\n服务对象满意度指标\n指标1师生满意度\n≥90%\n88%\n40\n39.11\n问卷样本偏少\n总分\n100\n96.39"
    )
    (program,), undecided = of_text("\n\n".join(cells.split("\n")))
    assert (program.name, program.year) == ("办公楼供暖改造", 2021)
    assert money(program.funds[0]) == ("年度资金总额", "56.8万元", "56.8万元", "41.35万元", "10分", "72.80%", "7.28分")
    assert rows(program) == [
        ("数量指标", "供暖改造面积", "", "4300平方米", "30分", "30分"),
        ("质量指标", "工程验收合格率", "", "100%", "20分", "20分"),
        ("服务对象满意度指标", "师生满意度", ">=", "90%", "40分", "39.11分"),
    ]
    assert program.indicators[2].deviation.text == "问卷样本偏少"
    assert (shown(program.total_weight), shown(program.total_score)) == ("100分", "96.39分")
    assert not program.sure
    assert not undecided


def test_a_whole_form_in_one_line_of_words():
    text = (
        "项目支出绩效自评表 (2022年度) 项目名称 测绘委托业务 项目资金 (万元) 年初预算数 全年预算数 "
        "全年执行数 分值 执行率 得分 年度资金总额: 75 75 74.2 10 98.93% 9.89 其中:本年财政拨款 75 75 "
        "74.2 一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施 "
        "产出指标(50分) 数量指标 委托项目数量 ≥40个 42 20 20 质量指标 报告合格率 ≥100百分比 100 10 10 "
        "经费支出合规性 严格执行制度规定 达成预期指标 20 18 效益指标(40分) 社会效益指标 对建设市场的影响 "
        "效果明显 达成预期指标 40 36 总分 100 93.89"
    )
    (program,), _ = of_text(text)
    assert rows(program) == [
        ("数量指标", "委托项目数量", ">=", "40个", "20分", "20分"),
        ("质量指标", "报告合格率", ">=", "100百分比", "10分", "10分"),
        ("质量指标", "经费支出合规性", "", None, "20分", "18分"),
        ("社会效益指标", "对建设市场的影响", "", None, "40分", "36分"),
    ]
    assert money(program.funds[0])[1:] == ("75万元", "75万元", "74.2万元", "10分", "98.93%", "9.89分")
    assert money(program.funds[1])[1:4] == ("75万元", "75万元", "74.2万元")
    assert shown(program.total_score) == "93.89分"


def table(cells):
    builder = Builder("表.docx", "docx")
    builder.table([Square((Part(text),), row, column, *span) for text, row, column, *span in cells])
    return builder.build()


def test_merged_cells_of_a_word_table_give_every_row_its_levels():
    document = table(
        [
            ("项目名称", 0, 0, 1, 2), ("人才引进经费", 0, 2, 1, 4),
            ("一级指标", 1, 0), ("二级指标", 1, 1), ("三级指标", 1, 2), ("指标值", 1, 3), ("完成值", 1, 4),
            ("得分", 1, 5), ("产出指标", 2, 0, 2, 1), ("数量指标", 2, 1, 2, 1), ("引进人才", 2, 2), ("≥15人", 2, 3),
            ("17人", 2, 4), ("25", 2, 5),
            ("组织招聘", 3, 2), ("≥4场", 3, 3), ("4场", 3, 4), ("25", 3, 5),
            ("总分", 4, 0, 1, 5), ("50", 4, 5),
        ]
    )  # fmt: skip
    (program,), _ = of_document(document)
    assert program.name == "人才引进经费"
    assert program.sure
    assert targets(program) == [
        ("产出指标", "数量指标", "引进人才", ">=", "15人", "人"),
        ("产出指标", "数量指标", "组织招聘", ">=", "4场", "场"),
    ]
    assert [shown(i.actual) for i in program.indicators] == ["17人", "4场"]
    assert shown(program.total_score) == "50分"


def test_a_department_form_with_targets_before_and_after_adjustment():
    text = """\
部门整体支出绩效自评表
部门名称\t某市投资促进局
指标名称\t计量单位\t指标性质\t年初指标值\t调整后指标值\t全年完成值\t得分系数\t权重\t得分\t是否核心指标
签约项目个数\t个\t≥\t80\t60\t64\t1\t10\t10\t是
资金使用合规率\t%\t=\t100\t\t100\t1\t5\t5\t否
"""
    (program,), _ = of_text(text)
    assert program.whole_department
    assert rows(program) == [
        ("", "签约项目个数", ">=", "60个", "10分", "10分"),
        ("", "资金使用合规率", "=", "100%", "5分", "5分"),
    ]
    assert program.indicators[0].original_target.text == "80"


def test_a_small_form_printed_lying_down_is_turned():
    text = "三级指标\t服务企业数\t走访次数\n指标值\t≥50家\t≥20次\n完成值\t52家\t18次\n分值\t50\t50\n得分\t50\t45\n"
    (program,), _ = of_text(text)
    assert rows(program) == [
        ("", "服务企业数", ">=", "50家", "50分", "50分"),
        ("", "走访次数", ">=", "20次", "50分", "45分"),
    ]


def test_blank_and_dash_are_no_zero():
    (program,), _ = of_text(NATIONAL)
    carried = program.funds[2]
    assert (carried.original, carried.outturn, carried.score) == (None, None, None)


def test_garbled_numbers_are_left_undecided():
    head = "一级指标 二级指标 三级指标 年度指标值 全年实际值 得分"
    text = f"{head}\n产出指标 数量指标 90%290%40总分100偏差 12.51 2.512.5 合计说明文字 3.3.3"
    _, undecided = of_text(text)
    assert all(item.what == "指标行" for item in undecided)


@pytest.mark.parametrize("text", ["设置三级指标12个，其中数量指标4个，指标值合理。", "绩效指标 一级指标 说明"])
def test_prose_about_indicators_is_no_form(text):
    assert of_text(text) == ((), ())


def test_seed_tables_are_read_whole(seeds):
    (seed,) = [path for path in seeds if path.name.startswith("002")]
    programs, undecided = of_document(txt.read(str(seed), seed.read_bytes()))
    assert len(programs) == 16
    assert sum(len(program.indicators) for program in programs) == 91
    assert all(i.group and i.kind and i.name.text and i.target_field.text for p in programs for i in p.indicators)
    assert not undecided


def test_a_head_of_targets_divided_by_a_second_head_row():
    text = """\
部门整体支出绩效目标申报表
一级指标\t二级指标\t指标名称\t指标值\t\t\t
\t\t\t前年\t上年\t预计当年实现\t指标值设定依据
产出指标\t数量指标\t新签约项目\t31个\t36个\t≥40个\t年度计划
\t质量指标\t项目履约率\t70%\t75%\t≥80%\t年度计划
"""
    (program,), _ = of_text(text)
    assert [(i.name.text, shown(i.target), i.previous.text, i.basis.text) for i in program.indicators] == [
        ("新签约项目", "40个", "36个", "年度计划"),
        ("项目履约率", "80%", "75%", "年度计划"),
    ]


def test_operator_value_and_unit_under_one_head():
    text = """\
走访经费绩效目标表
一级指标\t二级指标\t三级指标\t绩效指标值\t\t\t备注
产出指标\t数量指标\t走访企业\t≥\t80\t家\t
"""
    (program,), _ = of_text(text)
    assert targets(program) == [("产出指标", "数量指标", "走访企业", ">=", "80家", "家")]


def test_the_head_of_a_form_in_blocks_above_its_table():
    text = """\
项目支出绩效自评表
（2023年度）
项目名称\t投资环境推介
年度资金总额说明
项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
\t年度资金总额\t40\t40\t38\t10\t95%\t9.5
上年结转资金
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分
产出指标\t数量指标\t推介会场次\t≥4场\t4场\t90\t90
"""
    (program,), _ = of_text(text)
    assert (program.name, program.year) == ("投资环境推介", 2023)
    assert money(program.funds[0])[3:] == ("38万元", "10分", "95%", "9.5分")
    assert [i.name.text for i in program.indicators] == ["推介会场次"]


def test_remarks_below_the_rows_are_no_indicators():
    text = """\
项目支出绩效自评表
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分
产出指标\t数量指标\t推介会场次\t≥4场\t4场\t50\t50
\t\t……\t\t\t\t
小计\t\t\t\t\t50\t50
说明\t无\t\t\t\t\t
"""
    (program,), undecided = of_text(text)
    assert [i.name.text for i in program.indicators] == ["推介会场次"]
    assert not undecided


def test_points_of_each_level_in_columns_of_their_own():
    text = """\
2021年度部门整体支出绩效评价指标表
一级指标\t分值\t二级指标\t分值\t三级指标\t分值\t评价标准\t得分
投入\t13\t预算配置\t13\t在职人员控制率\t5\t以100%为标准，每超过一个百分点扣0.5分\t5
\t\t\t\t公务接待费变动率\t8\t变动率不大于0计8分\t8
过程\t87\t预算执行\t87\t预算完成率\t87\t按完成率计分\t80
合计\t100\t\t\t\t\t\t93
"""
    (program,), _ = of_text(text)
    assert [(i.group, i.kind, i.name.text, shown(i.weight), shown(i.score)) for i in program.indicators] == [
        ("投入指标", "预算配置", "在职人员控制率", "5分", "5分"),
        ("投入指标", "预算配置", "公务接待费变动率", "8分", "8分"),
        ("过程指标", "预算执行", "预算完成率", "87分", "80分"),
    ]
    assert {group: shown(points) for group, points in program.weights.items()} == {
        "投入指标": "13分",
        "过程指标": "87分",
    }
    assert (shown(program.total_weight), shown(program.total_score)) == ("100分", "93分")


def test_points_behind_the_names():
    text = """\
2021年部门整体支出绩效评价得分表
一级指标\t二级指标\t三级指标\t得分
部门决策（25分）\t目标任务（25分）\t目标相关性（10分）\t10
\t\t目标明确性（15分）\t12
"""
    (program,), _ = of_text(text)
    assert [(i.group, shown(i.weight), shown(i.score)) for i in program.indicators] == [
        ("部门决策", "10分", "10分"),
        ("部门决策", "15分", "12分"),
    ]
    assert shown(program.weights["部门决策"]) == "25分"


def test_the_money_of_an_objective_form_beside_its_labels_or_in_their_cells():
    cells = [
        ["项目资金（万元）", "年度资金总额：452.00", "", ""],
        ["", "其中：财政拨款", "320.00", ""],
        ["", "其他资金", "132.00", ""],
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "改造床位数量", "≥260张"],
    ]
    (program,), _ = of_document(table([(text, y, x) for y, row in enumerate(cells) for x, text in enumerate(row)]))
    assert [(f.label.text, str(f.original.printed), f.is_total) for f in program.funds] == [
        ("年度资金总额", "452.00万元", True),
        ("其中：财政拨款", "320.00万元", False),
        ("其他资金", "132.00万元", False),
    ]


def test_the_years_a_program_runs_are_not_the_year_of_its_form():
    head = "项目支出绩效目标表\n（2024年度）\n"
    rows_ = "项目期\t2023年—2025年\n一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t新建食堂数量\t≥10个\n"
    (program,), _ = of_text(head + rows_)
    assert program.year == 2024


def test_sources_of_money_without_a_usual_name():
    text = (
        "项目支出绩效自评表\n（2019年度）\n"
        "项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
        "\t年度资金总额\t315.00\t315.00\t294.65\t10\t93.54%\t9.35\n"
        "\t其中：中央和省级补助\t220.00\t220.00\t198.65\t—\t90.30%\t—\n"
        "\t县级资金\t95.00\t95.00\t96.00\t—\t101.05%\t—\n"
        "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因\n"
        "产出指标\t数量指标\t新改建里程\t≥58公里\t59公里\t90\t90\t\n"
    )
    (program,), _ = of_text(text)
    assert [f.label.text for f in program.funds] == ["年度资金总额", "其中：中央和省级补助", "县级资金"]
