"""docx templates: one copy of the body for each form, everything else in the package as it is."""

from collections.abc import Sequence
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from jixiao.forms.grid import FormError, Grid
from jixiao.forms.word_body import BodyGrid, begin_page, w

_PART = "word/document.xml"


class WordFile:
    """A template with one copy of its body for each name, each on a page of its own."""

    def __init__(self, path: Path, names: Sequence[str]) -> None:
        self._path = path
        with ZipFile(path) as archive:
            content = archive.read(_PART)
        self._tree = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
        body = self._tree.find(w("body"))
        blocks = [] if body is None else [child for child in body if child.tag in (w("p"), w("tbl"))]
        if body is None or not blocks or blocks[0].tag != w("p"):
            raise FormError(f"{path}：Word 模板应以标题段落开头；请在表格前加一行标题。")
        copies = [blocks, *([deepcopy(block) for block in blocks] for _ in names[1:])]
        at = list(body).index(blocks[-1]) + 1
        for twin in copies[1:]:
            begin_page(twin[0])
            body[at:at] = twin
            at += len(twin)
        self.grids: Sequence[Grid] = [BodyGrid(one) for one in copies]

    def saved(self) -> bytes:
        buffer = BytesIO()
        with ZipFile(self._path) as archive, ZipFile(buffer, "w", ZIP_DEFLATED) as written:
            for entry in archive.infolist():
                content = archive.read(entry)
                if entry.filename == _PART:
                    content = etree.tostring(self._tree, xml_declaration=True, encoding="UTF-8", standalone=True)
                written.writestr(entry, content)
        return buffer.getvalue()
