"""What a file is, by its content: the extension is often wrong."""

import re

from jixiao.readers.ole import read as ole
from jixiao.units.record import record

_HEAD = 4096
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_PACKED = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_TAG = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|style|table|div|p|span|center|font|h[1-6])\b", re.I)
_XML = re.compile(rb"\s*<\?xml\b")
_MAIL = re.compile(rb"\s*(?:MIME-Version:|From:[^\n]*\n|Content-Type:\s*multipart/related)", re.I)
_OLD = {"WordDocument": "doc", "Workbook": "xls", "Book": "xls", "PowerPoint Document": "ppt"}
_OPEN = {"text": "odt", "spreadsheet": "ods", "presentation": "odp"}


@record
class Kind:
    """`name` is the usual extension; `label` what people call it; `extensions` those that promise it."""

    name: str
    label: str
    extensions: frozenset[str]


def _kind(name: str, label: str, extensions: str = "") -> Kind:
    return Kind(name, label, frozenset((name, *extensions.split())))


KINDS = {
    kind.name: kind
    for kind in (
        _kind("docx", "Word 文档", "docm dotx dotm wps"),
        _kind("xlsx", "Excel 工作簿", "xlsm xltx xltm xlsb et"),
        _kind("pdf", "PDF"),
        _kind("html", "网页", "htm xhtml shtml"),
        _kind("mht", "单个文件网页", "mhtml"),
        _kind("txt", "纯文本", "text md markdown csv tsv log"),
        _kind("doc", "旧版 Word 文档", "dot wps wpt"),
        _kind("xls", "旧版 Excel 工作簿", "xlt et ett"),
        _kind("rtf", "RTF 文档", "doc"),
        _kind("odt", "ODT 文档", "ott"),
        _kind("ods", "ODS 工作簿", "ots"),
        _kind("ofd", "OFD 版式文件"),
        _kind("wordml", "Word 2003 XML 文档", "xml doc"),
        _kind("excelml", "Excel 2003 XML 工作簿", "xml xls"),
        _kind("ppt", "演示文稿", "pptx pps ppsx dps"),
        _kind("odp", "演示文稿"),
        _kind("picture", "图片", "png jpg jpeg gif bmp tif tiff"),
        _kind("packed", "压缩包", "zip rar 7z gz bz2 xz"),
        _kind("encrypted", "有密码的文件", "docx xlsx doc xls"),
        _kind("xml", "XML 数据"),
        _kind("ole", "旧式复合文件"),
    )
}


def kind_of(path: str, data: bytes) -> Kind:
    """The kind of a file; raises Unreadable when it is a damaged archive."""
    return KINDS[_name(path, data)]


def _name(path: str, data: bytes) -> str:
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _in_archive(path, data)
    if head.startswith(ole.MAGIC):
        return _in_container(data)
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(_PICTURES[:4]) or (head.startswith(_PICTURES[4:]) and b"\0" in head):
        return "picture"
    if head.startswith(_PACKED):
        return "packed"
    return _in_text(path, head)


def _in_archive(path: str, data: bytes) -> str:
    from jixiao.readers.archive import Archive

    archive = Archive(path, data)
    names = [name.lower() for name in archive.names]
    if "ofd.xml" in names:
        return "ofd"
    if "mimetype" in names:
        stated = (archive.bytes("mimetype") or b"")[:100].decode("ascii", errors="replace")
        return next((kind for sign, kind in _OPEN.items() if f"opendocument.{sign}" in stated), "packed")
    for folder, kind in (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "ppt")):
        if any(name.startswith(folder) for name in names):
            return kind
    # A docx may keep its text anywhere; only documents name their content types.
    return "docx" if "[content_types].xml" in names else "packed"


def _in_container(data: bytes) -> str:
    found = ole.streams(data)
    names = {stream.name: stream for stream in found}
    if "EncryptedPackage" in names:
        return "encrypted"
    for name, kind in _OLD.items():
        if name in names:
            return "encrypted" if kind == "doc" and ole.is_encrypted_word(data, names[name]) else kind
    return "ole"


def _in_text(path: str, head: bytes) -> str:
    """Markup or plain text; tags are looked for without the zero bytes of UTF-16."""
    plain = head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if _XML.match(plain):
        if b"schemas-microsoft-com:office:spreadsheet" in plain:
            return "excelml"
        if b"schemas.microsoft.com/office/word/2003/wordml" in plain or b"/2006/xmlPackage" in plain:
            return "wordml"
        return "html" if _TAG.search(plain) else "xml"
    if _MAIL.match(plain) and b"multipart/" in plain.lower():
        return "mht"
    if _TAG.match(plain.lstrip()) or (plain.lstrip().startswith(b"<!--") and _TAG.search(plain)):
        return "html"
    promised = path.rpartition(".")[2].lower() in KINDS["html"].extensions
    return "html" if promised and _TAG.search(plain) else "txt"
