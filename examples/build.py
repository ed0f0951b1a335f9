"""Build the example documents: python -m examples.build [folder]."""

import sys
from pathlib import Path

from examples import as_docx, as_html, as_pdf, as_txt, as_xlsx
from examples.source import SOURCES, Text, offices, texts

OUT = Path(__file__).parent / "out"
WRITERS = {
    "docx": as_docx.write,
    "html": as_html.write,
    "pdf": as_pdf.write,
    "txt": as_txt.write,
    "xlsx": as_xlsx.write,
}


def build(folder: Path = OUT) -> list[Path]:
    """Write every example into the folder; the same sources give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    return [one(text, folder) for text in texts()] + [made for name in offices() for made in office(name, folder)]


def office(name: str, folder: Path = OUT) -> list[Path]:
    """Write the working files of an example office into a folder of its name."""
    (folder / name).mkdir(parents=True, exist_ok=True)
    return [one(text, folder / name) for text in texts(SOURCES / name)]


def one(text: Text, folder: Path, kind: str = "") -> Path:
    """Write one example in its own format or in another one."""
    path = folder / f"{text.name}.{kind or text.format}"
    WRITERS[kind or text.format](text, path)
    return path


if __name__ == "__main__":
    for made in build(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT):
        print(made)
