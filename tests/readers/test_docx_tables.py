"""Word files: tables, lines and paragraphs → the blocks of the page."""

import pytest

from jixiao.readers.docx import read as docx
from tests.readers import files
from tests.readers.files import cell, para, row, table

HEADING = '<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{rest}</w:style>'


def read(body: str, **parts: str):
    return docx.read("例.docx", files.docx(body, **parts))


def text(body: str, **parts: str) -> str:
    return files.told(read(body, **parts))


def remarks(body: str, **parts: str) -> list[tuple[str, str, str]]:
    """Code, message and the text each remark is about."""
    document = read(body, **parts)
    return [(r.code, r.message, document.text[r.start : r.end]) for r in document.remarks]


# --- tables ----------------------------------------------------------------------------------------------------------

DOWN = '<w:vMerge w:val="restart"/>'


def test_cells_merged_across_and_downwards_stand_once_with_their_spans():
    body = table(
        row(cell("绩效指标", properties='<w:gridSpan w:val="2"/>'), "指标值"),
        row(cell("产出", properties=DOWN), "数量", "50"),
        row(cell("不显示", properties="<w:vMerge/>"), "质量", "≥95%"),
        row("效益", "经济", "30"),
    )
    assert text(body) == (
        "| 0:绩效指标[1x2] | 2:指标值\n| 0:产出[2x1] | 1:数量 | 2:50\n| 1:质量 | 2:≥95%\n| 0:效益 | 1:经济 | 2:30"
    )


def test_a_row_may_begin_after_skipped_columns_and_merge_in_the_old_way():
    body = table(
        row("一", "二", "三"),
        row("五", "六", properties='<w:gridBefore w:val="1"/>'),
        row(cell("宽", properties='<w:hMerge w:val="restart"/>'), cell("", properties="<w:hMerge/>"), "尾"),
    )
    assert text(body) == "| 0:一 | 1:二 | 2:三\n| 1:五 | 2:六\n| 0:宽[1x2] | 2:尾"


def test_a_merge_that_nothing_begins_is_an_ordinary_cell():
    assert (
        text(table(row("一", "二"), row(cell("三", properties="<w:vMerge/>"), "四"))) == "| 0:一 | 1:二\n| 0:三 | 1:四"
    )


def test_rows_and_cells_in_content_controls_belong_to_the_table():
    wrapped_row = f"<w:sdt><w:sdtContent>{row('质量', '60')}</w:sdtContent></w:sdt>"
    wrapped_cell = f"<w:tr>{cell('时效')}<w:sdt><w:sdtContent>{cell('70')}</w:sdtContent></w:sdt></w:tr>"
    assert (
        text(table(row("数量", "50"), wrapped_row, wrapped_cell)) == "| 0:数量 | 1:50\n| 0:质量 | 1:60\n| 0:时效 | 1:70"
    )


def test_the_paragraphs_of_a_cell_run_together_but_numbers_stay_apart():
    body = table(row(cell("一级", "指标"), cell("50", "60"), cell("目标1：招商。", "目标2：引资。")))
    assert text(body) == "| 0:一级指标 | 1:50 60 | 2:目标1：招商。目标2：引资。"


def test_a_nested_table_follows_the_table_it_stands_in():
    inner = table(row("内一", "内二"))
    assert text(table(row(cell("外一", inner), "外二"))) == "| 0:外一 | 1:外二\n| 0:内一 | 1:内二"


def test_a_frame_of_one_cell_is_no_table():
    assert (
        text(table(row(cell("一、概况", "第一段。", table(row("数量", "50"))))))
        == "一、概况\n第一段。\n| 0:数量 | 1:50"
    )


def test_hidden_rows_are_left_out_and_reported():
    body = table(row("数量", "50"), row("底稿", "0", properties="<w:hidden/>"))
    assert text(body) == "| 0:数量 | 1:50"
    assert remarks(body) == [("hidden-text", "有 1 行表格是隐藏的，打印时看不到，没有检查", "")]


# --- lines -----------------------------------------------------------------------------------------------------------

BREAK = "<w:r><w:br/></w:r>"


def test_a_line_break_divides_what_stands_apart():
    assert text(para("石家庄市投资促进局", BREAK, "2022年度自评报告")) == "石家庄市投资促进局\n2022年度自评报告"


def test_columns_made_with_tabs_are_a_loose_table():
    tab = "<w:r><w:tab/></w:r>"
    document = read(para("项目", tab, "金额") + para("会议费", tab, "3.5") + para("完"))
    assert files.told(document) == "| 0:项目 | 1:金额\n| 0:会议费 | 1:3.5\n完"
    assert document.blocks[0].loose


def test_a_tab_after_a_typed_list_number_or_inside_a_sentence_makes_no_table():
    tab = "<w:r><w:tab/></w:r>"
    assert text(para("1.", tab, "负责招商。") + para("全年", tab, "支出86万元。")) == "1.负责招商。\n全年支出86万元。"


def test_a_table_of_contents_keeps_page_numbers_apart_from_titles():
    styles = HEADING.format(id="t", name="toc 1", rest="")
    body = para("一、部门概况", "<w:r><w:tab/></w:r>", "3", properties='<w:pStyle w:val="t"/>')
    assert text(body, styles=styles) == "一、部门概况…3"


def test_paragraphs_that_are_the_lines_of_a_printed_page_are_joined():
    broken = [
        "本部门认真贯彻落实上级关于全面实施预算绩效管理的各项要求",
        "，围绕年度重点工作任务，合理编制部门预算，加强预算执行管",
        "理，不断提高财政资金使用效益，较好地完成了全年各项工作任",
        "务。全年共组织开展招商活动三十六次，接待来访企业一百二十",
        "余家，洽谈项目八十五个，签约项目二十七个，协议投资总额达",
        "到三百二十亿元，为全区经济社会高质量发展提供了有力的支撑",
        "和保障。",
    ]
    assert text("".join(para(line) for line in broken)) == "".join(broken)


# --- paragraphs that are pieces of one -------------------------------------------------------------------------------

LONG = "全年共组织开展各类招商活动三十六次，接待来访企业一百二十余家，洽谈项目八十五个，签约"


def test_a_sentence_cut_into_two_paragraphs_is_whole_again():
    assert text(para(LONG) + para("项目二十七个。")) == LONG + "项目二十七个。"


@pytest.mark.parametrize(
    "properties",
    [
        '<w:ind w:firstLine="640"/>',
        '<w:ind w:firstLineChars="200"/>',
        '<w:jc w:val="center"/>',
        '<w:jc w:val="right"/>',
    ],
)
def test_a_paragraph_that_is_indented_or_centred_goes_on_nothing(properties: str):
    assert text(para(LONG) + para("项目二十七个。", properties=properties)) == LONG + "\n项目二十七个。"


def test_the_indent_may_come_from_the_style_or_be_typed():
    styles = HEADING.format(id="z", name="正文缩进", rest='<w:pPr><w:ind w:firstLineChars="200"/></w:pPr>')
    body = para(LONG) + para("项目。", properties='<w:pStyle w:val="z"/>') + para(LONG) + para("\u3000\u3000项目。")
    assert text(body, styles=styles) == f"{LONG}\n项目。\n{LONG}\n项目。"


def test_nothing_goes_on_from_a_centred_title():
    assert text(para(LONG, properties='<w:jc w:val="center"/>') + para("项目二十七个。")) == LONG + "\n项目二十七个。"
