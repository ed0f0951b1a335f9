"""OFD, the Chinese fixed-layout format: read like the pages of a pdf, characters and ruling lines by their place."""

from collections.abc import Iterator
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from jixiao.document.model import Document
from jixiao.readers.archive import Archive
from jixiao.readers.errors import Unreadable
from jixiao.readers.ofd.page import local, numbers, read_page
from jixiao.readers.pdf.read import MOST_PAGES, Reading, finish, take

if TYPE_CHECKING:
    from lxml.etree import _Element

_SAVE_AS_PDF = "请用阅读器打开后另存（打印）为 PDF 再试"
_A4 = (210.0, 297.0)  # millimetres


def read(path: str, data: bytes) -> Document:
    """A Document whose source is its own text, one line a paragraph or table row."""
    archive = Archive(path, data)
    reading = Reading()
    for number, (pages, size) in enumerate(_pages(path, archive)):
        if number >= MOST_PAGES:
            raise Unreadable(path, f"页数太多（超过 {MOST_PAGES} 页的上限）", "请拆成几个文件后再试")
        take(reading, read_page(pages, size), number)
    if not any(reading.items) and not reading.scanned:
        problem = "OFD 里没有读到文字（可能已加密或转成图形）"
        raise Unreadable(path, problem, _SAVE_AS_PDF)
    return finish(path, "ofd", reading)


def _pages(path: str, archive: Archive) -> Iterator[tuple[list["_Element"], tuple[float, float]]]:
    """For each page the trees it is drawn from (its template, then itself) and its size in millimetres."""
    start = archive.xml("OFD.xml")
    roots = [_text(node) for node in start.iter("{*}DocRoot")] if start is not None else []
    if not roots:
        raise Unreadable(path, "OFD 文件不完整", _SAVE_AS_PDF)
    for name in roots:
        document = archive.xml(normpath(name.lstrip("/")))
        if document is None:
            raise Unreadable(path, "OFD 文件不完整或已加密", _SAVE_AS_PDF)
        folder = dirname(normpath(name.lstrip("/")))
        templates = {node.get("ID"): node.get("BaseLoc") or "" for node in document.iter("{*}TemplatePage")}
        usual = _size(document, _A4)
        for entry in document.iter("{*}Page"):
            page = archive.xml(_place(folder, entry.get("BaseLoc") or ""))
            if page is None:
                continue
            used = [node.get("TemplateID") for node in page.iterchildren("{*}Template")]
            below = [archive.xml(_place(folder, templates[key])) for key in used if key in templates]
            yield [tree for tree in (*below, page) if tree is not None], _size(page, usual)


def _place(folder: str, location: str) -> str:
    return normpath(location.lstrip("/") if location.startswith("/") else join(folder, location))


def _size(root: "_Element", default: tuple[float, float]) -> tuple[float, float]:
    """Width and height of the visible page: of the document, or of a page that has its own."""
    for area in root.iter("{*}PageArea", "{*}Area"):
        for box in area:
            values = numbers(_text(box)) if local(box) == "PhysicalBox" else []
            if len(values) == 4 and 1 < values[2] < 10_000 and 1 < values[3] < 10_000:
                return values[2], values[3]
    return default


def _text(node: "_Element") -> str:
    return (node.text or "").strip()
