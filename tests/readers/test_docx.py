"""Word files: what stands in the XML → what a reader of the printed page sees."""

import pytest

from jixiao.readers import docx
from jixiao.readers.errors import Unreadable
from tests.readers import files
from tests.readers.files import cell, para, row, run, table

HEADING = '<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{rest}</w:style>'
INSERTED = '<w:ins w:author="张三" w:date="2023-01-05T08:00:00Z">'
DELETED = '<w:del w:author="张三" w:date="2023-01-05T08:00:00Z"><w:r><w:delText>{}</w:delText></w:r></w:del>'


def read(body: str, **parts: str):
    return docx.read("例.docx", files.docx(body, **parts))


def text(body: str, **parts: str) -> str:
    return files.told(read(body, **parts))


def remarks(body: str, **parts: str) -> list[tuple[str, str, str]]:
    """Code, message and the text each remark is about."""
    document = read(body, **parts)
    return [(r.code, r.message, document.text[r.start : r.end]) for r in document.remarks]


# --- runs ------------------------------------------------------------------------------------------------------------


def test_a_number_split_over_runs_is_one_number():
    assert text(para(run("支出16"), run("00."), run("86万元"))) == "支出1600.86万元"


def test_a_blank_at_the_edge_of_a_run_counts_only_when_it_is_preserved():
    kept = '<w:r><w:t xml:space="preserve">8 </w:t></w:r><w:r><w:t>9</w:t></w:r>'
    dropped = "<w:r><w:t>8 </w:t></w:r><w:r><w:t>9</w:t></w:r>"
    assert text(para(kept) + para(dropped)) == "8 9\n89"


def test_hyperlinks_smart_tags_and_content_controls_are_transparent():
    inline = (
        f"<w:hyperlink>{run('石家庄市')}</w:hyperlink><w:smartTag>{run('投资')}</w:smartTag>"
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run('促进局')}</w:sdtContent></w:sdt>"
    )
    block = f"<w:sdt><w:sdtPr/><w:sdtContent>{para('部门概况')}</w:sdtContent></w:sdt>"
    assert text(para(inline) + block) == "石家庄市投资促进局\n部门概况"


def test_signs_that_print_nothing_are_no_text_and_a_fixed_hyphen_is_one():
    inline = run("16\u00ad00.\u200d86") + "<w:r><w:softHyphen/><w:t>万</w:t><w:noBreakHyphen/><w:t>元</w:t></w:r>"
    assert text(para(inline)) == "1600.86万-元"


def test_the_base_of_a_phonetic_guide_is_read_without_the_guide():
    ruby = f"<w:r><w:ruby><w:rt>{run('jì')}</w:rt><w:rubyBase>{run('绩')}</w:rubyBase></w:ruby></w:r>"
    assert text(para(ruby, "效")) == "绩效"


def test_raised_digits_stay_raised():
    assert text(para("建筑面积1000m", run("2", '<w:vertAlign w:val="superscript"/>'))) == "建筑面积1000m²"


# --- symbols and formulas --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inline", "shown"),
    [
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "≥"),
        ('<w:r><w:sym w:font="Symbol" w:char="00A3"/></w:r>', "≤"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="0052"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/></w:r>', "□"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓"),
        (run("\uf0b3", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'), "≥"),
        (run("\uf0fe", '<w:rFonts w:ascii="Wingdings"/>'), "☑"),
        (run("R", '<w:rFonts w:ascii="Wingdings 2"/>'), "☑"),
        (run("\uf0b3"), "≥"),
    ],
)
def test_characters_of_symbol_fonts_are_read_as_what_they_show(inline: str, shown: str):
    assert text(para("指标值", inline, "95%")) == f"指标值{shown}95%"


def test_an_unknown_place_of_a_symbol_font_is_shown_as_unknown():
    assert text(para('<w:r><w:sym w:font="Wingdings" w:char="F0F9"/></w:r>', "项")) == "▯项"


def test_formulas_are_text():
    fraction = "<m:f><m:num><m:r><m:t>实际数</m:t></m:r></m:num><m:den><m:r><m:t>计划数</m:t></m:r></m:den></m:f>"
    body = para("<m:oMath><m:r><m:t>≥91.06%</m:t></m:r></m:oMath>") + para(
        f"<m:oMathPara><m:oMath>{fraction}<m:r><m:t>×100%</m:t></m:r></m:oMath></m:oMathPara>"
    )
    assert text(body) == "≥91.06%\n实际数/计划数×100%"


# --- fields ----------------------------------------------------------------------------------------------------------


def _field(instruction: str, result: str = "", form: str = "") -> str:
    middle = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}' if result else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{form}</w:fldChar></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>{middle}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_a_field_shows_its_result_and_not_its_instruction():
    assert text(para("合计", _field("=SUM(ABOVE)", "590.86"), "万元")) == "合计590.86万元"


def test_a_field_inside_the_instruction_of_a_field_is_not_text():
    nested = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
        + _field("REF a", "内层")
        + f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("外层")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert text(para(nested)) == "外层"


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        (_field(r'SYMBOL 179 \f "Symbol" \s 12'), "≥"),
        (_field(r"eq \o\ac(○,3)"), "③"),
        (_field("FORMCHECKBOX", form="<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"), "☑"),
        (_field("FORMCHECKBOX", form='<w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData>'), "☐"),
    ],
)
def test_fields_without_a_stored_result_show_what_word_draws(field: str, shown: str):
    assert text(para("选项", field)) == f"选项{shown}"


def test_a_bookmark_is_not_text():
    assert (
        text(para('<w:bookmarkStart w:id="0" w:name="_GoBack"/>', "得分95分", '<w:bookmarkEnd w:id="0"/>'))
        == "得分95分"
    )


# --- tracked changes and hidden text ---------------------------------------------------------------------------------


def test_a_tracked_change_is_read_as_its_final_text_and_reported_where_it_stands():
    body = para("支出", DELETED.format("1549.63"), f"{INSERTED}{run('1600.86')}</w:ins>", "万元")
    assert text(body) == "支出1600.86万元"
    message = "有未接受的修订：“1549.63”改为“1600.86”（张三，2023-01-05），按修订后的文字检查"
    assert remarks(body) == [("tracked-change", message, "1600.86")]


def test_each_change_of_a_line_is_reported_by_itself():
    body = para(f"{INSERTED}{run('全年')}</w:ins>", "支出", DELETED.format("约"), "86万元")
    assert [(message.split("：")[1], quote) for _, message, quote in remarks(body)] == [
        ("插入“全年”（张三，2023-01-05），按修订后的文字检查", "全年"),
        ("删去“约”（张三，2023-01-05），按修订后的文字检查", ""),
    ]


def test_moved_text_stands_where_it_was_moved_to():
    moved = para(f"<w:moveFrom>{run('原处。')}</w:moveFrom>", "留下。") + para(f"<w:moveTo>{run('原处。')}</w:moveTo>")
    assert text(moved) == "留下。\n原处。"


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next():
    body = para("支出1600.86", properties="<w:rPr><w:del/></w:rPr>") + para("万元。")
    assert text(body) == "支出1600.86万元。"


def test_a_deleted_table_row_is_gone_and_reported():
    body = table(row("数量", "50"), row("质量", "60", properties="<w:del/>"))
    assert text(body) == "| 0:数量 | 1:50"
    assert remarks(body) == [("tracked-change", "有未接受的修订：删去表格 1 行，按修订后的文字检查", "")]


def test_hidden_text_is_left_out_and_reported():
    body = para("支出", run("（内部口径）", "<w:vanish/>"), "86万元")
    assert text(body) == "支出86万元"
    assert remarks(body) == [("hidden-text", "有隐藏文字“（内部口径）”，打印时看不到，没有检查", "支出86万元")]


def test_text_may_be_hidden_by_its_styles_and_shown_again_by_itself():
    styles = (
        HEADING.format(id="H", name="Hidden", rest="<w:rPr><w:vanish/></w:rPr>")
        + '<w:style w:type="character" w:styleId="C"><w:name w:val="c"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = para("藏", run("见", '<w:vanish w:val="0"/>'), properties='<w:pStyle w:val="H"/>') + para(
        "甲", run("乙", '<w:rStyle w:val="C"/>')
    )
    assert text(body, styles=styles) == "见\n甲"


def test_comments_left_in_the_file_are_reported():
    body = para("得分95分", '<w:r><w:commentReference w:id="0"/></w:r>')
    assert text(body) == "得分95分"
    assert remarks(body) == [("comment", "文中还有 1 条批注", "")]


# --- text boxes, notes -----------------------------------------------------------------------------------------------


def _box(*content: str) -> str:
    inner = f"<w:txbxContent>{''.join(content)}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once_after_its_paragraph():
    assert text(para("正文", _box(para("框内文字")), "继续")) == "正文继续\n框内文字"


def test_an_old_text_box_is_read():
    old = f"<w:r><w:pict><v:textbox><w:txbxContent>{para('旧框')}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert text(para("正文", old)) == "正文\n旧框"


def test_a_table_in_a_text_box_is_a_table():
    assert text(para("正文", _box(table(row("数量", "50"))))) == "正文\n| 0:数量 | 1:50"


def test_notes_follow_the_text_and_their_signs_do_not_touch_its_numbers():
    body = para("支出86万元", '<w:r><w:footnoteReference w:id="2"/></w:r>', "。") + para("完")
    notes = (
        f'<w:footnote w:id="0" w:type="separator">{para("线")}</w:footnote><w:footnote w:id="2">'
        f"{para('含上年结转。')}</w:footnote>"
    )
    assert text(body, footnotes=notes) == "支出86万元。\n完\n含上年结转。"


def test_page_headers_and_footers_are_not_in_the_text():
    section = '<w:sectPr><w:headerReference r:id="header"/></w:sectPr>'
    assert text(para("正文") + section, header=para("页眉")) == "正文"


# --- headings and list numbers ---------------------------------------------------------------------------------------


def test_heading_levels_come_from_outline_levels_styles_and_their_names():
    styles = (
        HEADING.format(id="1", name="heading 1", rest="")
        + HEADING.format(id="a", name="一级标题（局）", rest='<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
        + HEADING.format(
            id="b", name="二级标题（局）", rest='<w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>'
        )
        + HEADING.format(id="c", name="居中", rest='<w:basedOn w:val="b"/>')
        + HEADING.format(id="d", name="标题 3", rest="")
    )
    body = "".join(para(name, properties=f'<w:pStyle w:val="{name}"/>') for name in ("1", "a", "b", "c", "d"))
    body += para("e", properties='<w:outlineLvl w:val="3"/>')
    body += para("f", properties='<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>')
    assert text(body, styles=styles) == "# 1\n# a\n## b\n## c\n### d\n#### e\nf"


def _level(at: int, style: str, pattern: str, rest: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{rest}<w:lvlText '
        f'w:val="{pattern}"/></w:lvl>'
    )


def _numbering(*levels: str, more: str = "", overrides: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{more}'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{overrides}</w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride '
        'w:val="1"/></w:lvlOverride></w:num>'
    )


def item(words: str, level: int = 0, number: int = 1) -> str:
    return para(words, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


THREE = (
    _level(0, "chineseCounting", "%1、"),
    _level(1, "chineseCounting", "（%2）"),
    _level(2, "decimal", "%3."),
)


def test_automatic_numbers_are_written_out_level_by_level():
    body = (
        item("概况")
        + item("职责", 1)
        + item("拟订规划", 2)
        + item("组织实施", 2)
        + item("机构", 1)
        + item("收支")
        + item("收入", 1)
    )
    assert text(body, numbering=_numbering(*THREE)) == (
        "一、概况\n（一）职责\n1. 拟订规划\n2. 组织实施\n（二）机构\n二、收支\n（一）收入"
    ).replace(". ", ".")


def test_lists_that_share_a_definition_count_on_and_an_override_begins_anew():
    body = item("甲") + item("乙", number=2) + item("丙", number=3) + item("丁", number=3) + item("戊")
    assert text(body, numbering=_numbering(*THREE)) == "一、甲\n二、乙\n一、丙\n二、丁\n三、戊"


def test_a_level_may_restart_never_or_only_after_an_outer_one():
    never = _level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    body = item("甲") + item("子", 1) + item("乙") + item("丑", 1)
    assert text(body, numbering=_numbering(THREE[0], never)) == "一、甲\n1.子\n二、乙\n2.丑"


def test_a_number_may_show_the_outer_levels_in_arabic_numerals():
    legal = _level(1, "decimal", "%1.%2", "<w:isLgl/>")
    assert text(item("甲") + item("子", 1), numbering=_numbering(THREE[0], legal)) == "一、甲\n1.1子"


def test_a_list_number_never_runs_into_the_digits_of_the_text():
    dotted = _level(0, "decimal", "%1.", '<w:suff w:val="nothing"/>')
    assert text(item("2022年支出"), numbering=_numbering(dotted)) == "1. 2022年支出"


def test_numbers_come_through_styles_and_the_level_through_the_style_it_names():
    styles = HEADING.format(
        id="h1", name="章", rest='<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    ) + HEADING.format(
        id="h2",
        name="节",
        rest='<w:basedOn w:val="h1"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>',
    )
    numbering = _numbering(
        _level(0, "chineseCounting", "%1、", '<w:pStyle w:val="h1"/>'),
        _level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="h2"/>'),
    )
    body = "".join(
        para(words, properties=f'<w:pStyle w:val="{style}"/>')
        for words, style in (("甲", "h1"), ("子", "h2"), ("乙", "h1"))
    )
    body += para("丙", properties='<w:pStyle w:val="h1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>')
    assert text(body, styles=styles, numbering=numbering) == "一、甲\n（一）子\n二、乙\n丙"


def test_a_list_may_borrow_its_levels_from_a_list_style():
    more = (
        '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="局"/></w:abstractNum><w:num '
        'w:numId="8"><w:abstractNumId w:val="7"/></w:num>'
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="局"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    assert text(item("甲", number=8), numbering=_numbering(*THREE, more=more), styles=styles) == "一、甲"


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("decimalEnclosedCircle", "①②③"),
        ("upperLetter", "ABC"),
        ("lowerRoman", "iiiiii"),
        ("ideographTraditional", "甲乙丙"),
        ("chineseLegalSimplified", "壹贰叁"),
        ("decimalFullWidth", "123"),
        ("decimalZero", "010203"),
        ("japaneseCounting", "一二三"),
        ("none", ""),
    ],
)
def test_styles_of_numbers(style: str, shown: str):
    body = item("、") + item("、") + item("、")
    assert text(body, numbering=_numbering(_level(0, style, "%1"))).replace("、", "").replace("\n", "") == shown


def test_a_custom_number_style_is_found_in_its_alternative():
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt '
        'w:val="custom" w:format="001, 002, 003, ..."/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText '
        'w:val="%1"/></w:lvl>'
    )
    assert text(item("甲"), numbering=_numbering(custom)) == "001甲"


def test_a_bullet_is_read_as_it_looks():
    bullet = (
        '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF06C;"/><w:rPr><w:rFonts '
        'w:ascii="Wingdings"/></w:rPr></w:lvl>'
    )
    assert text(item("甲"), numbering=_numbering(bullet)) == "●甲"


def test_an_empty_paragraph_counts_and_shows_its_number_only_in_a_cell():
    numbered = _numbering(_level(0, "decimal", "%1"))
    assert text(item("") + item("甲"), numbering=numbered) == "2甲"
    assert (
        text(table(row(cell(item("")), "甲"), row(cell(item("")), "乙")), numbering=numbered)
        == "| 0:1 | 1:甲\n| 0:2 | 1:乙"
    )


def test_merged_paragraphs_are_numbered_once():
    deleted = para("支出", properties='<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>')
    assert text(deleted + item("概况") + item("其他"), numbering=_numbering(*THREE)) == "一、支出概况\n二、其他"


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


# --- files that are not as they should be ----------------------------------------------------------------------------


def test_a_strict_document_is_read_like_any_other():
    usual = files.docx(para("正文"))
    with_names = {
        name: content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for name, content in files.entries(usual).items()
    }
    assert files.told(docx.read("例.docx", files.archive(with_names))) == "正文"


def test_a_document_of_pictures_says_what_to_do():
    with pytest.raises(
        Unreadable, match=r"例\.docx：文档里只有图片，没有可检查的内容。请提供文字版；扫描件请先做文字识别（OCR）。"
    ):
        read(para("<w:r><w:drawing/></w:r>"))


def test_embedded_objects_are_reported():
    assert remarks(para("见附表", "<w:r><w:object/></w:r>")) == [
        ("embedded-object", "文中有 1 个嵌入对象（公式、表格等），其中的内容没有检查", "")
    ]


def test_tables_nested_without_end_are_refused():
    body = para("底")
    for _ in range(40):
        body = table(row(cell(body), "邻"))
    with pytest.raises(Unreadable, match="嵌套太深"):
        read(body)


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
