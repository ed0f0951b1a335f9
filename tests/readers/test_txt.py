"""Plain text: what a file shows on the screen → paragraphs, tables and pages."""

import pytest

from jixiao.document.model import Table
from jixiao.readers.errors import Unreadable
from jixiao.readers.txt import read as txt
from tests.readers import files


def read(text: str, path: str = "文.txt"):
    return txt.read(path, text.encode())


def told(text: str, path: str = "文.txt") -> str:
    return files.told(read(text, path))


# --- bytes -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_usual_encoding_is_read(encoding: str):
    document = txt.read("文.txt", "一、概况\r\n支出1600.86万元，其中基本支出12万元。\r\n".encode(encoding))
    assert document.source == "一、概况\r\n支出1600.86万元，其中基本支出12万元。\r\n"
    assert document.text == "一、概况\n支出1600.86万元，其中基本支出12万元。\n"


def test_a_text_cut_in_the_middle_of_a_character_is_read():
    assert told(("全年工作平稳。" * 60).replace("\n", ""))[:3] == "全年工"
    cut = ("全年工作平稳。" * 60).encode()[:-1]
    assert files.told(txt.read("文.txt", cut)).startswith("全年工作平稳。")


def test_binary_is_no_text():
    with pytest.raises(Unreadable, match="内容不是文本"):
        txt.read("文.txt", bytes(range(256)) * 40)


def test_places_lead_back_to_the_file_whatever_ends_its_lines():
    document = read("\ufeff甲\r\n\r\n  支出 86 万元\r乙\n")
    start = document.text.index("86")
    assert document.source[document.origin(start) : document.origin(start) + 2] == "86"


# --- pages -----------------------------------------------------------------------------------------------------------


def test_form_feeds_begin_pages_and_page_numbers_are_no_text():
    document = read("第一页的文字，\n1\n\f2\n第二页的文字。\n— 2 —\n\f第三页。\n\f")
    assert files.told(document) == "第一页的文字，第二页的文字。\n第三页。"
    assert [document.source[start:].split("\n")[0] for start in document.pages] == ["第一页的文字，", "2", "第三页。"]


def test_page_numbers_between_dashes_do_not_break_a_sentence():
    assert told("组织开展招商活动、\n- 3 -\n推介活动。\n第 4 页 共 9 页\n") == "组织开展招商活动、推介活动。"


def test_bare_numbers_that_count_the_pages_are_no_text():
    page = "".join(f"（{number}）负责招商引资工作。\n" for number in range(1, 13))
    text = "".join(f"{page}全年组织活动、\n{number}\n推介活动。\n" for number in (1, 2, 3))
    assert told(text).count("全年组织活动、推介活动。") == 3
    assert told(text.replace("\n3\n", "\n7\n")).count("全年组织活动、推介活动。") == 0
    assert told(text.replace("\n2\n", "\n 2　\n")).count("全年组织活动、推介活动。") == 3


def test_a_bare_number_is_text_where_no_page_ends():
    assert told("人员编制\n\n21\n\n实有人数\n\n20\n") == "人员编制\n21\n实有人数\n20"


# --- paragraphs ------------------------------------------------------------------------------------------------------


def test_headings_of_markdown_have_levels():
    assert told("# 自评报告\n## 一、概况\n正文。\n") == "# 自评报告\n## 一、概况\n正文。"


def test_a_text_without_line_breaks_is_divided_at_its_headings():
    body = "本部门认真落实各项要求，较好完成了全年工作任务。" * 50
    assert told(f"一、概况。{body}二、收支。{body}（一）收入。{body}").split("\n") == [
        f"一、概况。{body}", f"二、收支。{body}", f"（一）收入。{body}",
    ]  # fmt: skip


def test_an_indent_of_one_tab_makes_no_table():
    assert (
        told("\t本部门2022年度支出1600.86万元。\n\t其中基本支出12万元。\n")
        == "本部门2022年度支出1600.86万元。\n其中基本支出12万元。"
    )


def test_a_tab_after_a_list_number_makes_no_table():
    assert told("1.\t负责招商引资。\n2.\t负责对外合作。\n") == "1.负责招商引资。\n2.负责对外合作。"


# --- tables ----------------------------------------------------------------------------------------------------------


def test_rows_set_with_tabs():
    assert told("项目\t金额\n会议费\t3.5\n\t4.0\n") == "| 0:项目 | 1:金额\n| 0:会议费 | 1:3.5\n| 0: | 1:4.0"


def test_the_end_of_a_cell_alone_on_its_line_stays_in_the_table():
    assert (
        told("一级\t二级\t三级\n产出\t数量\t活动\n\t\t\t场次\n")
        == "| 0:一级 | 1:二级 | 2:三级\n| 0:产出 | 1:数量 | 2:活动\n| 0: | 1: | 2: | 3:场次"
    )


def test_a_cell_in_quotation_marks_goes_on_over_lines():
    text = '目标\t"1.招商50个。\n2.引资3亿元。"\t完成\n数量\t50\t50\n'
    assert told(text) == "| 0:目标 | 1:1.招商50个。2.引资3亿元。 | 2:完成\n| 0:数量 | 1:50 | 2:50"


def test_a_quotation_mark_that_never_closes_is_a_character():
    assert told('目标\t"招商\t完成\n数量\t50\t50\n') == '| 0:目标 | 1:"招商 | 2:完成\n| 0:数量 | 1:50 | 2:50'


def test_tables_of_markdown_with_and_without_outer_pipes():
    assert (
        told("| 项目 | 金额 |\n|------|----:|\n| 会议费 | 3.5 |\n|  | 4.0 |\n")
        == "| 0:项目 | 1:金额\n| 0:会议费 | 1:3.5\n| 0: | 1:4.0"
    )
    assert told("项目 | 金额\n--- | ---\n会议费 | 3.5\n") == "| 0:项目 | 1:金额\n| 0:会议费 | 1:3.5"


def test_a_csv_file_is_one_table():
    assert (
        told('项目,金额\n"会议费,培训费","1,234.5"\n', "表.csv") == "| 0:项目 | 1:金额\n| 0:会议费，培训费 | 1:1,234.5"
    )


def test_rows_set_with_blanks_are_one_table():
    text = "一级指标 二级指标 三级指标 指标值\n产出指标 数量指标 活动场次 20\n效益指标 社会效益 影响提升，明显 显著\n"
    assert told(text) == (
        "| 0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值\n| 0:产出指标 | 1:数量指标 | 2:活动场次 | 3:20\n"
        "| 0:效益指标 | 1:社会效益 | 2:影响提升，明显 | 3:显著"
    )


def test_where_gaps_are_wide_a_single_blank_is_part_of_a_cell():
    assert (
        told("产出指标    数量指标    活动场次    ≥20 场    10\n")
        == "| 0:产出指标 | 1:数量指标 | 2:活动场次 | 3:≥20场 | 4:10"
    )


def test_a_drawn_table_with_cells_over_lines_and_squares():
    text = (
        "┌────┬────┬────┐\n"
        "│指标    │类别    │目标    │\n"
        "├────┼────┼────┤\n"
        "│产出    │数量    │活动场  │\n"
        "│        │        │次20    │\n"
        "│        ├────┼────┤\n"
        "│        │质量    │95%     │\n"
        "├────┴────┼────┤\n"
        "│合计              │100     │\n"
        "└─────────┴────┘\n"
    )
    assert (
        told(text)
        == "| 0:指标 | 1:类别 | 2:目标\n| 0:产出[2x1] | 1:数量 | 2:活动场次20\n| 1:质量 | 2:95%\n| 0:合计[1x2] | 2:100"
    )


def test_a_table_drawn_with_plain_signs():
    text = "+------+------+\n| 项目 | 金额 |\n+------+------+\n| 会议 | 3.5  |\n+------+------+\n完\n"
    assert told(text) == "| 0:项目 | 1:金额\n| 0:会议 | 1:3.5\n完"


# --- forms on one line -----------------------------------------------------------------------------------------------

FORM = (
    "附件： 项目支出绩效自评表 （2021 年度） 项目名称 招商推介经费 主管部门 市投资促进局 年度总体目标 "
    "组织推介活动，签约项目20个。"
    " 绩效指标 一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 产出指标 数量指标 推介活动场次 ≥20场 22 10 10"
    " 质量指标 活动完成率 ≥95% 100% 10 10 效益指标 经济效益指标 签约金额 ≥3亿元 3.2亿元 30 30 总分 100 98"
)


def test_a_form_on_one_line_keeps_its_cells():
    assert told(FORM + "\n").split("\n") == [
        "附件：",
        "项目支出绩效自评表",
        "（2021年度）",
        "项目名称",
        "招商推介经费",
        "主管部门",
        "市投资促进局",
        "年度总体目标",
        "组织推介活动，签约项目20个。",
        "绩效指标",
        "一级指标",
        "二级指标",
        "三级指标",
        "年度指标值",
        "实际完成值",
        "分值",
        "得分",
        "产出指标",
        "数量指标",
        "推介活动场次",
        "≥20场",
        "22",
        "10",
        "10",
        "质量指标",
        "活动完成率",
        "≥95%",
        "100%",
        "10",
        "10",
        "效益指标",
        "经济效益指标",
        "签约金额",
        "≥3亿元",
        "3.2亿元",
        "30",
        "30",
        "总分",
        "100",
        "98",
    ]


def test_the_cells_of_such_a_form_lead_back_to_their_places():
    document = read("前言。\n" + FORM + "\n")
    start = document.text.index("3.2亿元")
    assert document.source[document.origin(start) :].startswith("3.2亿元 30 30")


def test_running_text_inside_such_a_line_keeps_its_numbers():
    line = FORM + " 情况说明 2021 年全年，我局安排项目 88 项，资金 39713.56 万元，全部支出。"
    assert told(line).split("\n")[-2:] == ["情况说明", "2021年全年，我局安排项目88项，资金39713.56万元，全部支出。"]


def test_a_date_with_blanks_stays_whole():
    assert told(FORM + " 填报日期：2021 年 4 月 22 日 填报人 张三").split("\n")[-3:] == [
        "填报日期：2021年4月22日",
        "填报人",
        "张三",
    ]


def test_a_sentence_with_blanks_around_its_numbers_stays_whole():
    text = "2021 年全年，我局财政预算安排项目 88 项，资金 39713.56 万元，全年共支出 39713.56 万元，资金支付率 100%。\n"
    assert told(text) == text.replace(" ", "").strip()


# --- where a paragraph begins ----------------------------------------------------------------------------------------

LONG = "全年共组织开展各类招商活动三十六次，接待来访企业一百二十余家，洽谈项目八十五个，签约"


def test_a_sentence_cut_by_a_line_end_is_whole_again():
    assert told(f"{LONG}\n\n项目二十七个。\n") == LONG + "项目二十七个。"


def test_a_line_set_in_by_two_characters_begins_a_paragraph():
    assert told(f"　　{LONG}\n　　项目二十七个。\n完成\n") == f"{LONG}\n项目二十七个。\n完成"


def test_nothing_goes_on_from_a_title():
    title = "石家庄高新技术产业开发区某某局2022年部门预算信息公开情况说明"
    assert told(f"{title}\n按照规定，现将预算公开如下。\n") == f"{title}\n按照规定，现将预算公开如下。"


def test_a_clause_a_little_short_of_the_line_goes_on_and_a_signature_does_not():
    lines = [
        "全区上下围绕年初确定的招商引资目标任务狠抓落实各项工作进",
        "展顺利主要经济指标稳中有进项目建设势头良好营商环境持续优",
        "化企业满意度不断提升为全年目标任务的完成打下了坚实的基础",
        "其中一季度签约项目十二个总投资约十八亿元占全年的四成；",
        "二季度签约项目九个总投资十一亿元项目质量较上年同期有所提",
        "高下一步将继续压实责任紧盯在谈项目加快推动签约落地见成效",
        "确保全年招商引资各项目标任务圆满完成向区委区政府交上答卷。",
        "某某区投资促进局",
    ]
    text = told("\n\n".join(lines) + "\n")
    assert "占全年的四成；二季度签约" in text
    assert text.endswith("交上答卷。\n某某区投资促进局")


def test_lines_wrapped_by_characters_are_joined_where_long_numbers_leave_them_short():
    prose = [
        "我局为县政府组成部门，内设办公室、教育股、基础教育股、计财股、安全",
        "股五个股室，负责全县教育工作的统筹规划、综合协调和监督管理，指导各",
        "乡镇中心学校开展教学研究，组织教师培训和考核，承担学校安全管理责任",
        "，落实学生资助政策，推进信息化建设，完成县委和县政府交办的其他任务",
        "，并负责教育系统党的建设和干部队伍建设，做好信访、保密和档案工作。",
    ]
    money = [
        "2023年年初预算48210.35万元，其中基本支出",
        "39862.11万元，项目支出8348.24万元，全年支出",
        "50442.38万元，执行率98.59%，结余的资金已按规定由县财政收回。",
    ]
    assert "".join(money) in read("\n".join([*prose, *money, *prose])).text


@pytest.mark.parametrize(
    "rows",
    [
        ["项目 | 分值 | 得分", "投入管理 | 15 | 14.50", "满意度 | 10 | 10.50"],
        ["项目  分值  得分", "投入管理  15  14.50", "满意度  10  10.50"],
    ],
    ids=["pipes between the cells only", "wide gaps"],
)
def test_cells_set_apart_without_a_frame_make_a_table(rows):
    document = read("\n".join(["各部分得分如下。", *rows, "以上合计25分。"]))
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert document.text[table.start : table.end].split("\n")[1:] == ["投入管理\t15\t14.50", "满意度\t10\t10.50"]


def test_rows_of_uneven_gaps_are_no_table():
    document = read("办公费  12.00  9.00\n差旅费  8.00\n")
    assert not [block for block in document.blocks if isinstance(block, Table)]
