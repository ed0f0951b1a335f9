"""The Word file as a file: its marks, its tables over pages, its layout, its charts."""

import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from jixiao.report.docx.package import DocxError, Package
from jixiao.report.docx.write import write
from tests.report.making import composed, needs_office, saved_by_libreoffice, template_of, written


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("docx") / "报告.docx"
    written(path)
    return path


@pytest.fixture(scope="module")
def document(path):
    return Document(str(path))


def element(parent, *names):
    for name in names:
        parent = parent.find(qn(name))
    return parent


def test_marks_are_bookmarks_that_word_hides_and_no_two_share_name_or_number(document):
    marks = list(document.element.body.iter(qn("w:bookmarkStart")))
    names = [mark.get(qn("w:name")) for mark in marks]
    assert all(name.startswith("_jx") and len(name) <= 40 for name in names)
    assert len(set(names)) == len({mark.get(qn("w:id")) for mark in marks}) == len(marks)


def test_the_page_is_that_of_an_official_document(document):
    section = document.sections[0]
    assert (section.page_width, section.page_height) == (Mm(210).twips * 635, Mm(297).twips * 635)
    edges = (section.top_margin, section.left_margin, section.bottom_margin, section.right_margin)
    assert [round(edge.mm) for edge in edges] == [37, 28, 35, 26]
    assert document.settings.odd_and_even_pages_header_footer


def test_fonts_bear_their_official_names(document):
    def font(name: str) -> tuple[str, float]:
        style = document.styles[name]
        return element(style.element, "w:rPr", "w:rFonts").get(qn("w:eastAsia")), style.font.size.pt

    assert font("Title") == ("方正小标宋简体", 22)
    assert font("Normal") == ("仿宋_GB2312", 16)
    assert font("Heading 1") == ("黑体", 16)
    assert font("Heading 2") == ("楷体_GB2312", 16)


def test_page_numbers_stand_outside(document):
    section = document.sections[0]
    sides = [footer.paragraphs[0].alignment.name for footer in (section.footer, section.even_page_footer)]
    assert sides == ["RIGHT", "LEFT"]
    assert section.footer.paragraphs[0].text == "— 1 —"


def test_tables_repeat_their_heads_and_do_not_tear_rows(document):
    for table in document.tables:
        head, *rows = [row._tr for row in table.rows]
        assert element(head, "w:trPr", "w:tblHeader") is not None
        assert all(element(row, "w:trPr", "w:tblHeader") is None for row in rows)
        assert all(element(row, "w:trPr", "w:cantSplit") is not None for row in (head, *rows))


def test_every_row_of_a_table_covers_its_whole_width(document):
    for table in document.tables:
        columns = len(table.columns)
        for row in table._tbl.tr_lst:
            spans = [element(cell, "w:tcPr", "w:gridSpan") for cell in row.tc_lst]
            assert sum(int(span.get(qn("w:val"))) if span is not None else 1 for span in spans) == columns


def test_the_levels_of_indicators_are_merged_downwards(document):
    table = next(table for table in document.tables if table.cell(0, 0).text == "一级指标")
    assert [table.cell(row, 0).text for row in range(1, 7)] == ["产出指标"] * 3 + ["效益指标"] * 2 + ["满意度指标"]
    assert table.cell(1, 0)._tc is table.cell(3, 0)._tc


def test_headings_and_captions_keep_with_what_follows(document):
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "Caption"):
        assert document.styles[name].paragraph_format.keep_with_next


def test_a_caption_above_a_table_keeps_with_it_and_one_below_a_chart_does_not(document):
    captions = [p for p in document.paragraphs if p.style.name == "Caption"]
    for caption in captions:
        above_table = caption._p.getnext().tag == qn("w:tbl")
        assert caption.paragraph_format.keep_with_next is above_table


def test_charts_carry_their_numbers_and_no_workbook(path):
    with zipfile.ZipFile(path) as archive:
        charts = [name for name in archive.namelist() if name.startswith("word/charts/")]
        bodies = "".join(archive.read(name).decode() for name in charts)
        declared = archive.read("[Content_Types].xml").decode()
    assert len(charts) == 3
    assert all(f'PartName="/{name}"' in declared for name in charts)
    assert "<c:v>43.41</c:v>" in bodies
    assert "externalData" not in bodies


def test_the_same_papers_give_the_same_bytes(path, tmp_path):
    written(tmp_path / "报告.docx")
    assert (tmp_path / "报告.docx").read_bytes() == path.read_bytes()


def test_without_its_trace_a_report_has_no_marks_either(tmp_path):
    made = composed()
    (tmp_path / "公开.docx").write_bytes(write(made.body, made.filled, None))
    with zipfile.ZipFile(tmp_path / "公开.docx") as archive:
        assert not [name for name in archive.namelist() if name.startswith("customXml")]
        assert b"_jx0" not in archive.read("word/document.xml")


def test_gaps_of_a_draft_are_highlighted(tmp_path):
    written(tmp_path / "草稿.docx", composed(template_of(tmp_path / "模板.docx", "{{文：结果应用}}")))
    (run,) = Document(str(tmp_path / "草稿.docx")).paragraphs[0].runs
    assert (run.text, run.font.highlight_color.name) == ("【待补：结果应用】", "YELLOW")


def test_a_control_character_of_a_form_does_not_break_the_file(tmp_path):
    from dataclasses import replace

    from tests.report import papers

    odd = tuple(
        replace(note, paragraphs=("问题\x0b一&二<三>。",)) for note in papers.narratives() if note.topic == "存在的问题"
    )
    written(
        tmp_path / "报告.docx",
        composed(template_of(tmp_path / "模板.docx", "{{文：存在的问题}}"), papers.papers(narratives=odd)),
    )
    assert Document(str(tmp_path / "报告.docx")).paragraphs[0].text == "问题一&二<三>。"


@needs_office
def test_libreoffice_opens_the_report_with_all_tables_and_charts(path, tmp_path):
    (tmp_path / "报告.docx").write_bytes(path.read_bytes())
    saved = Document(str(saved_by_libreoffice(tmp_path / "报告.docx")))
    original = Document(str(path))
    assert [p.text for p in saved.paragraphs if p.text] == [p.text for p in original.paragraphs if p.text]
    assert len(saved.tables) == len(original.tables)
    assert len(list(saved.element.body.iter(qn("w:drawing")))) == 3


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"no zip", "不是完好的 docx 文件"), (b"PK\x05\x06" + bytes(18), "不是 Word 文件（没有正文）")],
)
def test_what_is_no_docx_is_refused_in_chinese(tmp_path, content, said):
    (tmp_path / "坏.docx").write_bytes(content)
    with pytest.raises(DocxError, match=said):
        Package.of(tmp_path / "坏.docx")
