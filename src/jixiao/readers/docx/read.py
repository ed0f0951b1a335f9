"""Word documents (docx): final text with list numbers, tables with their spans, boxes and notes once."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from jixiao.document.model import Document, Origin, Remark
from jixiao.readers.docx.blocks import Body
from jixiao.readers.docx.package import Package
from jixiao.readers.errors import Unreadable
from jixiao.readers.layout import Layout, build
from jixiao.readers.lines import Change

_LONGEST_QUOTE = 30


def read(path: str, data: bytes) -> Document:
    """A Document whose source is the final text, one line a paragraph or table row."""
    body = Body(Package(path, data))
    layout = Layout(body.blocks())
    document = build(path, "docx", layout)
    if not document.text.strip():
        pictures = "只有图片" if body.inline.pictures else "没有文字"
        raise Unreadable(path, f"文档里{pictures}，没有可检查的内容", "请提供文字版；扫描件请先做文字识别（OCR）")
    return replace(document, remarks=(*_changes(layout, document), *_whole(body)))


def _changes(layout: Layout, document: Document) -> Iterator[Remark]:
    """Tracked changes and hidden texts, in reading order."""
    for at, line in layout.lines:
        for change in line.changes:
            start = reading_position(document, at + change.start)
            end = reading_position(document, at + change.end) if change.end > change.start else start
            yield Remark("tracked-change", _told(change, line.text[change.start : change.end]), start, end)
        if line.hidden:
            start, end = reading_position(document, at), reading_position(document, at + len(line.text))
            text = _quoted("".join(line.hidden).strip())
            yield Remark("hidden-text", f"有隐藏文字{text}，打印时看不到，没有检查", start, end)


def _told(change: Change, inserted: str) -> str:
    who = "，".join(part for part in (change.author, change.day) if part)
    if inserted.strip() and change.deleted.strip():
        what = f"{_quoted(change.deleted)}改为{_quoted(inserted)}"
    elif inserted.strip():
        what = f"插入{_quoted(inserted)}"
    else:
        what = f"删去{_quoted(change.deleted)}"
    return f"有未接受的修订：{what}{f'（{who}）' if who else ''}，按修订后的文字检查"


def _quoted(text: str) -> str:
    return f"“{text}”" if len(text) <= _LONGEST_QUOTE else f"“{text[:_LONGEST_QUOTE]}…”"


def _whole(body: Body) -> Iterator[Remark]:
    """What concerns the whole file."""
    if body.deleted_rows:
        yield Remark("tracked-change", f"有未接受的修订：删去表格 {body.deleted_rows} 行，按修订后的文字检查")
    if body.hidden_rows:
        yield Remark("hidden-text", f"有 {body.hidden_rows} 行表格是隐藏的，打印时看不到，没有检查")
    if body.inline.comments:
        yield Remark("comment", f"文中还有 {body.inline.comments} 条批注")
    if body.inline.objects:
        yield Remark("embedded-object", f"文中有 {body.inline.objects} 个嵌入对象（公式、表格等），其中的内容没有检查")
    if body.imports:
        yield Remark("embedded-object", f"正文引用了 {body.imports} 个外部片段，没有检查；请用 Word 打开后另存再试")


def reading_position(document: Document, offset: int) -> int:
    """Where a source offset stands in the reading text (the next kept character when it was left out)."""
    origin: Origin = document.origin
    piece = bisect_right(origin.sources, offset) - 1
    if piece < 0:
        return 0
    start = origin.starts[piece]
    end = origin.starts[piece + 1] if piece + 1 < len(origin.starts) else len(document.text)
    return min(start + offset - origin.sources[piece], end)
