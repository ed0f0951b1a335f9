"""Word comments put into a docx at places of its source text; every other part of the file is copied as it is."""

from collections.abc import Sequence
from io import BytesIO
from posixpath import basename, dirname, join, relpath
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from jixiao.readers.docx.package import W
from jixiao.readers.docx.places import Places, Stretch
from jixiao.readers.limits import parse_xml
from jixiao.units.record import record
from jixiao.units.regex import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_KIND = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
# What XML cannot hold.
_FORBIDDEN = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@record
class Comment:
    """A comment on characters `start` to `end` of the source text: a headline and paragraphs below it."""

    start: int
    end: int
    headline: str
    paragraphs: tuple[str, ...] = ()


def add_comments(path: str, data: bytes, comments: Sequence[Comment], author: str, initials: str) -> bytes:
    """The docx with comments added to those it has; raises Unreadable when it is no docx."""
    places = Places(path, data)
    stretches = places.stretches([(comment.start, comment.end) for comment in comments])
    anchored = [(comment, place) for comment, place in zip(comments, stretches, strict=True) if place]
    if not anchored:
        return data
    with ZipFile(BytesIO(data)) as archive:
        package = _Package(path, archive, places.part)
        root = package.comments()
        numbers = range(_next_number(root, places.root), 1 << 31)
        for number, (comment, stretch) in zip(numbers, anchored, strict=False):
            _anchor(stretch, number)
            root.append(_written(root, comment, number, author, initials))
        package.changed[places.part] = places.xml()
        package.keep_comments(root)
        return package.bytes()


def _next_number(comments: "_Element", body: "_Element") -> int:
    """Above every number that comments or their places use, also of places whose comment is lost."""
    tags = (W + "comment", W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference")
    used = (node.get(W + "id") or "" for root in (comments, body) for node in root.iter(*tags))
    return max((int(number) for number in used if number.isdecimal()), default=-1) + 1


def _anchor(stretch: Stretch, number: int) -> None:
    first, last = stretch
    start = first.makeelement(W + "commentRangeStart", {W + "id": str(number)})
    end = last.makeelement(W + "commentRangeEnd", {W + "id": str(number)})
    reference = last.makeelement(W + "r")
    reference.append(last.makeelement(W + "commentReference", {W + "id": str(number)}))
    first.addprevious(start)
    tail = last
    while (after := tail.getnext()) is not None and _ends_comment(after):
        tail = after  # behind the comments that end here already, so that they keep their order
    tail.addnext(end)
    end.addnext(reference)


def _ends_comment(node: "_Element") -> bool:
    return node.tag == W + "commentRangeEnd" or (node.tag == W + "r" and node.find(W + "commentReference") is not None)


def _written(root: "_Element", comment: Comment, number: int, author: str, initials: str) -> "_Element":
    names = {W + "id": str(number), W + "author": author, W + "initials": initials}
    node = root.makeelement(W + "comment", names)
    node.append(_paragraph(node, comment.headline, bold=True, reference=True))
    for text in comment.paragraphs:
        node.append(_paragraph(node, text))
    return node


def _paragraph(node: "_Element", text: str, *, bold: bool = False, reference: bool = False) -> "_Element":
    paragraph = node.makeelement(W + "p")
    if reference:
        run = node.makeelement(W + "r")
        run.append(node.makeelement(W + "annotationRef"))
        paragraph.append(run)
    run = node.makeelement(W + "r")
    if bold:
        properties = node.makeelement(W + "rPr")
        properties.append(node.makeelement(W + "b"))
        run.append(properties)
    words = node.makeelement(W + "t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
    words.text = _FORBIDDEN.sub("", text)
    run.append(words)
    paragraph.append(run)
    return paragraph


class _Package:
    """The zip file of a docx, with the parts that change."""

    def __init__(self, path: str, archive: ZipFile, main: str) -> None:
        self._path, self._archive, self._main = path, archive, main
        self._names = {name.replace("\\", "/").lower(): name for name in reversed(archive.namelist())}
        self._strict = _STRICT_WORD.encode() in self._read(main)
        self._relations_name = join(dirname(main), "_rels", f"{basename(main)}.rels")
        self._part = self._find_part()
        self.changed: dict[str, bytes] = {}

    def _read(self, name: str) -> bytes:
        found = self._names.get(name.lower())
        return self._archive.read(found) if found else b""

    def _relations(self) -> "_Element":
        data = self._read(self._relations_name) or f'<Relationships xmlns="{_RELATIONS}"/>'.encode()
        return parse_xml(self._path, data)

    def _find_part(self) -> str:
        """The comments part the document names, "" when it has none."""
        for relation in self._relations():
            if (relation.get("Type") or "") in (_KIND, _STRICT_KIND):
                target = join("/", dirname(self._main), relation.get("Target") or "").lstrip("/")
                return target if target.lower() in self._names else ""
        return ""

    def comments(self) -> "_Element":
        """The comments there are, under the usual names; an empty list when there are none."""
        data = self._read(self._part) if self._part else b""
        return parse_xml(
            self._path,
            data.replace(_STRICT_WORD.encode(), _WORD.encode()) or f'<w:comments xmlns:w="{_WORD}"/>'.encode(),
        )

    def keep_comments(self, root: "_Element") -> None:
        """Write the comments back; a new part is named in the relations and in the content types."""
        data = _serialized(root)
        if self._strict:
            data = data.replace(_WORD.encode(), _STRICT_WORD.encode())
        if not self._part:
            self._part = join(dirname(self._main), "comments.xml")
            while self._part.lower() in self._names:
                self._part = self._part.replace(".xml", "-jixiao.xml")
            self._name_in_relations()
            self._name_in_types()
        self.changed[self._part] = data

    def _name_in_relations(self) -> None:
        root = self._relations()
        for relation in list(root):
            if (relation.get("Type") or "") in (_KIND, _STRICT_KIND):
                root.remove(relation)  # it led nowhere
        used = {relation.get("Id") for relation in root}
        number = next(number for number in range(1, len(used) + 2) if f"rIdJx{number}" not in used)
        target = relpath(self._part, dirname(self._main) or ".")
        facts = {"Id": f"rIdJx{number}", "Type": _STRICT_KIND if self._strict else _KIND, "Target": target}
        root.append(root.makeelement(f"{{{_RELATIONS}}}Relationship", facts))
        self.changed[self._relations_name] = _serialized(root)

    def _name_in_types(self) -> None:
        root = parse_xml(self._path, self._read("[Content_Types].xml") or f'<Types xmlns="{_TYPES}"/>'.encode())
        facts = {"PartName": f"/{self._part}", "ContentType": _CONTENT}
        root.append(root.makeelement(f"{{{_TYPES}}}Override", facts))
        self.changed["[Content_Types].xml"] = _serialized(root)

    def bytes(self) -> bytes:
        """The zip file: unchanged parts byte for byte, in their order, new ones at the end."""
        waiting = {name.lower(): (name, data) for name, data in self.changed.items()}
        output = BytesIO()
        with ZipFile(output, "w", ZIP_DEFLATED) as archive:
            for name, original in reversed(self._names.items()):
                entry = self._archive.getinfo(original)
                _, data = waiting.pop(name, (name, self._archive.read(entry)))
                archive.writestr(entry, data)
            for name, data in waiting.values():
                archive.writestr(_entry(name), data)
        return output.getvalue()


def _entry(name: str) -> ZipInfo:
    """An entry with a fixed date: the same input gives the same output."""
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    return entry


def _serialized(root: "_Element") -> bytes:
    from lxml import etree

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
