"""The pdf: every number where its box says, every page with its words, no page without a Chinese font."""

import pypdfium2
import pytest

from jixiao.report.pdf import write as pdf
from tests.report.making import composed, needs_fonts, traced


@pytest.fixture(scope="module")
def made():
    composition = composed()
    content, boxes = pdf.write(composition.report)
    return traced(composition), pypdfium2.PdfDocument(content), boxes


@needs_fonts
def test_every_number_in_words_and_tables_has_a_box(made):
    trace, _, boxes = made
    assert {box.mark for box in boxes} == {printing.mark for printing in trace.printings if not printing.charted}


@needs_fonts
def test_what_stands_in_a_box_is_the_number(made):
    trace, document, boxes = made
    texts = {printing.mark: printing.text for printing in trace.printings}
    pages = {number: document[number - 1] for number in {box.page for box in boxes}}
    words = {number: page.get_textpage() for number, page in pages.items()}
    wrong = []
    for box in boxes:
        low = pages[box.page].get_height() - box.y
        found = words[box.page].get_text_bounded(box.x - 1, low - 4, box.x + box.width + 1, low + box.height)
        if texts[box.mark] not in found:
            wrong.append((texts[box.mark], found))
    assert wrong == []


@needs_fonts
def test_pages_are_a4_and_numbered(made):
    _, document, _ = made
    for number, page in enumerate(document, 1):
        assert [round(side) for side in page.get_size()] == [595, 842]
        assert f"— {number} —" in page.get_textpage().get_text_range()


@needs_fonts
def test_all_chapters_are_there(made):
    _, document, _ = made
    text = "".join(page.get_textpage().get_text_range() for page in document)
    for chapter in ("一、部门基本情况", "四、评价结论和评价等级", "六、评价工作组人员名单及签字"):
        assert chapter in text


def test_a_machine_without_chinese_fonts_is_told_what_to_install(monkeypatch):
    pdf.fonts.cache_clear()
    monkeypatch.setattr(pdf, "FONTS", dict.fromkeys(pdf.FONTS, ("没有这种字体",)))
    with pytest.raises(pdf.PdfError, match="没有中文字体，不能写 pdf；请安装思源宋体"):
        pdf.write(composed().report)
    pdf.fonts.cache_clear()
