"""Which reader a file needs: by content, with the extension as a hint; its bytes are loaded within bounds."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from jixiao.document.model import Document, Remark
from jixiao.readers.errors import Unreadable
from jixiao.readers.kinds import KINDS, Kind, kind_of
from jixiao.readers.limits import LARGEST_TEXT, check_size, load

# What cannot be read at all, and what to do instead.
_REFUSED = {
    "encrypted": ("文件有密码", "请打开后去掉密码，另存一份再试"),
    "picture": ("这是图片，没有文字可检查", "请提供文字版，或先做文字识别（OCR）"),
    "packed": ("这是压缩包", "请解压后再检查其中的文件"),
    "ppt": ("这是演示文稿，不能检查", "请提供 Word、Excel、PDF、网页或文本文件"),
    "odp": ("这是演示文稿，不能检查", "请提供 Word、Excel、PDF、网页或文本文件"),
    "xml": ("这是 XML 数据，不是文档", "请提供 Word、Excel、PDF、网页或文本文件"),
    "ole": ("文件不完整，或不是文档", "请用 WPS 或 Word 打开后另存为 docx"),
}
# Read through LibreOffice: what it takes the file for, and what it is to make of it.
_CONVERTED = {
    "doc": ("doc", "docx"),
    "rtf": ("rtf", "docx"),
    "odt": ("odt", "docx"),
    "wordml": ("xml", "docx"),
    "xls": ("xls", "xlsx"),
    "ods": ("ods", "xlsx"),
    "excelml": ("xml", "xlsx"),
}


def read(path: str | Path) -> Document:
    """The Document of a file; raises Unreadable with a Chinese message that says what to do."""
    return read_bytes(str(path), load(str(path)))


def read_bytes(path: str, data: bytes) -> Document:
    """The Document of a file already loaded; `path` is for messages and as a hint."""
    kind = kind_of(path, data)
    if kind.name in _REFUSED:
        raise Unreadable(path, *_REFUSED[kind.name])
    if kind.name in {"txt", "html", "mht"}:
        check_size(path, len(data), LARGEST_TEXT)
    document = _READERS[kind.name](path, data)
    if not document.text.strip():
        raise Unreadable(path, "文件里没有文字", "请确认内容已经保存；扫描件请先做文字识别（OCR）")
    remarks = tuple(_extension_remarks(path, kind))
    return replace(document, remarks=(*remarks, *document.remarks)) if remarks else document


def _extension_remarks(path: str, kind: Kind) -> list[Remark]:
    """A word when the extension promises something else; an unknown extension promises nothing."""
    extension = Path(path).suffix.lstrip(".").lower()
    known = any(extension in other.extensions for other in KINDS.values())
    if not known or extension in kind.extensions:
        return []
    return [Remark("wrong-extension", f"扩展名是 .{extension}，内容却是{kind.label}，已按内容读取")]


def _read_docx(path: str, data: bytes) -> Document:
    from jixiao.readers.docx.read import read

    return read(path, data)


def _read_xlsx(path: str, data: bytes) -> Document:
    from jixiao.readers.xlsx.read import read

    return read(path, data)


def _read_pdf(path: str, data: bytes) -> Document:
    from jixiao.readers.pdf.read import read

    return read(path, data)


def _read_html(path: str, data: bytes) -> Document:
    from jixiao.readers.html.read import read

    return read(path, data)


def _read_mail(path: str, data: bytes) -> Document:
    from jixiao.readers import mht

    return mht.read(path, data)


def _read_txt(path: str, data: bytes) -> Document:
    from jixiao.readers.txt.read import read

    return read(path, data)


def _read_ofd(path: str, data: bytes) -> Document:
    from jixiao.readers.ofd.read import read

    return read(path, data)


def _converted(kind: str) -> Callable[[str, bytes], Document]:
    """A reader that goes through LibreOffice; the document keeps the name of its own format."""
    source, target = _CONVERTED[kind]

    def read_converted(path: str, data: bytes) -> Document:
        from jixiao.readers.convert import convert

        document = _READERS[target](path, convert(path, data, source, target))
        remark = Remark("converted", f"由 LibreOffice 从 {KINDS[kind].label}转换后读取，版面可能与原文件略有出入")
        return replace(document, format=kind, remarks=(remark, *document.remarks))

    return read_converted


def _read_xls(path: str, data: bytes) -> Document:
    """Directly; what the reader does not know (files older than Excel 97) through LibreOffice."""
    try:
        return _read_xlsx(path, data)
    except Unreadable as first:
        from jixiao.readers.convert import office

        if office() is None or "密码" in first.problem:
            raise
        try:
            return _converted("xls")(path, data)
        except Unreadable:
            raise first from None


_READERS: dict[str, Callable[[str, bytes], Document]] = {
    **{kind: _converted(kind) for kind in _CONVERTED},
    "docx": _read_docx,
    "xlsx": _read_xlsx,
    "xls": _read_xls,
    "pdf": _read_pdf,
    "html": _read_html,
    "mht": _read_mail,
    "txt": _read_txt,
    "ofd": _read_ofd,
}
