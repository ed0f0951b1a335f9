"""A Word file as its parts: bytes by name, XML on demand, and the relations and content types between them."""

import io
import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
MAIN = "word/document.xml"
_LARGEST = 200_000_000  # bytes unpacked; what is larger is no template and no report

Element = Any  # lxml ships no usable types for what is written here


class DocxError(ValueError):
    """A file that is no Word document, or one that cannot be used."""


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def parser() -> Any:
    """Entities and network off."""
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)


class Package:
    """The parts of a docx. A part that was parsed is written anew, all others are copied as they are."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = parts
        self._trees: dict[str, Element] = {}

    @classmethod
    def of(cls, path: Path, data: bytes | None = None) -> "Package":
        """`data` where the file is not on the disk. Raises DocxError when it is no docx, or is damaged or protected."""
        try:
            with zipfile.ZipFile(path if data is None else io.BytesIO(data)) as archive:
                if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
                    raise DocxError(f"{path}：文件太大，不能作为报告处理")
                parts = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
        except (zipfile.BadZipFile, OSError, RuntimeError) as cause:
            raise DocxError(f"{path}：不是完好的 docx 文件；请用 Word 或 WPS 打开后另存为 docx（不加密码）") from cause
        if MAIN not in parts:
            raise DocxError(f"{path}：不是 Word 文件（没有正文）；请另存为 docx")
        return cls(parts)

    def tree(self, name: str) -> Element:
        """The root of a part; changes to it are written."""
        if name not in self._trees:
            try:
                self._trees[name] = etree.fromstring(self.parts[name], parser())
            except etree.XMLSyntaxError as cause:
                raise DocxError(f"文件已损坏（{name}）；请用 Word 或 WPS 打开后另存") from cause
        return self._trees[name]

    def add(self, name: str, data: bytes, content_type: str = "") -> None:
        """A part of our own; the content type is declared unless its extension has one."""
        self.parts[name] = data
        self._trees.pop(name, None)
        if content_type:
            types = self.tree("[Content_Types].xml")
            etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=content_type)

    def relate(self, source: str, target: str, kind: str) -> str:
        """A relation from one part to another (`target` as the source sees it); its identity."""
        folder, _, name = source.rpartition("/")
        path = f"{folder}/_rels/{name}.rels".lstrip("/")
        if path not in self.parts:
            self.parts[path] = f'<Relationships xmlns="{_RELATIONS}"/>'.encode()
        relations = self.tree(path)
        identity = f"rIdJx{len(relations) + 1}"
        etree.SubElement(relations, f"{{{_RELATIONS}}}Relationship", Id=identity, Type=f"{R}/{kind}", Target=target)
        return identity

    def free_name(self, pattern: str) -> str:
        """The first name of the pattern (word/charts/chart{}.xml) that no part has yet."""
        number = 1
        while pattern.format(number) in self.parts:
            number += 1
        return pattern.format(number)

    def bytes(self) -> bytes:
        """The file; the same parts give the same bytes."""
        whole = io.BytesIO()
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            for name, data in self.parts.items():
                tree = self._trees.get(name)
                if tree is not None:
                    data = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: PLW2901
                archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
        return whole.getvalue()
