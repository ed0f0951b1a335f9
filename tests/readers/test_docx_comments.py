"""Comments put into a docx: at their places, beside those there are, everything else as it was."""

import re
import shutil
import subprocess
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from jixiao.readers.docx import read as reader
from jixiao.readers.docx.comments import Comment, add_comments
from jixiao.readers.docx.package import W
from tests.readers.files import docx, para, run

BODY = para("收入", run("1600"), run(".86", "<w:b/>"), "万元，支出", run("1524.96万元"))


def commented(data, *quotes):
    """A comment named after it on each quote of the text."""
    text = reader.read("甲.docx", data).source
    comments = [Comment(text.index(q), text.index(q) + len(q), f"批注 {q}", ("第一段", "第二段")) for q in quotes]
    return add_comments("甲.docx", data, comments, "绩效检查", "绩")


def parts(data):
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def anchored(data):
    """The text between the start and the end of every comment, by the comment's first line."""
    part = parts(data)
    comments = etree.fromstring(part["word/comments.xml"])
    heads = {node.get(W + "id"): "".join(node[0].itertext()) for node in comments}
    found, open_ = {}, set()
    for node in etree.fromstring(part["word/document.xml"]).iter():
        number = node.get(W + "id")
        if node.tag == W + "commentRangeStart":
            open_.add(number)
            found[heads[number]] = ""
        elif node.tag == W + "commentRangeEnd":
            open_.discard(number)
        elif node.tag == W + "t":
            for number in open_:
                found[heads[number]] += node.text
    return found


def test_a_comment_stands_on_its_words_only():
    assert anchored(commented(docx(BODY), "1600.86万元", "1524")) == {
        "批注 1600.86万元": "1600.86万元",
        "批注 1524": "1524",
    }


def test_comments_on_the_same_words_keep_their_order():
    data = commented(docx(BODY), "1600.86", "1600.86万元", "1600.86")
    order = re.findall(rb'commentReference w:id="(\d)"', parts(data)["word/document.xml"])
    assert order == [b"0", b"2", b"1"]


def test_the_text_is_read_as_before():
    data = docx(BODY)
    again = reader.read("甲.docx", commented(data, "1600.86万元", "支出"))
    assert again.source == reader.read("甲.docx", data).source


def test_other_parts_are_copied_byte_for_byte():
    data = docx(BODY, styles='<w:style w:styleId="a"/>', settings="<w:zoom/>")
    before, after = parts(data), parts(commented(data, "支出"))
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"word/document.xml", "word/_rels/document.xml.rels", "word/comments.xml", "[Content_Types].xml"}
    assert list(before) == list(after)[: len(before)]


def test_the_new_part_is_named_where_word_looks_for_it():
    part = parts(commented(docx(BODY), "支出"))
    assert b'Target="comments.xml"' in part["word/_rels/document.xml.rels"]
    assert b'PartName="/word/comments.xml"' in part["[Content_Types].xml"]


def test_comments_that_are_there_stay():
    old = '<w:comment w:id="7" w:author="张三"><w:p><w:r><w:t>请核对</w:t></w:r></w:p></w:comment>'
    body = para('<w:commentRangeStart w:id="7"/>', run("收入10万元"), '<w:commentRangeEnd w:id="7"/>')
    data = commented(docx(body, comments=old), "10万元")
    comments = etree.fromstring(parts(data)["word/comments.xml"])
    assert [(node.get(W + "id"), node.get(W + "author")) for node in comments] == [("7", "张三"), ("8", "绩效检查")]
    assert anchored(data) == {"请核对": "收入10万元", "批注 10万元": "10万元"}


def test_each_paragraph_of_a_comment_is_a_paragraph():
    (comment,) = etree.fromstring(parts(commented(docx(BODY), "支出"))["word/comments.xml"])
    assert ["".join(node.itertext()) for node in comment] == ["批注 支出", "第一段", "第二段"]


def test_signs_that_xml_cannot_hold_are_left_out():
    data = add_comments("甲.docx", docx(BODY), [Comment(0, 2, "甲\x00乙\ud800<丙>")], "绩效检查", "绩")
    assert anchored(data) == {"甲乙<丙>": "收入"}


def test_without_comments_the_file_is_the_same():
    data = docx(BODY)
    assert add_comments("甲.docx", data, [], "绩效检查", "绩") == data


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_an_office_program_shows_every_comment(tmp_path):
    python_docx = pytest.importorskip("docx")
    document = python_docx.Document()
    document.add_heading("一、收支", 1)
    document.add_paragraph("收入1600.86万元，支出1524.96万元。")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "项目支出", "426.05"
    document.save(str(tmp_path / "原.docx"))
    data = commented((tmp_path / "原.docx").read_bytes(), "1600.86万元", "426.05")
    (tmp_path / "批.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "odt",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "批.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with ZipFile(tmp_path / "批.odt") as archive:
        content = etree.fromstring(archive.read("content.xml"))
    shown = ["".join(node.itertext()) for node in content.iter("{*}annotation")]
    assert [text.partition("批注 ")[2] for text in shown] == ["1600.86万元第一段第二段", "426.05第一段第二段"]
