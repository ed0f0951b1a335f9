"""Web pages: what a browser shows → what is read."""

import pytest

from jixiao.readers.errors import Unreadable
from jixiao.readers.html import read as html
from tests.readers import files


def read(page: str | bytes):
    return html.read("页.html", page.encode() if isinstance(page, str) else page)


def text(page: str | bytes) -> str:
    return files.told(read(page))


# --- bytes -----------------------------------------------------------------------------------------------------------


def test_a_page_that_says_gb2312_but_holds_gbk_is_read_whole():
    page = (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body><p>'
        "局长：朱镕</p><p>支出86万元</p>"
    )
    assert text(page.encode("gbk")) == "局长:朱镕\n支出86万元".replace(":", "：")


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16", "utf-16-le", "utf-8-sig"])
def test_what_the_bytes_are_counts_more_than_what_the_page_says(encoding: str):
    page = "<meta charset='utf-8'><p>支出1600.86万元，结转12万元。</p>\r\n"
    if encoding == "gbk":
        page = page.replace("utf-8", "gbk")
    assert text(page.encode(encoding)) == "支出1600.86万元，结转12万元。"


def test_a_page_in_utf8_that_says_gb2312_is_read():
    assert text("<meta charset=gb2312><p>支出86万元</p>".encode()) == "支出86万元"


def test_an_unknown_encoding_name_is_no_obstacle():
    assert text("<meta charset=x-unknown-9><p>支出86万元</p>".encode("gbk")) == "支出86万元"


def test_an_xml_declaration_is_no_obstacle():
    assert (
        text('<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><p>甲</p></html>')
        == "甲"
    )


# --- text ------------------------------------------------------------------------------------------------------------


def test_headings_paragraphs_and_text_in_plain_divs():
    assert (
        text("<h1>自评报告</h1><h2>概况</h2><div>第一段<div>第二段</div>第三段</div><p>完")
        == "# 自评报告\n## 概况\n第一段\n第二段\n第三段\n完"
    )


def test_pieces_of_a_paragraph_are_one_text():
    page = "<p><span>支出</span>\n<span lang=EN-US>16</span><b>00.86</b><span>&nbsp;万元</span><o:p></o:p></p>"
    assert text(page) == "支出1600.86万元"


def test_blanks_and_line_ends_of_the_source_are_one_blank():
    assert text("<p>Word\n   2019  版</p>") == "Word 2019版"


def test_a_line_break_divides_what_stands_apart():
    assert text("<p>石家庄市投资促进局<br>2022年度自评报告</p>") == "石家庄市投资促进局\n2022年度自评报告"


def test_preformatted_lines_are_kept():
    assert text("<pre>项目 金额\n会议费 3.5</pre>") == "项目金额\n会议费3.5"


def test_what_a_browser_hides_is_not_read():
    page = (
        "<head><title>题</title><style>p{}</style></head><script>var a=1</script><nav>首页</nav>"
        "<p style='display: none'>藏一</p><p hidden>藏二</p><!-- 藏三 --><template>藏四</template>"
        "<p>见<span style='mso-hide:all'>藏五</span>的<del>旧</del></p><footer>版权</footer>"
    )
    assert text(page) == "见的"


def test_a_list_of_links_is_a_menu_but_a_few_links_are_text():
    menu = "<ul>" + "<li><a href=#>栏目</a></li>" * 5 + "</ul>"
    assert text(menu + "<p>正文</p><ul><li><a href=#>附件1</a></li></ul>") == "正文\n附件1"


def test_ordered_lists_show_their_numbers():
    page = (
        "<ol><li>甲<ol type=a><li>子</li></ol></li><li value=5>乙</li><li>丙</li></ol><ol start=3><li><p>"
        "丁</p></li></ol><ul><li>戊</li></ul>"
    )
    assert text(page) == "1.甲\na.子\n5.乙\n6.丙\n3.丁\n戊"


def test_symbol_fonts_raised_digits_and_soft_hyphens():
    page = (
        "<p><span style='font-family:Symbol'>&#xF0B3;</span>95%，<font face=\"Wingdings\">&#xF0FE;</font>"
        "是，1000m<sup>2</sup>，16&shy;00</p>"
    )
    assert text(page) == "≥95%，☑是，1000m²，1600"


def test_lists_exported_by_word_keep_the_number_in_the_text():
    page = (
        "<p class=MsoListParagraph><![if !supportLists]><span>一、<span style='font:7.0pt'>&nbsp;&nbsp; "
        "</span></span><![endif]>概况</p>"
    )
    assert text(page) == "一、概况"


def test_a_page_made_of_printed_lines_is_joined():
    lines = [
        "本部门认真贯彻落实上级关于全面实施预算绩效管理的各项要求",
        "围绕年度重点工作任务合理编制部门预算并加强预算的执行管理",
    ] * 4
    page = "".join(f"<div><span>{line}</span></div>" for line in lines)
    assert text(page) == "".join(lines)


def test_rows_set_with_blanks_and_forms_on_one_line_keep_their_cells():
    rows = "<p>一级指标 二级指标 三级指标</p><p>产出指标 数量指标 活动场次</p>"
    assert text(rows) == "| 0:一级指标 | 1:二级指标 | 2:三级指标\n| 0:产出指标 | 1:数量指标 | 2:活动场次"
    form = "项目名称 招商经费 主管部门 市局，本级 一级指标 二级指标 三级指标 指标值 产出指标 数量指标 场次 ≥20场 22 10"
    assert text(f"<div>{form}</div>").split("\n") == form.split(" ")


# --- tables ----------------------------------------------------------------------------------------------------------


def test_merged_cells_take_their_squares():
    page = (
        "<table><thead><tr><th colspan=2>绩效指标<th>指标值</tr></thead><tbody><tr><td rowspan=2>产出<td>"
        "数量<td>50</tr>"
        "<tr><td>质量<td>≥95%</tr></tbody></table>"
    )
    assert text(page) == "| 0:绩效指标[1x2] | 2:指标值\n| 0:产出[2x1] | 1:数量 | 2:50\n| 1:质量 | 2:≥95%"


def test_cells_without_a_row_are_a_row():
    assert text("<table><td>数量<td>50</table>") == "| 0:数量 | 1:50"


def test_a_row_span_ends_with_the_table():
    assert text("<table><tr><td rowspan=99>甲<td>1</tr><tr><td rowspan=0>2</tr></table>") == "| 0:甲[2x1] | 1:1\n| 1:2"


def test_paragraphs_of_a_cell_run_together():
    assert text("<table><tr><td><p>一级</p><p>指标</p></td><td>50<br>60</td></tr></table>") == "| 0:一级指标 | 1:50 60"


def test_a_caption_stands_before_its_table():
    assert (
        text("<table><caption>单位：万元</caption><tr><td>会议费<td>3.5</tr></table>")
        == "单位：万元\n| 0:会议费 | 1:3.5"
    )


def test_a_table_that_arranges_the_page_is_read_as_its_content():
    long = "".join(f"<p>第{n}段：{'全年工作平稳有序，' * 12}完。</p>" for n in range(4))
    page = (
        f"<table><tr><td>栏目</td><td>{long}<table><tr><td>数量<td>50</tr><tr><td>质量<td>60</tr></table>"
        f"</td></tr></table>"
    )
    lines = text(page).split("\n")
    assert lines[0] == "栏目"
    assert [line[:4] for line in lines[1:5]] == ["第0段：", "第1段：", "第2段：", "第3段："]
    assert lines[5:] == ["| 0:数量 | 1:50", "| 0:质量 | 1:60"]


def test_a_small_table_in_a_cell_follows_its_table():
    page = "<table><tr><td>外<table><tr><td>内一<td>内二</tr></table></td><td>邻</td></tr></table>"
    assert text(page) == "| 0:外 | 1:邻\n| 0:内一 | 1:内二"


def test_hidden_rows_and_cells_are_not_read():
    page = (
        "<table><tr style='display:none'><td>藏<td>1</tr><tr><td>会议费<td style='display:none'>0<td>3.5</tr></table>"
    )
    assert text(page) == "| 0:会议费 | 1:3.5"


# --- pages that are not as they should be ----------------------------------------------------------------------------


def test_a_page_without_elements_says_what_to_do():
    with pytest.raises(Unreadable, match=r"页\.html：网页里没有内容。请用浏览器打开后另存"):
        read("<!-- -->")


def test_elements_nested_without_end_are_refused():
    with pytest.raises(Unreadable, match="嵌套太深"):
        read("<div>" * 5000 + "末尾")
    with pytest.raises(Unreadable, match="嵌套太深"):
        read("<table><tr><td>" * 100 + "末尾")


def test_spans_that_would_fill_the_memory_are_cut():
    page = (
        "<table>"
        "<tr>" + "<td colspan=60000 rowspan=60000>甲</td>" * 50 + "</tr>" + "<tr><td>乙</td></tr>" * 5000 + "</table>"
    )
    (block,) = read(page).blocks
    assert block.width <= 256


# --- paragraphs that are pieces of one -------------------------------------------------------------------------------

LONG = "全年共组织开展各类招商活动三十六次，接待来访企业一百二十余家，洽谈项目八十五个，签约"


def test_a_sentence_cut_into_two_paragraphs_is_whole_again():
    assert text(f"<p>{LONG}</p><p>项目二十七个。</p>") == LONG + "项目二十七个。"


@pytest.mark.parametrize(
    "paragraph",
    [
        "<p style='text-indent: 2em'>项目二十七个。</p>",
        "<p style='text-align:center'>项目二十七个。</p>",
        "<p align=center>项目二十七个。</p>",
        "<p>　　项目二十七个。</p>",
        "<p>&nbsp;&nbsp;&nbsp;&nbsp;项目二十七个。</p>",
    ],
)
def test_a_paragraph_that_is_indented_or_centred_goes_on_nothing(paragraph: str):
    assert text(f"<p>{LONG}</p>{paragraph}") == LONG + "\n项目二十七个。"


def test_lines_set_in_by_hand_after_breaks_are_paragraphs():
    page = f"<div>　　{LONG}<br>　　项目二十七个。<br>　　完成{LONG}<br>项目三个。</div>"
    assert text(page) == f"{LONG}\n项目二十七个。\n完成{LONG}项目三个。"
