"""Small files of each format, written from the parts that matter to a test."""

import struct
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from jixiao.document.model import Document, Paragraph, Table

NAMES = " ".join(
    f'xmlns:{name}="{uri}"'
    for name, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "v": "urn:schemas-microsoft-com:vml",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }.items()
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def archive(entries: Mapping[str, str | bytes]) -> bytes:
    """A zip file."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as out:
        for name, content in entries.items():
            out.writestr(name, content)
    return file.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A docx with this body; parts (styles, numbering, footnotes …) are the content of their root elements."""
    relations = "".join(f'<Relationship Id="{n}" Type="{_OFFICE}/{n}" Target="{n}.xml"/>' for n in parts)
    entries: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="a" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>',
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
    }
    for name, content in parts.items():
        entries[f"word/{name}.xml"] = f"<w:{name} {NAMES}>{content}</w:{name}>"
    return archive(entries)


def run(text: str, properties: str = "") -> str:
    """A w:r with text."""
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*content: str, properties: str = "") -> str:
    """A w:p; content that is no markup becomes a run."""
    inner = "".join(part if part.startswith("<") else run(part) for part in content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def cell(*content: str, properties: str = "") -> str:
    """A w:tc; content that is no markup becomes a paragraph."""
    inner = "".join(part if part.startswith("<") else para(part) for part in content)
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    inner = "".join(part if part.startswith("<") else cell(part) for part in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inner}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def told(document: Document) -> str:
    """What was read, as a specification shows it: headings with #, cells as row,column,rows,columns."""
    lines = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lines.append("#" * block.level + (" " if block.level else "") + document.text[block.start : block.end])
        else:
            lines.append(_told_table(document, block))
    return "\n".join(lines)


def _told_table(document: Document, block: Table) -> str:
    rows: dict[int, list[str]] = {}
    for c in block.cells:
        span = f"[{c.rows}x{c.columns}]" if (c.rows, c.columns) != (1, 1) else ""
        rows.setdefault(c.row, []).append(f"{c.column}:{document.text[c.start : c.end]}{span}")
    return "\n".join("| " + " | ".join(cells) for _, cells in sorted(rows.items()))


def entries(data: bytes) -> dict[str, bytes]:
    """The content of a zip file, to write it again with something changed."""
    with ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def compound(*names: str, stream: bytes = b"") -> bytes:
    """An old container with these streams, the content of the first in sector 2."""
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<H", head, 30, 9)
    struct.pack_into("<I", head, 48, 1)
    struct.pack_into("<109I", head, 76, 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFE] * 126)
    entries = bytearray()
    for name in names:
        text = name.encode("utf-16-le") + b"\0\0"
        entry = bytearray(128)
        entry[: len(text)] = text
        struct.pack_into("<HB", entry, 64, len(text), 2)
        struct.pack_into("<I", entry, 116, 2)
        entries += entry
    return bytes(head) + table + bytes(entries).ljust(512, b"\0") + stream.ljust(512, b"\0")
