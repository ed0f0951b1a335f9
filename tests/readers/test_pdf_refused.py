"""Pdf files that cannot be read, or only in part: what the user is told."""

import random
import zlib
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.readers.errors import Unreadable
from jixiao.readers.pdf import read as pdf
from tests.readers.pages import Sheet, joined
from tests.readers.pages import pdf as file

PASSWORD = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -44 >> /ID [<00> <00>]" % (
    b"41" * 32,
    b"42" * 32,
)
SCAN = "q 500 0 0 700 40 70 cm /Im Do Q"


def refusal(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        pdf.read("例.pdf", data)
    return str(caught.value)


def remarks(*sheets: Sheet) -> list[tuple[str, str]]:
    return [(remark.code, remark.message) for remark in pdf.read("例.pdf", file(*sheets)).remarks]


def page(text: str = "2022年预算收入1850.39万元。") -> Sheet:
    return Sheet().text(90, 100, text)


def test_a_scan_needs_recognition_or_the_original():
    told = "例.pdf：扫描件（只有图片，没有文字）。请提供文字版或原始文档；扫描件请先做文字识别（OCR）。"
    assert refusal(file(Sheet().raw(SCAN), Sheet().raw(SCAN))) == told


def test_pages_without_anything_to_read():
    told = "没有可读的文字（可能已转成曲线，或是空白页）"
    assert told in refusal(file(Sheet(), Sheet()))
    assert told in refusal(file(Sheet().raw("100 100 m 200 300 l 300 100 l f")))


def test_scanned_pages_among_others_are_named():
    scan = Sheet().raw(SCAN)
    assert remarks(page(), scan, scan, page(), Sheet(), scan) == [
        ("scanned-page", "第2–3、6页只有图片，没有文字，没有检查；请对这些页做文字识别（OCR）或提供原件")
    ]


def test_a_scan_with_recognised_text_is_read_and_remarked():
    sheet = Sheet().raw(SCAN).raw("3 Tr").text(90, 100, "2022年预算收入1850.39万元。")
    assert remarks(page(), sheet) == [("recognised-text", "第2页是扫描件，文字由软件识别（OCR）得来，可能有误识")]


def test_notes_and_form_fields_are_not_read_but_remarked():
    note = "/Annots [<< /Type /Annot /Subtype /FreeText /Rect [90 90 200 120] /Contents (x) /DA (/F1 9 Tf) >>]"
    link = "/Annots [<< /Type /Annot /Subtype /Link /Rect [90 90 200 120] >>]"
    sheets = [Sheet(extra=extra).text(90, 100, "正文。") for extra in (link, note)]
    assert remarks(*sheets) == [("note-text", "第2页有批注文字或表单域，其中的内容没有检查")]


def test_a_picture_beside_text_is_no_scan():
    assert remarks(page().raw(SCAN)) == []


def test_a_password():
    assert refusal(file(page(), encrypt=PASSWORD)) == "例.pdf：PDF 有打开密码。请去掉密码后另存一份。"


def test_a_download_that_broke_off():
    whole = file(page())
    assert refusal(whole[:300]) == "例.pdf：PDF 不完整（末尾缺失）。请重新下载或请对方重新发送。"


def test_a_damaged_file():
    assert refusal(b"%PDF-1.4\nnonsense\n%%EOF\n").startswith("例.pdf：PDF 已损坏，无法打开")


def test_a_file_without_pages():
    parts = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]
    assert "PDF" in refusal(joined(parts))


def test_ten_thousand_pages_are_too_many():
    kids = b" ".join([b"3 0 R"] * 10_000)
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [" + kids + b"] /Count 10000 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ]
    assert refusal(joined(parts)) == "例.pdf：页数太多（10000 页，超过 2000 页的上限）。请拆成几个文件后再试。"


def test_a_stream_that_unpacks_without_end():
    content = zlib.compress(b"0 0 m 1 1 l S " * 1_000_000)
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(content) + content + b"\nendstream",
    ]
    assert refusal(joined(parts)).startswith("例.pdf：PDF 内容异常（一个内容流解压后过大），可能是压缩炸弹。")


def test_codes_that_lead_to_no_characters_are_remarked():
    random.seed(86)
    chance = "".join(chr(random.randint(0x4E00, 0x9FA5)) for _ in range(200))
    sheet = Sheet().lines(90, 100, [chance[at : at + 30] for at in range(0, 200, 30)])
    told = ("garbled-text", "第2页的文字编码有误，读出的可能是乱码，结果不可靠；请用原文档重新导出 PDF")
    assert remarks(page(), sheet) == [told]
    private = Sheet().lines(90, 100, ["".join(chr(0xE000 + 32 * row + n) for n in range(32)) for row in range(3)])
    assert remarks(page(), private) == [told]


def test_a_page_of_english_or_of_figures_is_not_garbled():
    english = ["Performance budgeting in the investment zone", "Report on the year 2022, tables 1 to 5"] * 3
    figures = ["1,850.39 1,578.84 271.55 838.04 797.71 40.33 1,012.35"] * 6
    assert remarks(Sheet().lines(90, 100, english), Sheet().lines(90, 100, figures)) == []


def test_a_page_of_countless_lines_is_remarked_and_the_rest_is_read():
    crowded = page("第二页。").raw("\n".join(["0 0 m 1 1 l S"] * 70_000))
    assert remarks(page(), crowded) == [("crowded-page", "第2页内容过密或已损坏，没有全部读出")]


WHOLE = file(page(), Sheet().grid((90, 200, 400), (100, 130, 160)).text(95, 120, "指标").raw(SCAN))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.binary(max_size=6)), min_size=1, max_size=12), st.integers()
)
def test_no_damage_makes_it_fall_over(changes: list[tuple[int, bytes]], cut: int):
    data = bytearray(WHOLE)
    for at, put in changes:
        data[at : at + len(put)] = put
    with suppress(Unreadable):
        pdf.read("例.pdf", bytes(data[: cut % len(data)] if cut % 5 == 0 else data))
