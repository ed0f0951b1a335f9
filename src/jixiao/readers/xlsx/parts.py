"""The parts of an xlsx package: which sheets there are, shared texts, number formats and borders of cells."""

from collections.abc import Iterator
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from jixiao.readers.archive import Archive
from jixiao.readers.cell_formats import BUILT_IN, GENERAL
from jixiao.units.record import record
from jixiao.units.regex import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

_ESCAPED = regex(r"_x([0-9A-Fa-f]{4})_")
_RELATION = regex(r"\}id$")


@record
class SheetPart:
    name: str
    part: str
    hidden: bool


@record
class Look:
    """How a cell looks: its number format and whether it has a border."""

    code: str
    framed: bool


class Book:
    """The parts of a workbook that its sheets refer to."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.part = self._main()
        root = archive.xml(self.part)
        self.from_1904 = root is not None and _is_true(_one(root, "workbookPr"), "date1904")
        self.sheets = [] if root is None else list(self._sheets(root))
        folder = dirname(self.part)
        self.looks = _looks(archive.xml(join(folder, "styles.xml")))
        self.texts = [text_of(item) for item in _children(archive.xml(join(folder, "sharedStrings.xml")), "si")]

    def _main(self) -> str:
        for relation in _children(self.archive.xml("_rels/.rels"), "Relationship"):
            if str(relation.get("Type", "")).endswith("/officeDocument"):
                return normpath(str(relation.get("Target", "")).lstrip("/"))
        return "xl/workbook.xml"

    def _sheets(self, root: "_Element") -> Iterator[SheetPart]:
        folder, _, name = self.part.rpartition("/")
        relations = self.archive.xml(f"{folder}/_rels/{name}.rels")
        targets = {
            str(r.get("Id")): _resolved(folder, str(r.get("Target"))) for r in _children(relations, "Relationship")
        }
        for number, sheet in enumerate(root.iterfind("{*}sheets/{*}sheet"), 1):
            relation = next((str(value) for key, value in sheet.items() if _RELATION.search(str(key))), "")
            part = targets.get(relation, f"{folder}/worksheets/sheet{number}.xml")
            hidden = sheet.get("state", "visible") != "visible"
            yield SheetPart(str(sheet.get("name", f"表{number}")), part, hidden)


def _resolved(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))


def _looks(styles: "_Element | None") -> list[Look]:
    if styles is None:
        return []
    codes = dict(BUILT_IN)
    for form in styles.iterfind("{*}numFmts/{*}numFmt"):
        if (number := _integer(form.get("numFmtId"))) is not None:
            codes[number] = str(form.get("formatCode", GENERAL))
    borders = [_has_line(border) for border in styles.iterfind("{*}borders/{*}border")]
    looks = []
    for cell in styles.iterfind("{*}cellXfs/{*}xf"):
        border = _integer(cell.get("borderId")) or 0
        code = codes.get(_integer(cell.get("numFmtId")) or 0, GENERAL)
        looks.append(Look(code, border < len(borders) and borders[border]))
    return looks


def _has_line(border: "_Element") -> bool:
    return sum(1 for side in border if side.get("style", "none") != "none") >= 2


def text_of(item: "_Element") -> str:
    """The text of a shared or inline string, without the pronunciations of Japanese."""
    texts = (t.text or "" for t in item.iter("{*}t") if (parent := t.getparent()) is None or not _named(parent, "rPh"))
    return unescaped("".join(texts))


def unescaped(text: str) -> str:
    """Characters that XML cannot hold, as Excel writes them: _x000D_."""
    return _ESCAPED.sub(lambda hit: chr(int(hit[1], 16)), text) if "_x" in text else text


def _children(root: "_Element | None", name: str) -> "Iterator[_Element]":
    return iter(()) if root is None else root.iterfind("{*}" + name)


def _one(root: "_Element", name: str) -> "_Element | None":
    return root.find("{*}" + name)


def _named(node: "_Element", name: str) -> bool:
    return str(node.tag).rpartition("}")[2] == name


def _is_true(node: "_Element | None", name: str) -> bool:
    return node is not None and node.get(name, "0") in {"1", "true", "on"}


def _integer(text: object) -> int | None:
    return int(text) if isinstance(text, str) and text.isascii() and text.isdigit() else None
