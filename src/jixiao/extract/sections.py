"""The outline: headings by their numbering (and by the file's own heading styles), and the passages under them."""

from collections.abc import Iterator, Sequence
from itertools import repeat

from jixiao.document.model import Document, Paragraph
from jixiao.dossier.model import Passage, Section
from jixiao.dossier.place import Source, Span
from jixiao.units.numbering import Mark, mark_at, nest
from jixiao.units.record import many, record
from jixiao.units.regex import regex

LONGEST_HEADING = 60
_LONGEST_RUN_IN = 30
_SENTENCE_END = regex(r"[。；;]$|[。；].")
# A list item of duties or tasks, not a heading: 完成区政府交办的其他任务。
_ITEM = regex(r"负责|承担|完成|贯彻|组织|指导|配合|协助|参与|开展|按照|拟订|起草|监督|研究")
_FIGURE = regex(r"\d(?!\d{3}年|\d{0,3}年|\.|、)")
_DOTTED = regex(r"(?:[.…·．。]{3,}|[-—_]{4,}|\t)[ \-—]*\d{0,3}[ \-—]*$")
_DOTTED_ENDS = frozenset(".…·．。-—_ \t0123456789")
_CONTENTS_BEGIN = frozenset("[【目")
_CONTENTS = regex(r"[\[【]?目[ \u3000]*[录次][\]】]?$")
_AMOUNT = regex(r"\d[\d,]*\.\d{2}(?!\d)")
_SENTENCE = regex(r"[。；：，]")
_LONGEST_ROW = 70
_FEWEST_ROWS = 5
_PAGE_NUMBER = regex(r"[.…·．。 \-—_]*\d{0,3}[ \-—]*$")


@record
class _Head:
    """A heading before its body is known; `mark` None when only the file says that it is one."""

    block: Paragraph
    end: int
    mark: Mark | None


def read_sections(document: Document, source: Source) -> tuple[tuple[Section, ...], tuple[Passage, ...]]:
    """Sections in reading order, and every paragraph and cell with the section it stands in."""
    text = source.text
    contents = _contents(document, text) | _flattened_rows(document, text)
    marks: list[tuple[str, int]] = []  # of headings and numbered items alike: items keep the nesting right
    heads: list[tuple[_Head, int]] = []
    passages: list[Passage] = []
    tables = 0
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Paragraph):
            section = len(heads) - 1
            spans = many(Span, [cell[:2] for cell in block.cells if cell[1] > cell[0]])
            passages += many(Passage, zip(spans, repeat(section), repeat(tables), repeat(False)))
            tables += 1
            continue
        span = Span(block.start, block.end)
        mark, end = None, 0
        if index not in contents:
            mark = mark_at(text, block.start, block.end)
            end = _heading_end(text, block, mark) if mark or block.level else 0
        if mark:
            marks.append((mark.style, mark.ordinal))
        elif end:
            marks.append((f"#{block.level}", 0))
        if end:
            heads.append((_Head(block, end, mark), len(marks) - 1))
        passages.append(Passage(span, len(heads) - 1, None, bool(end)))
    levels = [placement.level for placement in nest(marks)]
    found = [(head, levels[at]) for head, at in heads]
    return tuple(_sections(found, text)), tuple(passages)


def _heading_end(text: str, block: Paragraph, mark: Mark | None) -> int:
    """Where the heading that this paragraph is (or begins with) ends; 0 when it is none."""
    line = text[block.start : block.end]
    if mark is None:
        return block.end if block.level and len(line) <= LONGEST_HEADING else 0
    if mark.end >= block.end:
        return 0
    if len(line) <= LONGEST_HEADING and not _SENTENCE_END.search(line):
        return block.end
    stop = text.find("。", mark.end, min(block.end, mark.end + _LONGEST_RUN_IN))
    title = text[mark.end : max(stop, mark.end)]
    if not title or "，" in title or "；" in title or _ITEM.match(title) or _FIGURE.search(title):
        return 0
    # （一）绩效信息收集。年度预算… opens its own paragraph; alone with its full stop it must be short.
    return stop + 1 if stop + 1 < block.end or len(title) <= 15 else 0


def _contents(document: Document, text: str) -> frozenset[int]:
    """Indexes of the paragraphs that form the table of contents."""
    found: set[int] = set()
    seen: set[str] = set()
    inside = False
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Paragraph):
            inside = False
            continue
        line = text[block.start : block.end]
        if len(line) <= LONGEST_HEADING + 20 and _DOTTED_ENDS.issuperset(line[-2:]) and _DOTTED.search(line):
            found.add(index)
            continue
        if line[0] in _CONTENTS_BEGIN and _CONTENTS.match(line):
            inside, seen = True, set()
            found.add(index)
            continue
        if not inside:
            continue
        title = _PAGE_NUMBER.sub("", line)
        inside = len(line) <= LONGEST_HEADING and title not in seen
        if inside:
            seen.add(title)
            found.add(index)
    return frozenset(found)


def _flattened_rows(document: Document, text: str) -> frozenset[int]:
    """Indexes of lines that were rows of a numbered table: 一、一般公共预算财政拨款收入2,940.05 …"""
    found: set[int] = set()
    run: list[int] = []
    for index, block in enumerate([*document.blocks, None]):
        if isinstance(block, Paragraph) and _may_be_row(text, block):
            run.append(index)
            continue
        if len(run) >= _FEWEST_ROWS:
            blocks = [document.blocks[at] for at in run]
            amounts = sum(1 for b in blocks if _AMOUNT.search(text, b.start, b.end))
            numbers = sum(1 for b in blocks if mark_at(text, b.start, b.end))
            if numbers >= _FEWEST_ROWS and amounts >= 2:
                found.update(run)
        run = []
    return frozenset(found)


def _may_be_row(text: str, block: Paragraph) -> bool:
    short = block.end - block.start <= _LONGEST_ROW and not block.level
    return short and text[block.start] != "第" and not _SENTENCE.search(text, block.start, block.end)


def _sections(heads: Sequence[tuple[_Head, int]], text: str) -> Iterator[Section]:
    """Each body ends where the next heading of the same or an outer level begins."""
    ends: list[int] = [len(text)] * len(heads)
    open_heads: list[int] = []
    for index, (head, level) in enumerate(heads):
        while open_heads and heads[open_heads[-1]][1] >= level:
            ends[open_heads.pop()] = head.block.start
        open_heads.append(index)
    for (head, level), end in zip(heads, ends, strict=True):
        start, mark = head.block.start, head.mark
        title = text[mark.end if mark else start : head.end].strip("。：: ")
        yield Section(
            level,
            text[start : mark.end].strip() if mark else "",
            title,
            Span(start, head.end),
            Span(head.end, max(end, head.end)),
            mark.ordinal if mark else 0,
            mark.style if mark else "",
        )
