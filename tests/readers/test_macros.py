"""Files that carry programs, and the first sheet of a workbook cell by cell."""

import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook

from jixiao.readers.errors import Unreadable
from jixiao.readers.macros import has_macros
from jixiao.readers.xlsx.read import first_sheet
from tests.readers.files import compound


def archive(*names: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name in names:
            packed.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "xl/vbaProject.bin", "XL/VBAPROJECT.BIN"])
def test_a_project_of_macros_is_seen(name):
    assert has_macros("报告.docx", archive("word/document.xml", name))


def test_old_documents_keep_theirs_in_a_stream_of_its_own():
    assert has_macros("旧.doc", compound("WordDocument", "_VBA_PROJECT", stream=bytes(512)))
    assert not has_macros("旧.doc", compound("WordDocument", stream=bytes(512)))


def test_documents_without_programs_have_none():
    assert not has_macros("报告.docx", archive("word/document.xml"))
    assert not has_macros("报告.txt", b"plain")


def test_a_damaged_archive_is_unreadable():
    with pytest.raises(Unreadable):
        has_macros("报告.docx", b"PK\x03\x04broken")


def workbook(**sheets: dict[str, object]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for title, cells in sheets.items():
        sheet = book.create_sheet(title)
        for address, value in cells.items():
            sheet[address] = value
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def test_the_first_sheet_keeps_the_place_of_every_cell():
    sheet = first_sheet("名单.xlsx", workbook(一={"A1": "姓名", "C3": "张 三"}, 二={"A1": "别的"}))
    assert (sheet.name, sheet.texts) == ("一", {(0, 0): "姓名", (2, 2): "张 三"})
