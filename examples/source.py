"""The text the example documents are built from: a head in TOML, headings, paragraphs and tables.

    # title            ## heading of level 1            ### heading of level 2
    | a | b |          a table row; a cell "<" goes on to the left, "^" above; "::: name" in front names the table

Every other line that is not empty is a paragraph.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SOURCES = Path(__file__).parent / "sources"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`level` 0 is running text, 1 the title of the document, 2 and more its headings."""

    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    rows: tuple[tuple[str, ...], ...]

    @property
    def width(self) -> int:
        return max(len(row) for row in self.rows)

    def cells(self) -> Iterator[Cell]:
        """Cells with their spans, each once, at its upper left."""
        for row, texts in enumerate(self.rows):
            for column, text in enumerate(texts):
                if text not in {"<", "^"}:
                    yield Cell(text, row, column, self._down(row, column), self._right(row, column))

    def _right(self, row: int, column: int) -> int:
        texts = self.rows[row]
        end = column + 1
        while end < len(texts) and texts[end] == "<":
            end += 1
        return end - column

    def _down(self, row: int, column: int) -> int:
        end = row + 1
        while end < len(self.rows) and column < len(self.rows[end]) and self.rows[end][column] == "^":
            end += 1
        return end - row


@dataclass(frozen=True, slots=True)
class Text:
    """One example document. `clean`: nothing in it deserves an error or a warning."""

    name: str
    format: str
    clean: bool
    about: str
    blocks: tuple[Paragraph | Table, ...]
    wrap: int = 0  # txt: columns of a line, as text taken from a pdf page is broken
    charset: str = "utf-8"  # html and txt: what the page declares

    @property
    def title(self) -> str:
        return next(block.text for block in self.blocks if isinstance(block, Paragraph) and block.level == 1)

    def encoded(self, body: str) -> bytes:
        """Pages declared gb2312 hold characters of its superset in practice."""
        return body.encode("gb18030" if self.charset == "gb2312" else self.charset)

    @property
    def file_name(self) -> str:
        return f"{self.name}.{self.format}"


def texts(folder: Path = SOURCES) -> list[Text]:
    """All example documents in the order of their names."""
    return [parse(path) for path in sorted(folder.glob("*.md"))]


def offices() -> list[str]:
    """Folders of working files, each of one department and year."""
    return sorted(path.name for path in SOURCES.iterdir() if path.is_dir())


def parse(path: Path) -> Text:
    _, head, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    facts = tomllib.loads(head)
    return Text(path.stem, blocks=tuple(_blocks(body.splitlines())), **facts)


def _blocks(lines: list[str]) -> Iterator[Paragraph | Table]:
    name, rows = "", list[tuple[str, ...]]()
    for line in [*lines, ""]:
        if line.startswith("|"):
            rows.append(tuple(cell.strip() for cell in line.strip().strip("|").split("|")))
            continue
        if rows:
            yield Table(name, tuple(rows))
            name, rows = "", []
        if line.startswith(":::"):
            name = line.removeprefix(":::").strip()
        elif line.startswith("#"):
            marks, _, text = line.partition(" ")
            yield Paragraph(text.strip(), len(marks))
        elif line.strip():
            yield Paragraph(line.strip())
