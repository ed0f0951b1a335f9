"""Workbooks written from the parts that matter to a test: xlsx as XML, xls as records in a container."""

import struct
from collections.abc import Mapping, Sequence

from tests.readers.files import archive

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
BOX = '<border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border>'


def cell(at: str, value: str = "", kind: str = "", formula: str = "", look: int = 0) -> str:
    """A c element; `kind` is its type (s, str, inlineStr, b, e), `look` the number of its format."""
    typed = f' t="{kind}"' if kind else ""
    inner = f"<f>{formula}</f>" if formula else ""
    if kind == "inlineStr":
        inner += f"<is><t>{value}</t></is>"
    elif value or formula:
        inner += f"<v>{value}</v>"
    return f'<c r="{at}" s="{look}"{typed}>{inner}</c>'


def text(at: str, value: str, look: int = 0) -> str:
    return cell(at, value, "inlineStr", look=look)


def rows(*lines: Sequence[str], top: int = 1, look: int = 0) -> str:
    """Rows of texts and numbers from column A; "" is no cell."""
    found = ""
    for number, values in enumerate(lines, top):
        cells = ""
        for column, value in enumerate(values):
            at = f"{chr(65 + column)}{number}"
            if value.replace(".", "").replace("-", "").isdigit():
                cells += cell(at, value, look=look)
            elif value or look:
                cells += text(at, value, look) if value else cell(at, look=look)
        found += f'<row r="{number}">{cells}</row>'
    return found


def sheet(content: str, merged: Sequence[str] = (), before: str = "") -> str:
    """A worksheet part."""
    areas = "".join(f'<mergeCell ref="{area}"/>' for area in merged)
    return (
        f'<worksheet xmlns="{_MAIN}">{before}<sheetData>{content}</sheetData>'
        f"{f'<mergeCells>{areas}</mergeCells>' if areas else ''}</worksheet>"
    )


def xlsx(
    sheets: Mapping[str, str] | str,
    *,
    formats: Sequence[str] = (),
    hidden: Sequence[str] = (),
    shared: str = "",
    extra: Mapping[str, str | bytes] | None = None,
    properties: str = "",
) -> bytes:
    """A workbook. Look 0 is plain, 1 has a border, 2 and on have the formats, then the formats with a border."""
    named = {"表1": sheets} if isinstance(sheets, str) else sheets
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="r{n}" state="{"hidden" if name in hidden else "visible"}"/>'
        for n, name in enumerate(named, 1)
    )
    targets = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(named) + 1)
    )
    entries: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="a" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{properties}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{targets}</Relationships>',
        "xl/styles.xml": _styles(formats),
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{shared}</sst>',
    }
    for n, content in enumerate(named.values(), 1):
        entries[f"xl/worksheets/sheet{n}.xml"] = content
    return archive(entries | dict(extra or {}))


def _styles(formats: Sequence[str]) -> str:
    quoted = [code.replace("&", "&amp;").replace('"', "&quot;") for code in formats]
    codes = "".join(f'<numFmt numFmtId="{200 + n}" formatCode="{code}"/>' for n, code in enumerate(quoted))
    numbers = [200 + n for n in range(len(formats))]
    looks = [(0, 0), (0, 1), *((n, 0) for n in numbers), *((n, 1) for n in numbers)]
    cells = "".join(f'<xf numFmtId="{number}" borderId="{border}"/>' for number, border in looks)
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts>{codes}</numFmts><borders><border/>{BOX}</borders>'
        f"<cellXfs>{cells}</cellXfs></styleSheet>"
    )


# --- xls -------------------------------------------------------------------------------------------------------------


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def wide(value: str, size: str = "H") -> bytes:
    """A string with its length and the mark of two bytes a character."""
    return struct.pack(f"<{size}B", len(value), 1) + value.encode("utf-16-le")


def xls(cells: Mapping[tuple[int, int], str | float], code: str, *, framed: bool = False, merged: bytes = b"") -> bytes:
    """A workbook of one sheet 表1; numbers have the format `code`."""
    lines = 0x1111 if framed else 0
    look = struct.pack("<HHHBBBBIIH", 0, 0, 0, 0, 0, 0, 0, lines, 0, 0)
    formatted = struct.pack("<HHHBBBBIIH", 0, 200, 0, 0, 0, 0, 0, lines, 0, 0)
    head = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + record(0x42, struct.pack("<H", 1200))
    head += record(0x41E, struct.pack("<H", 200) + wide(code)) + record(0xE0, look) + record(0xE0, formatted)
    name = wide("表1", "B")
    start = len(head) + 4 + 6 + len(name) + 4
    head += record(0x85, struct.pack("<IBB", start, 0, 0) + name) + record(0x0A)
    body = record(0x809, struct.pack("<HHHHII", 0x600, 16, 0, 0, 0, 0))
    for (row, column), value in cells.items():
        if isinstance(value, str):
            body += record(0x204, struct.pack("<HHH", row, column, 0) + wide(value))
        else:
            body += record(0x203, struct.pack("<HHHd", row, column, 1, value))
    body += (record(0xE5, merged) if merged else b"") + record(0x0A)
    return container("Workbook", (head + body).ljust(4096, b"\0"))


def container(name: str, content: bytes) -> bytes:
    """An old container with one stream: a table, a directory, then the sectors of the stream."""
    size, last, free = 512, 0xFFFFFFFE, 0xFFFFFFFF
    count = -(-len(content) // size)
    table = [0xFFFFFFFD, last, *range(3, 2 + count), last]
    table += [free] * (128 - len(table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, last, 0, last, 0) + struct.pack("<I", 0)
    header += struct.pack("<I", free) * 108
    directory = _entry("Root Entry", 5, last, 0, child=1) + _entry(name, 2, 2, len(content))
    directory = directory.ljust(size, b"\0")
    return header + struct.pack("<128I", *table) + directory + content.ljust(count * size, b"\0")


def _entry(name: str, kind: int, start: int, length: int, child: int = 0xFFFFFFFF) -> bytes:
    coded = name.encode("utf-16-le") + b"\0\0"
    free = 0xFFFFFFFF
    return (
        coded.ljust(64, b"\0") + struct.pack("<HBBIII", len(coded), kind, 1, free, free, child)
        + bytes(36) + struct.pack("<IIQ", start, length, 0)[:12]
    ).ljust(128, b"\0")  # fmt: skip
