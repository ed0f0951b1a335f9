"""Any file under any name: which reader takes it, or what its owner is told."""

import os
import struct
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from jixiao.readers import archive, limits
from jixiao.readers.errors import Unreadable
from jixiao.readers.sniff import read, read_bytes
from tests.readers import files
from tests.readers.files import compound, para


def problem(path: str, data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read_bytes(path, data)
    assert str(caught.value) == f"{path}：{caught.value.problem}。{caught.value.remedy}。"
    return f"{caught.value.problem}；{caught.value.remedy}"


# --- by content ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "data", "kind", "remarks"),
    [
        ("甲.docx", files.docx(para("支出")), "docx", []),
        ("甲.wps", files.docx(para("支出")), "docx", []),
        ("甲.doc", files.docx(para("支出")), "docx", ["扩展名是 .doc，内容却是Word 文档，已按内容读取"]),
        ("甲", files.docx(para("支出")), "docx", []),
        ("甲.2022年", files.docx(para("支出")), "docx", []),
        ("甲.html", "<!DOCTYPE html><p>支出".encode(), "html", []),
        ("甲.doc", "<html><body>支出".encode(), "html", ["扩展名是 .doc，内容却是网页，已按内容读取"]),
        (
            "甲.xls",
            "\ufeff<table><tr><td>支出<td>1</table>".encode(),
            "html",
            ["扩展名是 .xls，内容却是网页，已按内容读取"],
        ),
        ("甲.htm", "前言 <b>支出</b><p>".encode("gbk"), "html", []),
        ("甲.txt", "支出 <b> 86".encode("gbk"), "txt", []),
        ("甲.pdf", "支出".encode(), "txt", ["扩展名是 .pdf，内容却是纯文本，已按内容读取"]),
        ("甲.html", "<html><p>支出".encode("utf-16"), "html", []),
    ],
)
def test_the_content_decides_and_a_wrong_extension_is_remarked(path: str, data: bytes, kind: str, remarks: list[str]):
    document = read_bytes(path, data)
    assert document.format == kind
    assert "支出" in document.text
    assert [remark.message for remark in document.remarks] == remarks


def test_a_single_file_web_page_under_the_name_of_a_word_file():
    page = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: "
        "text/html; charset=gb2312\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n<html><p>=D6=A7=B3=F6</p>"
        "\r\n--x\r\nContent-Type: image/png\r\n\r\nx\r\n--x--\r\n"
    )
    document = read_bytes("甲.doc", page.encode())
    assert (document.format, document.text) == ("html", "支出\n")


# --- what cannot be read ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n\x1a\n", "这是图片，没有文字可检查；请提供文字版，或先做文字识别（OCR）"),
        (b"\xff\xd8\xff\xe0", "这是图片，没有文字可检查；请提供文字版，或先做文字识别（OCR）"),
        (b"Rar!\x1a\x07", "这是压缩包；请解压后再检查其中的文件"),
        (files.archive({"甲.txt": "甲"}), "这是压缩包；请解压后再检查其中的文件"),
        (
            files.archive({"[Content_Types].xml": "", "ppt/presentation.xml": ""}),
            "这是演示文稿，不能检查；请提供 Word、Excel、PDF、网页或文本文件",
        ),
        (b'<?xml version="1.0"?><a/>', "这是 XML 数据，不是文档；请提供 Word、Excel、PDF、网页或文本文件"),
        (b" \n\t ", "文件里没有文字；请确认内容已经保存；扫描件请先做文字识别（OCR）"),
        (bytes(range(1, 256)) * 20, "内容不是文本；请确认文件没有损坏；若是文档，请改用正确的扩展名"),
    ],
)
def test_what_is_no_document_is_named(data: bytes, words: str):
    assert problem("甲.docx", data) == words


def test_files_with_a_password():
    locked = bytearray(512)
    locked[11] = 0x01
    words = "文件有密码；请打开后去掉密码，另存一份再试"
    assert problem("甲.docx", compound("EncryptionInfo", "EncryptedPackage")) == words
    assert problem("甲.doc", compound("WordDocument", stream=bytes(locked))) == words


def test_a_container_of_something_else():
    assert problem("甲.doc", compound("Nonsense")) == "文件不完整，或不是文档；请用 WPS 或 Word 打开后另存为 docx"
    assert problem("甲.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").startswith("文件不完整，或不是文档")


def test_damaged_archives():
    whole = files.docx(para("支出" * 500))
    words = "文件不完整或已损坏；请重新下载或请对方重新发送；能打开的话请另存一份再试"
    assert problem("甲.docx", whole[:-40]) == words
    assert problem("甲.docx", whole[: len(whole) // 2]) == words
    assert problem("甲.docx", files.archive({**files.entries(whole), "word/document.xml": b"<w:document"})) == words


def test_an_archive_entry_with_a_password():
    data = bytearray(files.docx(para("支出")))
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    assert problem("甲.docx", bytes(data)) == "文件有密码；请去掉密码后另存一份"


def test_a_docx_without_its_text():
    data = files.archive({"[Content_Types].xml": "<a/>", "word/styles.xml": "<a/>"})
    assert problem("甲.docx", data) == "文件里没有正文；请用 WPS 或 Word 打开后另存为 docx"


# --- bombs -----------------------------------------------------------------------------------------------------------


def test_an_archive_that_unpacks_to_far_more_than_it_is():
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as out:
        out.writestr("[Content_Types].xml", "<a/>")
        out.writestr("word/document.xml", b"\0" * (80 * limits.MEGABYTE))
    assert "可能是压缩炸弹" in problem("甲.docx", file.getvalue())


def test_an_archive_of_very_many_entries():
    file = BytesIO()
    with ZipFile(file, "w") as out:
        for number in range(archive.MOST_ENTRIES + 1):
            out.writestr(f"word/{number}", "")
    assert "可能是压缩炸弹" in problem("甲.docx", file.getvalue())


def test_an_entry_that_lies_about_its_size():
    data = bytearray(files.docx(para("支出" * 5000)))
    at = data.index(b"word/document.xml", data.index(b"PK\x01\x02")) - 46
    struct.pack_into("<I", data, at + 24, 100)
    assert problem("甲.docx", bytes(data)).startswith("文件不完整或已损坏")


def test_entities_are_refused_before_they_are_read():
    bomb = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>'
    words = "内部 XML 含有实体声明，不是正常的办公文档；请用 WPS 或 Word 打开后另存一份再试"
    for encoding in ("utf-8", "utf-16"):
        data = files.archive({**files.entries(files.docx(para("甲"))), "word/document.xml": bomb.encode(encoding)})
        assert problem("甲.docx", data) == words


def test_a_part_of_millions_of_tags():
    body = f"<w:document {files.NAMES}><w:body>{'<w:p/>' * (limits.MOST_TAGS + 1)}</w:body></w:document>"
    data = files.archive({**files.entries(files.docx("")), "word/document.xml": body, "padding": os.urandom(200_000)})
    assert problem("甲.docx", data).startswith("内容太大（标记超过 200 万个）")


def test_a_long_text_is_refused_by_its_size():
    assert problem("甲.txt", b"a" * (limits.LARGEST_TEXT + 1)).startswith(
        "文件太大（20 MB，超过 20 MB 的上限）；请去掉图片、拆成几个文件"
    )


def test_compressed_pictures_do_not_make_a_bomb(tmp_path: Path):
    picture = zlib.compress(bytes(1000)) * 10
    data = files.archive({**files.entries(files.docx(para("支出"))), "word/media/a.emf": picture})
    assert read_bytes("甲.docx", data).text == "支出\n"


# --- the file system -------------------------------------------------------------------------------------------------


def test_missing_empty_and_special_files(tmp_path: Path):
    empty = tmp_path / "空.docx"
    empty.write_bytes(b"")
    pipe = tmp_path / "管道.docx"
    os.mkfifo(pipe)
    for path, words in (
        (tmp_path / "没有.docx", "找不到这个文件。请检查路径。"),
        (tmp_path, "这是文件夹，不是文件。请给出其中的文件，或把文件夹交给 jixiao check。"),
        (empty, "文件是空的。请确认保存或下载已经完成。"),
        (pipe, "这不是普通文件。请给出文档本身的路径。"),
    ):
        with pytest.raises(Unreadable, match=words):
            read(path)


def test_a_file_of_half_a_gigabyte_is_refused_without_being_read(tmp_path: Path):
    large = tmp_path / "大.docx"
    with large.open("wb") as file:
        file.truncate(500 * limits.MEGABYTE)
    with pytest.raises(Unreadable, match="文件太大（500 MB，超过 200 MB 的上限）"):
        read(large)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path):
    locked = tmp_path / "锁.docx"
    locked.write_bytes(b"x")
    locked.chmod(0)
    with pytest.raises(Unreadable, match="没有读取权限"):
        read(locked)
