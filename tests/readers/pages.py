"""Pdf files drawn by hand: text at places, lines, frames, forms, pictures. Heights are given from the top."""

from collections.abc import Sequence
from dataclasses import dataclass, field

FONT = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
    b"""<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500]
/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>
/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880]
/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>""",
)
PICTURE = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"


@dataclass
class Sheet:
    """One page: what is drawn on it, and its form objects with their matrices."""

    width: int = 595
    height: int = 842
    extra: str = ""
    drawn: list[str] = field(default_factory=list)
    forms: list[tuple[str, str]] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, size: float = 12) -> "Sheet":
        return self.raw(f"BT /F1 {size:g} Tf 1 0 0 1 {x:g} {self.height - y:g} Tm <{codes(text)}> Tj ET")

    def lines(self, x: float, y: float, texts: Sequence[str], size: float = 12, leading: float = 20) -> "Sheet":
        for number, text in enumerate(texts):
            self.text(x, y + number * leading, text, size)
        return self

    def rule(self, x: float, y: float, x2: float, y2: float, style: str = "0.5 w") -> "Sheet":
        return self.raw(f"q {style} {x:g} {self.height - y:g} m {x2:g} {self.height - y2:g} l S Q")

    def bar(self, x: float, y: float, x2: float, y2: float) -> "Sheet":
        """A filled rectangle, as Word draws borders."""
        return self.raw(f"{x:g} {self.height - y2:g} {x2 - x:g} {y2 - y:g} re f")

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> "Sheet":
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        return self

    def cells(
        self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]], size: float = 10
    ) -> "Sheet":
        """Texts at the upper left of their squares; lines of one cell are set apart by |."""
        for y, texts in zip(ys, rows, strict=False):
            for x, text in zip(xs, texts, strict=False):
                if text:
                    self.lines(x + 5, y + 14, text.split("|"), size, 14)
        return self

    def raw(self, drawn: str) -> "Sheet":
        self.drawn.append(drawn)
        return self


def codes(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def pdf(*sheets: Sheet, encrypt: bytes = b"") -> bytes:
    """The file: catalogue, page tree, font, and for each page itself, its content and its forms."""
    parts = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", *FONT, PICTURE + b" /Length 1 >>\nstream\n0\nendstream"]
    kids = []
    for sheet in sheets:
        first = len(parts) + 1
        kids.append(f"{first} 0 R")
        names = " ".join(f"/X{n} {first + 2 + n} 0 R" for n in range(len(sheet.forms)))
        drawn = "\n".join([*sheet.drawn, *(f"/X{n} Do" for n in range(len(sheet.forms)))])
        resources = f"/Resources << /Font << /F1 3 0 R >> /XObject << /Im 5 0 R {names} >> >>"
        box = "" if "/MediaBox" in sheet.extra else f"/MediaBox [0 0 {sheet.width} {sheet.height}]"
        parts.append(
            f"<< /Type /Page /Parent 2 0 R {box} {sheet.extra} /Contents {first + 1} 0 R {resources} >>".encode()
        )
        parts.append(stream(drawn))
        for matrix, content in sheet.forms:
            head = f"/Type /XObject /Subtype /Form /BBox [0 0 1000 1000] /Matrix [{matrix}] {resources}"
            parts.append(stream(content, head))
    parts[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return joined(parts, encrypt)


def stream(content: str, head: str = "") -> bytes:
    data = content.encode("latin-1")
    return f"<< {head} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def joined(parts: Sequence[bytes], encrypt: bytes = b"") -> bytes:
    body, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n".encode() + part + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = f"xref\n0 {len(parts) + 1}\n".encode() + b"0000000000 65535 f \n"
    tail = b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, encrypt, len(body))
    return body + head + table + tail
