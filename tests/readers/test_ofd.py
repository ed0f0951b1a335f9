"""OFD pages: characters and lines by their places → paragraphs and tables."""

import pytest

from jixiao.readers.errors import Unreadable
from jixiao.readers.ofd import read as ofd
from tests.readers import files

NAMES = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def package(*pages: str, template: str = "") -> bytes:
    """An OFD of these page contents, all of them drawn over the template."""
    entries = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/{n}.xml"/>' for n in range(len(pages)))
    document = (
        f"<ofd:Document {NAMES}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
        f"</ofd:PageArea>"
        f'<ofd:TemplatePage ID="9" BaseLoc="Tpls/9.xml"/></ofd:CommonData><ofd:Pages>{entries}</ofd:Pages>'
        f"</ofd:Document>"
    )
    used = '<ofd:Template TemplateID="9"/>' if template else ""
    wrapped = f"<ofd:Page {NAMES}>{{}}<ofd:Content><ofd:Layer>{{}}</ofd:Layer></ofd:Content></ofd:Page>"
    return files.archive(
        {
            "OFD.xml": f"<ofd:OFD {NAMES}><ofd:DocBody><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot>"
            f"</ofd:DocBody></ofd:OFD>",
            "Doc_0/Document.xml": document,
            "Doc_0/Tpls/9.xml": wrapped.format("", template),
            **{f"Doc_0/Pages/{n}.xml": wrapped.format(used, page) for n, page in enumerate(pages)},
        }
    )


def text(words: str, x: float, y: float, *, delta: str = "", more: str = "", size: float = 4) -> str:
    """A text object whose first character stands at x, y (millimetres)."""
    delta = delta or f"g {len(words)} {size}"
    return (
        f'<ofd:TextObject Boundary="{x} {y - size} 180 {size + 1}" Size="{size}" {more}>'
        f'<ofd:TextCode X="0" Y="{size}" DeltaX="{delta}">{words}</ofd:TextCode></ofd:TextObject>'
    )


def line(x: float, y: float, x2: float, y2: float) -> str:
    return (
        f'<ofd:PathObject Boundary="{x} {y} {x2 - x} {y2 - y}"><ofd:AbbreviatedData>M 0 0 L {x2 - x} '
        f"{y2 - y}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def told(data: bytes) -> str:
    return files.told(ofd.read("件.ofd", data))


def test_lines_are_put_together_by_their_places_not_their_order():
    words = "本部门认真落实全面实施预算绩效管理的各项要求，合理编制年度预算，加强执行管理和监督。" * 3
    lines = [words[start : start + 36] for start in range(0, len(words), 36)]
    page = "".join(text(line, 20, 40 + 7 * number) for number, line in reversed(list(enumerate(lines))))
    assert told(package(page + text("一、概况", 20, 30))) == f"一、概况\n{words}"


def test_characters_stand_where_steps_and_matrix_put_them():
    page = (
        text("支出", 20, 30, delta="4")
        + text("万元", 30, 15, more='CTM="2 0 0 2 0 2"', delta="2 2", size=2)
        + text("86", 28, 30, delta="2")
    )
    document = ofd.read("件.ofd", package(text("支", 20, 30) + text("出86", 24, 30, delta="g 1 4 2") + page))
    assert "支出86" in document.text


def test_ruled_tables_keep_their_cells():
    rules = "".join(line(20, y, 120, y) for y in (40, 50)) + line(60, 60, 120, 60) + line(20, 70, 120, 70)
    rules += "".join(line(x, 40, x, 70) for x in (20, 60, 90, 120))
    words = (
        text("指标", 22, 47) + text("类别", 62, 47) + text("目标", 92, 47) + text("产出", 22, 57)
        + text("数量", 62, 57) + text("20场", 92, 57, delta="2 2")
        + text("质量", 62, 67) + text("95%", 92, 67, delta="2 2")
    )  # fmt: skip
    assert (
        told(package(rules + words)) == "| 0:指标 | 1:类别 | 2:目标\n| 0:产出[2x1] | 1:数量 | 2:20场\n| 1:质量 | 2:95%"
    )


def test_a_page_shows_its_template_and_places_have_page_numbers():
    assert told(package(text("正文。", 20, 60), template=text("石家庄市。", 20, 30))) == "石家庄市。\n正文。"
    document = ofd.read("件.ofd", package(text("第一页。", 20, 60), text("第二页。", 20, 60)))
    assert (document.text, document.pages) == ("第一页。\n第二页。\n", (0, 5))


def test_invisible_text_is_not_read():
    assert told(package(text("见", 20, 30) + text("藏", 20, 40, more='Visible="false"'))) == "见"


def test_an_ofd_without_text_says_what_to_do():
    words = "件.ofd：OFD 里没有读到文字（可能已加密或转成图形）。请用阅读器打开后另存（打印）为 PDF 再试。"
    with pytest.raises(Unreadable) as caught:
        told(package(line(20, 30, 40, 30)))
    assert str(caught.value) == words


def test_an_ofd_that_is_a_picture_is_a_scan():
    with pytest.raises(Unreadable, match="扫描件（只有图片，没有文字）"):
        told(package('<ofd:ImageObject Boundary="0 0 210 297"/>'))


def test_an_ofd_whose_parts_are_missing():
    with pytest.raises(Unreadable, match="OFD 文件不完整"):
        told(files.archive({"OFD.xml": f"<ofd:OFD {NAMES}/>"}))
