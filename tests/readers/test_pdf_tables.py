"""Tables of pdf pages: ruling lines of every make → cells with their spans, whole over page ends."""

from collections.abc import Sequence
from itertools import pairwise

import pytest

from jixiao.document.model import Document, Table
from jixiao.readers.pdf import read as pdf
from tests.readers import files
from tests.readers.pages import Sheet, codes
from tests.readers.pages import pdf as file

XS = (90, 170, 270, 400, 500)
ROWS = (
    ("一级指标", "二级指标", "三级指标", "指标值"),
    ("产出", "数量", "引进企业", "≥20家"),
    ("效益", "社会", "新增就业", "≥300人"),
)
PLAIN = """\
| 0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值
| 0:产出 | 1:数量 | 2:引进企业 | 3:≥20家
| 0:效益 | 1:社会 | 2:新增就业 | 3:≥300人"""


def read(*sheets: Sheet) -> Document:
    return pdf.read("例.pdf", file(*sheets))


def told(*sheets: Sheet) -> str:
    return files.told(read(*sheets))


def steps(count: int, top: float = 100, height: float = 24) -> list[float]:
    return [top + height * n for n in range(count + 1)]


def filled(
    rows: Sequence[Sequence[str]], top: float = 100, height: float = 24, xs: Sequence[float] = XS, page: int = 842
) -> Sheet:
    """A table with all its lines."""
    ys = steps(len(rows), top, height)
    return Sheet(height=page).grid(xs, ys).cells(xs, ys, rows)


# --- how lines are drawn ---------------------------------------------------------------------------------------------


def test_stroked_lines_as_wps_and_libreoffice_draw_them():
    assert told(filled(ROWS)) == PLAIN


def test_thin_filled_rectangles_cell_by_cell_as_word_draws_them():
    sheet, ys = Sheet(), steps(3)
    for y, y2 in pairwise(ys):
        for x, x2 in pairwise(XS):
            sheet.bar(x, y, x2, y + 0.5).bar(x, y, x + 0.5, y2)
    sheet.bar(XS[0], ys[-1], XS[-1], ys[-1] + 0.5).bar(XS[-1], ys[0], XS[-1] + 0.5, ys[-1])
    assert told(sheet.cells(XS, ys, ROWS)) == PLAIN


def test_a_frame_for_each_cell():
    sheet, ys = Sheet(), steps(3)
    for y in ys[:-1]:
        for x, x2 in pairwise(XS):
            sheet.raw(f"{x} {842 - y - 24} {x2 - x} 24 re S")
    assert told(sheet.cells(XS, ys, ROWS)) == PLAIN


def test_all_lines_in_one_path():
    ys = steps(3)
    moves = [f"{x} {842 - ys[0]} m {x} {842 - ys[-1]} l" for x in XS]
    moves += [f"{XS[0]} {842 - y} m {XS[-1]} {842 - y} l" for y in ys]
    assert told(Sheet().raw("0.5 w " + " ".join(moves) + " S").cells(XS, ys, ROWS)) == PLAIN


def test_dashed_dotted_and_double_lines():
    ys = steps(3)
    dashes = Sheet()
    for y in ys:
        for at in range(XS[0], XS[-1], 5):
            dashes.bar(at, y, at + 3, y + 0.5)
    for x in XS:
        for at in range(int(ys[0]), int(ys[-1]), 3):
            dashes.bar(x, at, x + 1, at + 1)
    assert told(dashes.cells(XS, ys, ROWS)) == PLAIN
    double = filled(ROWS)
    for y in (ys[0], ys[-1]):
        double.rule(XS[0], y + 2, XS[-1], y + 2)
    for x in (XS[0], XS[-1]):
        double.rule(x + 2, ys[0], x + 2, ys[-1])
    assert told(double) == PLAIN


def test_lines_and_text_in_a_form_object_with_a_matrix_of_its_own():
    drawn = Sheet().grid(XS, steps(3)).cells(XS, steps(3), ROWS).drawn
    inner = "\n".join(drawn)
    sheet = Sheet(forms=[("0.5 0 0 0.5 20 10", inner)])
    assert told(sheet) == PLAIN
    scaled = Sheet(forms=[("1 0 0 1 0 0", "q 0.8 0 0 0.8 30 40 cm\n" + inner + "\nQ")])
    assert told(scaled) == PLAIN


def test_a_table_on_a_turned_page_and_one_set_sideways():
    ys = steps(3)
    turned = Sheet(width=842, height=595)
    for x in XS:
        turned.raw(f"{ys[0]} {x} m {ys[-1]} {x} l S")
    for y in ys:
        turned.raw(f"{y} {XS[0]} m {y} {XS[-1]} l S")
    for y, texts in zip(ys, ROWS, strict=False):
        for x, text in zip(XS, texts, strict=False):
            turned.raw(f"BT /F1 10 Tf 0 1 -1 0 {y + 14} {x + 5} Tm <{codes(text)}> Tj ET")
    assert told(turned) == PLAIN
    turned.extra = "/Rotate 90"
    assert told(turned) == PLAIN


def test_sides_without_a_line_are_open_sides_of_the_table():
    ys = steps(3)
    sheet = Sheet().cells(XS, ys, ROWS)
    for y in ys:
        sheet.rule(XS[0], y, XS[-1], y)
    for x in XS[1:-1]:
        sheet.rule(x, ys[0], x, ys[-1])
    assert told(sheet) == PLAIN


def test_shading_is_no_border():
    sheet = filled(ROWS)
    sheet.drawn.insert(0, "0.9 g 90 700 410 42 re f 0 g 1 g 0 0 595 842 re f 0 g")
    assert told(sheet) == PLAIN


def test_underlines_in_cells_and_under_text_are_no_borders():
    sheet = filled(ROWS).rule(275, 140, 310, 140).rule(90, 60, 200, 60).text(90, 58, "页眉", 9)
    assert told(sheet) == "页眉\n" + PLAIN


def test_a_frame_around_text_is_no_table():
    sheet = Sheet().raw("80 600 400 200 re S").text(90, 100, "框内的话。")
    assert told(sheet) == "框内的话。"


# --- cells -----------------------------------------------------------------------------------------------------------


def test_lines_of_a_cell_are_joined():
    sheet = filled((("指标", "组织企业参加|境内外展会", "", "≥5次"),), height=40)
    assert told(sheet) == "| 0:指标 | 1:组织企业参加境内外展会 | 2: | 3:≥5次"


def test_missing_lines_make_merged_cells():
    ys = steps(3)
    sheet = Sheet().cells(XS, ys, (("绩效目标", "扩大开放"), ("产出", "数量", "甲", "1"), ("", "质量", "乙", "2")))
    for y in (ys[0], ys[1], ys[3]):
        sheet.rule(XS[0], y, XS[-1], y)
    sheet.rule(XS[1], ys[2], XS[-1], ys[2])
    for x in (XS[0], XS[1], XS[-1]):
        sheet.rule(x, ys[0], x, ys[-1])
    for x in XS[2:4]:
        sheet.rule(x, ys[1], x, ys[-1])
    assert told(sheet) == ("| 0:绩效目标 | 1:扩大开放[1x3]\n| 0:产出[2x1] | 1:数量 | 2:甲 | 3:1\n| 1:质量 | 2:乙 | 3:2")


def test_text_that_runs_over_its_border_stays_in_its_cell():
    sheet = filled((("石家庄高新技术产业开发区", "", "甲", "1"),))
    assert told(sheet) == "| 0:石家庄高新技术产业开发区 | 1: | 2:甲 | 3:1"


def test_titles_and_notes_stand_around_the_table():
    sheet = (
        filled(ROWS)
        .text(240, 60, "绩效目标表", 16)
        .text(430, 90, "单位：万元", 9)
        .text(90, 200, "注：以上为全年数。", 9)
    )
    assert told(sheet) == f"绩效目标表\n单位：万元\n{PLAIN}\n注：以上为全年数。"


def test_two_tables_of_a_page_are_two():
    sheet = filled(ROWS)
    sheet.drawn += filled(ROWS, top=300).drawn
    assert told(sheet) == PLAIN + "\n" + PLAIN


# --- over pages ------------------------------------------------------------------------------------------------------

HEAD = ROWS[0]


def pages_of(*tables: Sequence[Sequence[str]]) -> list[Sheet]:
    """Each table on a page of its own that the longest of them fills."""
    page = 80 + 24 * max(map(len, tables)) + 50
    return [filled(rows, top=80, page=page) for rows in tables]


def test_a_table_goes_on_over_the_page_and_its_repeated_head_is_dropped():
    whole = PLAIN + "\n| 0:满意度 | 1:服务 | 2:企业满意度 | 3:≥90%"
    assert told(*pages_of(ROWS, (HEAD, ("满意度", "服务", "企业满意度", "≥90%")))) == whole
    assert told(*pages_of(ROWS, (("满意度", "服务", "企业满意度", "≥90%"),))) == whole


def test_the_page_of_a_row_is_known():
    document = read(*pages_of(ROWS, (("满意度", "服务", "企业满意度", "≥90%"),)))
    assert [document.source[at : at + 4] for at in document.pages] == ["一级指标", "满意度\t"]


def test_a_head_that_is_not_the_first_row_is_dropped_too():
    goal = ("绩效目标", "扩大开放", "", "")
    assert told(*pages_of((goal, *ROWS), (HEAD, ("满意度", "服务", "满意度", "≥90%")))).count("一级指标") == 1


def test_a_row_of_figures_that_comes_twice_is_kept():
    rows = (("项目", "预算", "执行", "结余"), ("公用", "10", "10", "0"))
    assert told(*pages_of(rows, (("公用", "10", "10", "0"),))).count("0:公用") == 2


def test_a_row_broken_by_the_page_end_is_glued():
    first = (HEAD, ("产出", "数量", "组织区内企业参加境内外", "≥20次"))
    second = (("", "", "展会和洽谈活动次数", ""), ("", "质量", "签约率", "≥90%"))
    assert told(*pages_of(first, second)) == (
        "| 0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值\n"
        "| 0:产出[2x1] | 1:数量 | 2:组织区内企业参加境内外展会和洽谈活动次数 | 3:≥20次\n"
        "| 1:质量 | 2:签约率 | 3:≥90%"
    )


def test_a_new_row_without_its_merged_cells_is_not_the_rest_of_another():
    first = (HEAD, ("产出", "数量", "引进企业", "≥20家"))
    second = (("", "", "签约项目", "≥5个"), ("", "质量", "签约率", "≥90%"))
    assert told(*pages_of(first, second)).split("\n")[1:] == [
        "| 0:产出[2x1] | 1:数量[2x1] | 2:引进企业 | 3:≥20家",
        "| 2:签约项目 | 3:≥5个",
        "| 0: | 1:质量 | 2:签约率 | 3:≥90%",
    ]


def test_a_row_that_was_complete_is_not_continued_by_the_next():
    """Narrow columns are full on every line; what tells is that the figures had room below them."""
    xs = (90, 125, 165, 225, 250)
    first = Sheet(height=280).grid(xs, (80, 150, 220))
    first.cells(
        xs, (80, 150), (("项目", "预算", "物品", "数"), ("招商|活动|委托", "2600|0.00", "其他商务|服务采购", "1"))
    )
    second = Sheet(height=280).grid(xs, (80, 150)).cells(xs, (80,), (("投资|服务|小计", "2", "2", ""),))
    assert told(first, second).split("\n")[1:] == [
        "| 0:招商活动委托 | 1:26000.00 | 2:其他商务服务采购 | 3:1",
        "| 0:投资服务小计 | 1:2 | 2:2 | 3:",
    ]


def test_a_merged_cell_cut_inside_a_bracket():
    first = (("项目名称", "招商活动", "", ""), ("项目资金（万", "全年预算数", "10", "9"))
    second = (("元）", "其他资金", "0", "0"), ("满意度", "企业", "", "≥90%"))
    assert told(*pages_of(first, second)).split("\n")[1] == "| 0:项目资金（万元）[2x1] | 1:全年预算数 | 2:10 | 3:9"


def test_the_goal_of_a_table_broken_by_the_page_end():
    """The cell goes on, and on the new page the columns below it are not drawn through it."""
    goal = Sheet().grid((90, 170, 500), (780, 820)).lines(95, 794, ["绩效目标"], 10)
    goal.lines(
        175,
        794,
        [
            "宣传产业政策和营商环境，开拓海外市场，挖掘海外项目资源，再次",
            "对接各地优势产业，组织企业参加境内外各种展会，不断开拓国际市场，",
        ],
        10,
        14,
    )
    rest = Sheet().grid((90, 170, 500), (80, 104)).lines(175, 94, ["实现稳步发展。"], 10)
    ys = steps(3, 104)
    rest.grid(XS, ys).cells(XS, ys, ROWS)
    assert told(goal, rest).split("\n")[0] == (
        "| 0:绩效目标 | 1:宣传产业政策和营商环境，开拓海外市场，挖掘海外项目资源，再次对接各地优势产业，"
        "组织企业参加境内外各种展会，不断开拓国际市场，实现稳步发展。[1x3]"
    )


def test_text_between_them_makes_two_tables():
    second = filled(ROWS, top=120).text(90, 100, "2、翻译费绩效目标表")
    assert told(filled(ROWS, top=80), second) == f"{PLAIN}\n2、翻译费绩效目标表\n{PLAIN}"


def test_a_form_that_begins_again_is_a_table_of_its_own():
    forms = [(("项目名称", name, "负责人", ""), ("预算", "10", "执行", "9")) for name in ("招商活动", "翻译费")]
    document = read(*pages_of(*forms))
    assert len(document.blocks) == 2


def test_a_table_with_other_edges_is_a_table_of_its_own():
    second = filled(ROWS, top=80, xs=(60, 170, 270, 400, 530))
    assert len([b for b in read(filled(ROWS, top=80), second).blocks if isinstance(b, Table)]) == 2


def test_a_title_printed_again_on_the_next_page_does_not_cut_the_table():
    titled = [
        sheet.text(240, 50, "支出决算表", 16).text(430, 70, "单位：万元", 9)
        for sheet in pages_of(ROWS, (HEAD, ("满意度", "服务", "企业满意度", "≥90%")))
    ]
    assert told(*titled) == f"支出决算表\n单位：万元\n{PLAIN}\n| 0:满意度 | 1:服务 | 2:企业满意度 | 3:≥90%"


def test_forms_under_one_title_each_keep_it():
    forms = [
        filled((*ROWS[:2], (name, "", "", "")), top=100).text(200, 70, "项目支出绩效自评表", 16) for name in "甲乙丙丁"
    ]
    assert told(*forms).count("项目支出绩效自评表") == 4


@pytest.mark.parametrize("pages", [3, 12])
def test_a_table_over_many_pages_is_one(pages: int):
    sheets = pages_of(
        *[(HEAD, *((f"指标{p}", "数量", f"第{n}项", f"≥{n}个") for n in range(20))) for p in range(pages)]
    )
    (table,) = read(*sheets).blocks
    assert isinstance(table, Table)
    assert table.height == 1 + 20 * pages
