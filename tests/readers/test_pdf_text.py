"""Pdf pages: what is printed → paragraphs in reading order, without what only tells the page."""

from functools import partial

from jixiao.document.model import Document
from jixiao.readers.pdf import read as pdf
from tests.readers import pages
from tests.readers.pages import pdf as file

Sheet = partial(pages.Sheet, width=516)  # margins of 90 points


def read(*sheets: pages.Sheet) -> Document:
    return pdf.read("例.pdf", file(*sheets))


def lines(*sheets: pages.Sheet) -> list[str]:
    return [line for line in read(*sheets).text.split("\n") if line]


# A column of 28 characters of 12 points, from 90 to 426.
FULL = "本年度部门预算收入合计为一千八百余万元，较上年有所增加"
LINE = FULL + "，"
assert len(LINE) == 28


# --- characters ------------------------------------------------------------------------------------------------------


def test_characters_are_read_by_their_place_not_by_their_order_in_the_file():
    sheet = Sheet().text(114, 100, "支出").text(90, 120, "第二行。").text(90, 100, "基本")
    assert lines(sheet) == ["基本支出", "第二行。"]


def test_a_character_printed_twice_for_boldness_counts_once():
    sheet = Sheet().text(90, 100, "预算11万元").text(90.4, 100, "预算11万元").text(90.2, 100.3, "预算11万元")
    assert lines(sheet) == ["预算11万元"]


def test_the_size_may_stand_in_the_matrix_as_wps_writes_it():
    wps = "BT /F1 240 Tf 0.05 0 0 0.05 {} {} Tm <{}> Tj ET"
    sheet = Sheet()
    for number, text in enumerate((LINE, LINE, LINE, "三个单位组成。")):
        sheet.raw(wps.format(90, 740 - 20 * number, text.encode("utf-16-be").hex()))
    assert lines(sheet) == [3 * LINE + "三个单位组成。"]


def test_blanks_stay_between_words_and_go_beside_chinese():
    assert lines(Sheet().text(90, 100, "使用 Fortune Global 500 名单 2022 年")) == ["使用Fortune Global 500名单2022年"]


def test_a_gap_between_figures_is_no_blank():
    assert lines(Sheet().text(90, 100, "目录序号C").text(148, 100, "0899").text(180, 100, "项")) == ["目录序号C0899项"]


def test_radicals_that_stand_for_ideographs_are_read_as_these():
    assert lines(Sheet().text(90, 100, "⼯作⻓期⽬标⻔⼾")) == ["工作长期目标门户"]


def test_signs_of_the_symbol_font_are_read():
    assert lines(Sheet().text(90, 100, "完成率\uf0b3 90%")) == ["完成率≥90%"]


def test_a_hyphen_at_the_end_of_a_line_is_not_lost():
    first = "一、执行期间为2021年至2022年，各项工作按月统计的时段是1-"
    sheet = Sheet().lines(90, 100, [LINE, LINE, first, "12月。"])
    assert lines(sheet)[-1].endswith("时段是1-12月。")


def test_superscripts_stay_in_their_line():
    sheet = Sheet().text(90, 100, "面积1000m").text(144.5, 96, "2", 7).text(148.5, 100, "。").text(90, 120, "下一行。")
    assert lines(sheet) == ["面积1000m2。", "下一行。"]


def test_text_outside_of_the_visible_page_is_not_read():
    sheet = Sheet(extra="/CropBox [50 50 466 792]").text(90, 100, "看得见。").text(90, 20, "看不见。")
    assert lines(sheet) == ["看得见。"]


# --- turned pages ----------------------------------------------------------------------------------------------------


def test_a_turned_page_is_read_as_it_is_shown():
    sheet = Sheet(extra="/Rotate 90")
    for x, text in ((100, "第一行，"), (130, "第二行。")):
        sheet.raw(f"BT /F1 12 Tf 0 1 -1 0 {x} 90 Tm <{text.encode('utf-16-be').hex()}> Tj ET")
    assert lines(sheet) == ["第一行，", "第二行。"]


def test_text_set_sideways_on_an_upright_page_is_read_in_order():
    sheet = Sheet()
    for x, text in ((100, "第一行。"), (130, "第二行。")):
        sheet.raw(f"BT /F1 12 Tf 0 1 -1 0 {x} 90 Tm <{text.encode('utf-16-be').hex()}> Tj ET")
    assert lines(sheet) == ["第一行。", "第二行。"]
    sheet = Sheet()
    for x, text in ((400, "第一行。"), (370, "第二行。")):
        sheet.raw(f"BT /F1 12 Tf 0 -1 1 0 {x} 700 Tm <{text.encode('utf-16-be').hex()}> Tj ET")
    assert lines(sheet) == ["第一行。", "第二行。"]


def test_a_page_need_not_begin_at_nought():
    sheet = Sheet(extra="/MediaBox [-300 -400 216 442]").text(-200, 400, "第一行。").text(-200, 430, "第二行。")
    assert lines(sheet) == ["第一行。", "第二行。"]


# --- paragraphs ------------------------------------------------------------------------------------------------------


def test_full_lines_are_joined_and_an_indent_opens_a_paragraph():
    sheet = Sheet().text(114, 100, LINE[:26]).lines(90, 120, [LINE, "第一段结束。"]).text(114, 160, "第二段。")
    assert lines(sheet) == [LINE[:26] + LINE + "第一段结束。", "第二段。"]


def test_a_line_that_had_room_for_more_ends_its_paragraph():
    sheet = Sheet().lines(90, 100, [LINE, LINE, "第一段到此为止", "第二段也没有缩进", LINE, "结束。"])
    assert lines(sheet) == [LINE + LINE + "第一段到此为止", "第二段也没有缩进", LINE + "结束。"]


def test_a_figure_too_long_for_the_line_went_to_the_next_one():
    short = "本年支出与上年相比增加的金额为人民币"
    sheet = (
        Sheet().text(114, 100, LINE[:26]).lines(90, 120, [LINE, short, "12345678901234567890.12元，主要是项目支出。"])
    )
    assert lines(sheet) == [LINE[:26] + LINE + short + "12345678901234567890.12元，主要是项目支出。"]


def test_punctuation_may_hang_over_the_margin():
    sheet = Sheet().text(114, 100, LINE[:26]).lines(90, 120, [FULL + "中。", LINE + "，", LINE, "结束。"])
    assert len(lines(sheet)) == 1


def test_a_heading_is_not_joined_to_a_full_line_that_closes_a_sentence():
    closed = LINE[:-1] + "。"
    sheet = Sheet().text(114, 100, LINE[:26]).lines(90, 120, [LINE, closed, "（一）收入情况", LINE, "结束。"])
    assert lines(sheet)[1].startswith("（一）收入情况")


def test_a_title_in_two_lines_is_one_and_a_smaller_line_is_another():
    sheet = Sheet().text(98, 100, "石家庄高新区投资局部门决算公开和", 20)
    sheet.text(218, 130, "情况说明", 20).text(222, 160, "二〇二二年度", 12)
    sheet.text(114, 200, LINE[:26]).lines(90, 220, [LINE, LINE, "结束。"])
    assert lines(sheet)[:2] == ["石家庄高新区投资局部门决算公开和情况说明", "二〇二二年度"]


def test_entries_of_a_table_of_contents_stay_apart():
    sheet = Sheet().lines(90, 100, [f"{n}、收入支出决算情况说明" + "." * 30 + str(n) for n in "12345"])
    assert len(lines(sheet)) == 5


def test_single_characters_set_apart_are_one_word():
    assert lines(Sheet().text(250, 100, "目").text(300, 100, "录").text(90, 140, "一、部门概况")) == [
        "目录",
        "一、部门概况",
    ]


def test_parts_of_a_line_set_far_apart_are_read_apart_when_they_are_labels():
    sheet = Sheet().text(90, 100, "编制单位：高新区投资服务局").text(400, 100, "单位：万元").text(90, 130, "以上。")
    assert lines(sheet) == ["编制单位：高新区投资服务局", "单位：万元", "以上。"]


def test_a_line_of_signatures_is_no_table():
    sheet = Sheet().text(90, 100, "负责人：张三").text(220, 100, "填表人：李四").text(340, 100, "联系电话：86090000")
    assert lines(sheet) == ["负责人：张三", "填表人：李四", "联系电话：86090000"]


# --- pages -----------------------------------------------------------------------------------------------------------


def test_a_paragraph_goes_on_over_the_page_and_the_page_is_known():
    first = Sheet().text(114, 720, LINE[:26]).lines(90, 740, [LINE, LINE])
    second = Sheet().text(90, 80, "到下一页结束。").text(114, 100, "另一段。")
    document = read(first, second)
    assert document.text == f"{LINE[:26]}{LINE}{LINE}到下一页结束。\n另一段。\n"
    assert [document.source[at : at + 4] for at in document.pages] == [LINE[:4], "到下一页"]


def test_an_empty_page_counts():
    document = read(Sheet().text(90, 100, "第一页。"), Sheet(), Sheet().text(90, 100, "第三页。"), Sheet())
    assert [document.source[at : at + 4] for at in document.pages] == ["第一页。", "第三页。", "第三页。", ""]


def running(number: int, *body: str) -> pages.Sheet:
    sheet = Sheet().text(250, 50, "高新区投资服务局", 9).text(280, 800, f"- {number} -", 9)
    return sheet.lines(114, 100, body, leading=30)


def test_running_headers_and_page_numbers_are_left_out():
    sheets = [running(n, f"第{n}段完。") for n in (1, 2, 3, 4)]
    assert lines(*sheets) == ["第1段完。", "第2段完。", "第3段完。", "第4段完。"]


def test_headers_that_change_from_left_to_right_pages_are_left_out():
    sheets = [Sheet().text(90, 50, ("部门预算", "第一部分")[n % 2], 9).text(114, 100, f"第{n}段完。") for n in range(8)]
    assert lines(*sheets) == [f"第{n}段完。" for n in range(8)]


def test_page_numbers_of_every_shape():
    shapes = ("{}", "—{}—", "第{}页", "第{}页 共3页", "{}/3", "· {} ·", "- {} -")
    for shape in shapes:
        sheets = [Sheet().text(114, 100, "正文。").text(280, 800, shape.format(n), 9) for n in (1, 2, 3)]
        assert lines(*sheets) == ["正文。"] * 3, shape


def test_the_number_of_the_only_page():
    assert lines(Sheet().text(114, 100, "正文。").text(295, 800, "1", 9)) == ["正文。"]
    assert lines(Sheet().text(114, 100, "正文。").text(280, 800, "第1页", 9)) == ["正文。"]


def test_a_number_alone_in_the_text_is_kept():
    sheets = [Sheet().text(114, 100, "正文。").text(280, 700, n, 9) for n in ("86", "12", "35")]
    assert lines(*sheets) == ["正文。", "86", "正文。", "12", "正文。", "35"]


def test_sentences_that_come_again_in_the_middle_of_pages_are_kept():
    sheets = [Sheet().text(114, 300, "本表无数据。") for _ in range(4)]
    assert lines(*sheets) == ["本表无数据。"] * 4


# --- tables without lines --------------------------------------------------------------------------------------------


def columns(*rows: tuple[str, ...], top: float = 100) -> pages.Sheet:
    sheet = Sheet()
    for number, row in enumerate(rows):
        for x, text in zip((90, 250, 400), row, strict=False):
            if text:
                sheet.text(x, top + 20 * number, text)
    return sheet


def test_rows_set_apart_by_blanks_are_a_loose_table():
    document = read(columns(("项目", "预算数", "决算数"), ("基本支出", "838.04", "835.10"), ("项目支出", "", "990.00")))
    (table,) = document.blocks
    assert document.text == "项目\t预算数\t决算数\n基本支出\t838.04\t835.10\n项目支出\t\t990.00\n"
    assert (table.loose, table.height, table.width) == (True, 3, 3)


def test_two_columns_need_two_rows_that_stand_under_one_another():
    assert read(columns(("引进企业", "20家"), ("签约项目", "12个"))).text == "引进企业\t20家\n签约项目\t12个\n"
    assert read(Sheet().text(90, 100, "附件一").text(400, 100, "绩效自评表")).text == "附件一绩效自评表\n"


def test_the_rest_of_a_cell_goes_to_its_cell():
    sheet = columns(
        ("产出指标", "组织企业参加境内外展会", "≥5次"), ("", "并推介产品", ""), ("效益指标", "签约", "≥3个")
    )
    assert read(sheet).text == "产出指标\t组织企业参加境内外展会并推介产品\t≥5次\n效益指标\t签约\t≥3个\n"
