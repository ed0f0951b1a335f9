"""The outline: what is a heading, how deep, and what stands under it."""

from jixiao.document.build import Builder
from jixiao.extract.sections import read_sections
from jixiao.extract.source import read_source


def outline(*paragraphs, levels=None):
    builder = Builder("例.txt", "txt")
    for index, paragraph in enumerate(paragraphs):
        builder.paragraph(paragraph, (levels or {}).get(index, 0))
    document = builder.build()
    source = read_source(document)
    sections, passages = read_sections(document, source)
    return sections, passages, source


def titles(*paragraphs, **more):
    sections, _, _ = outline(*paragraphs, **more)
    return [(section.level, section.number, section.title) for section in sections]


def test_styles_nest_in_the_order_in_which_they_appear():
    assert titles("一、基本情况", "（一）职能", "1.机构", "（1）内设机构", "（二）人员", "二、结论") == [
        (1, "一、", "基本情况"),
        (2, "（一）", "职能"),
        (3, "1.", "机构"),
        (4, "（1）", "内设机构"),
        (2, "（二）", "人员"),
        (1, "二、", "结论"),
    ]


def test_parts_may_stand_inside_a_numbered_section():
    assert titles(
        "四、机关运行经费", "五、预算绩效信息", "第一部分 总体目标", "（一）目标", "第二部分 项目", "六、政府采购"
    ) == [
        (1, "四、", "机关运行经费"),
        (1, "五、", "预算绩效信息"),
        (2, "第一部分", "总体目标"),
        (3, "（一）", "目标"),
        (2, "第二部分", "项目"),
        (1, "六、", "政府采购"),
    ]


def test_duties_numbered_like_headings_do_not_close_their_section():
    found = titles(
        "（一）部门概况",
        "（一）负责拟订全区招商引资规划并组织实施；贯彻落实有关法规。",
        "（二）负责投资环境营销和宣传推广；建立项目库。",
        "（三）完成区委、区政府交办的其他任务。",
        "（二）收支情况",
        "（三）绩效目标",
    )
    assert found == [(1, "（一）", "部门概况"), (1, "（二）", "收支情况"), (1, "（三）", "绩效目标")]


def test_a_slip_of_style_does_not_change_the_depth():
    assert titles("二、自评情况", "（一）组织工作", "（2）方法和过程", "（三）结果") == [
        (1, "二、", "自评情况"),
        (2, "（一）", "组织工作"),
        (2, "（2）", "方法和过程"),
        (2, "（三）", "结果"),
    ]


def test_a_heading_may_open_its_paragraph():
    sections, _, source = outline(
        "（一）绩效信息收集。年度预算执行完成后，收集绩效信息。", "（二）绩效自评打分。逐项评定得分。"
    )
    assert [section.title for section in sections] == ["绩效信息收集", "绩效自评打分"]
    assert source.quote(sections[0].body) == "年度预算执行完成后，收集绩效信息。\n"


def test_a_sentence_with_a_number_is_an_item_and_no_heading():
    assert titles("1.全年签约项目242个。其中亿元以上77个。", "2.完成市委交办的其他任务。") == []


def test_a_table_of_contents_gives_no_headings():
    assert titles("目录", "一、部门概况……1", "二、决算说明……3", "一、部门概况", "我局负责招商。", "二、决算说明") == [
        (1, "一、", "部门概况"),
        (1, "二、", "决算说明"),
    ]
    assert titles("目 录", "一、部门概况", "二、决算说明", "一、部门概况", "我局负责招商。") == [
        (1, "一、", "部门概况")
    ]


def test_rows_of_a_flattened_table_give_no_headings():
    rows = [
        "一、一般公共预算财政拨款收入2,940.05",
        "二、政府性基金预算财政拨款收入0.00",
        "三、国有资本经营预算财政拨款收入",
        "四、上级补助收入",
        "五、事业收入",
    ]
    assert titles("第二部分 决算表", *rows, "第三部分 决算说明") == [
        (1, "第二部分", "决算表"),
        (1, "第三部分", "决算说明"),
    ]


def test_an_amount_at_the_beginning_of_a_line_is_no_number_of_a_list():
    assert titles("1.5万元用于培训", "2022年工作计划") == []


def test_headings_marked_by_the_file_need_no_number():
    assert titles("部门概况", "我局负责招商。", "决算说明", levels={0: 1, 2: 1}) == [
        (1, "", "部门概况"),
        (1, "", "决算说明"),
    ]


def test_every_paragraph_knows_its_section():
    sections, passages, _ = outline("导言。", "一、概况", "我局负责招商。", "二、结论")
    assert [passage.section for passage in passages] == [-1, 0, 0, 1]
    assert [passage.heading for passage in passages] == [False, True, False, True]
    assert [section.ordinal for section in sections] == [1, 2]
