"""The parts of a docx: which entry is the main text, and where its styles, numbering and notes stand."""

from collections.abc import Mapping
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from jixiao.readers.archive import Archive
from jixiao.readers.errors import Unreadable
from jixiao.readers.limits import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# “Strict” documents use other names for the same things.
_STRICT = b"http://purl.oclc.org/ooxml/"
_NAMES = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
_OFF = frozenset(("0", "false", "off", "none"))


class Package:
    """A docx opened: its main part and the parts that one names."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self._archive = Archive(path, data)
        self._strict = False
        self.main = self._find_main()
        self._targets = self._relations(self.main)

    def root(self) -> "_Element":
        root = self._xml(self.main)
        if root is None:
            raise Unreadable(self.path, "文件里没有正文", "请用 WPS 或 Word 打开后另存为 docx")
        return root

    def part(self, kind: str) -> "_Element | None":
        """The part related to the main text as `kind` (styles, numbering, footnotes …); None when there is none."""
        target = self._targets.get(kind)
        return self._xml(target) if target else None

    def data(self, kind: str) -> bytes | None:
        """The bytes of a part, under the usual names."""
        target = self._targets.get(kind)
        return self._bytes(target) if target else None

    def written(self, root: "_Element") -> bytes:
        """The main part after a change, under the names its own package uses."""
        from lxml import etree

        data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        if self._strict:
            for strict, usual in _NAMES:
                data = data.replace(usual, strict)
        return data

    def _find_main(self) -> str:
        main = self._relations("").get("officeDocument", "")
        if main in self._archive:
            return main
        return next((name for name in self._archive.names if name.lower() == "word/document.xml"), "word/document.xml")

    def _relations(self, name: str) -> dict[str, str]:
        folder = dirname(name)
        root = self._archive.xml(join(folder, "_rels", f"{name[len(folder) :].lstrip('/')}.rels"))
        targets: dict[str, str] = {}
        for relation in root if root is not None else ():
            target = relation.get("Target")
            if target and relation.get("TargetMode") != "External":
                kind = (relation.get("Type") or "").rpartition("/")[2]
                # join drops the folder when the target begins at the root of the package.
                targets.setdefault(kind, normpath(join("/", folder, target)).lstrip("/"))
        return targets

    def _bytes(self, name: str) -> bytes | None:
        data = self._archive.bytes(name)
        if data is not None and _STRICT in data:
            self._strict = True
            for strict, usual in _NAMES:
                data = data.replace(strict, usual)
        return data

    def _xml(self, name: str) -> "_Element | None":
        data = self._bytes(name)
        return None if data is None else parse_xml(self.path, data)


Properties = Mapping[str, "_Element"]  # the children of an element by their tags
_NONE: Properties = {}


def children(node: "_Element | None") -> Properties:
    """The children of an element that may be missing; each tag of a list of properties stands once."""
    return _NONE if node is None else {child.tag: child for child in node}


def properties(node: "_Element", tag: str) -> Properties:
    """What the first child of an element says of it, when that is such a list (w:pPr, w:rPr, w:tcPr)."""
    if not len(node) or node[0].tag != tag:
        return _NONE
    return {child.tag: child for child in node[0]}


def attribute(node: "_Element | None", name: str = "val") -> str | None:
    """A w: attribute of a node that may be missing."""
    return None if node is None else node.get(W + name)


def is_on(node: "_Element | None") -> bool:
    """Whether a switch (w:vanish, w:hidden) is there and not turned off."""
    return node is not None and (node.get(W + "val") or "1") not in _OFF


def integer(text: str | None, default: int = 0) -> int:
    """A whole number of an attribute; `default` when it is missing, no number or out of all bounds."""
    if text is None:
        return default
    try:
        value = int(text)
    except ValueError:
        return default
    return value if abs(value) < 1 << 31 else default


def first_choice(alternative: "_Element") -> list["_Element"]:
    """The branch of mc:AlternateContent that new programs show; none of its children are read twice."""
    choice = alternative.find(MC + "Choice")
    if choice is None:
        choice = alternative.find(MC + "Fallback")
    return [] if choice is None else [choice]
