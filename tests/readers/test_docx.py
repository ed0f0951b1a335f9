"""Word files: what stands in the XML → what a reader of the printed page sees."""

import pytest

from jixiao.readers.docx import read as docx
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
