"""Word files: heading levels and automatic list numbers."""

import pytest

from jixiao.readers.docx import read as docx
from tests.readers import files
from tests.readers.files import cell, para, row, table

HEADING = '<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{rest}</w:style>'


def read(body: str, **parts: str):
    return docx.read("例.docx", files.docx(body, **parts))


def text(body: str, **parts: str) -> str:
    return files.told(read(body, **parts))


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
