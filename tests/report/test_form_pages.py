"""A filled form as pages, and the page the working group signs: what a portal wants as sealed pdf."""

from jixiao import api
from jixiao.report.blocks import Paragraph, Role, Table
from jixiao.report.form_pages import pages
from jixiao.report.pdf.write import write
from jixiao.report.signing import signing_page
from tests.report import papers as made
from tests.report.making import needs_fonts


def filled():
    return pages(api.fill_form(made.papers(), "national-self-evaluation", scores=made.scores()))


def test_each_form_is_a_page_with_its_title_its_year_and_its_table():
    forms = filled()
    assert len(forms) == sum(not program.whole_department for program in made.papers().programs)
    title, year, table, *_ = forms[0].blocks
    assert isinstance(title, Paragraph)
    assert (title.role, title.text) == (Role.TITLE, "项目支出绩效自评表")
    assert year.text == "（2022年度）"
    assert isinstance(table, Table)


def test_numbers_stand_as_the_sheet_shows_them():
    (table,) = (block for block in filled()[0].blocks if isinstance(block, Table))
    shown = {cell.text for row in table.rows for cell in row}
    assert any(text.endswith("%") for text in shown)
    assert not any(text.startswith("0.") and len(text) > 8 for text in shown)


def test_merged_cells_stay_merged():
    (table,) = (block for block in filled()[0].blocks if isinstance(block, Table))
    assert any(cell.rows > 1 for row in table.rows for cell in row)
    width = len(table.widths)
    assert all(sum(cell.columns for cell in row) <= width for row in table.rows)


@needs_fonts
def test_forms_are_set_one_after_another_as_one_pdf():
    one, _ = write(filled()[0])
    all_of_them, _ = write(*filled())
    assert one.startswith(b"%PDF")
    assert len(all_of_them) > len(one)


def test_the_page_to_sign_leaves_room_for_each_member_and_the_seal():
    page = signing_page(made.papers(), "自评工作组", [("组长", "卫四", "副局长"), ("成员", "丁一", "")])
    (table,) = (block for block in page.blocks if isinstance(block, Table))
    assert [cell.text for cell in table.rows[1]][:3] == ["组长", "卫四", "副局长"]
    assert len(table.rows) == 3
    assert any("盖章" in block.text for block in page.blocks if isinstance(block, Paragraph))
