"""The outline: headings by their numbering (and by the file's own heading styles), and the passages under them."""

import re

from jixiao.document.model import Document, Paragraph
from jixiao.dossier.model import Passage, Section
from jixiao.dossier.place import Source, Span
from jixiao.units.chinese import numeral

# Style of numbering, outermost first; a heading is numbered and short, or the file says so.
STYLES = (
    ("第一部分", re.compile(r"第([一二三四五六七八九十]{1,3})(?:部分|章|节)[、：: ]?")),
    ("一、", re.compile(r"([一二三四五六七八九十]{1,3})[、.．]")),
    ("（一）", re.compile(r"[（(]([一二三四五六七八九十]{1,3})[)）]、?")),
    ("1.", re.compile(r"(?:[-*•] )?(\d{1,2})(?:[.．、](?!\d)|(?=[\u4e00-\u9fff]{2,}绩效目标表))")),
    ("（1）", re.compile(r"[（(](\d{1,2})[)）]、?")),
    ("1）", re.compile(r"(\d{1,2})[)）]")),
    ("①", re.compile(r"([①-⑳])")),
)
LONGEST_HEADING = 60
_SENTENCE_END = re.compile(r"[。；;]$|[。；].")


def read_sections(document: Document, source: Source) -> tuple[tuple[Section, ...], tuple[Passage, ...]]:
    """Sections in reading order, and every paragraph and cell with the section it stands in."""
    heads: list[tuple[int, str, str, Span, int, str]] = []
    passages: list[Passage] = []
    tables = 0
    for block in document.blocks:
        if isinstance(block, Paragraph):
            heading = _heading(source.text, block)
            if heading:
                heads.append(heading)
            passages.append(Passage(Span(block.start, block.end), len(heads) - 1, None, bool(heading)))
        else:
            passages.extend(Passage(Span(c.start, c.end), len(heads) - 1, tables) for c in block.cells if c.end > c.start)
            tables += 1
    return _with_bodies(heads, len(source.text)), tuple(passages)


def _heading(text: str, block: Paragraph) -> tuple[int, str, str, Span, int, str] | None:
    for level, (style, pattern) in enumerate(STYLES, start=1):
        found = pattern.match(text, block.start, block.end)
        if not found:
            continue
        line = text[block.start : block.end]
        end = block.end
        if len(line) > LONGEST_HEADING or _SENTENCE_END.search(line):
            end = _run_in_heading(text, found.end(), block.end)
            if not end:
                return None
        number = text[block.start : found.end()].strip()
        title = text[found.end() : end].strip("。：: ")
        return level, number, title, Span(block.start, end), _ordinal(found.group(1)), style
    if block.level and block.end - block.start <= LONGEST_HEADING:
        return block.level, "", text[block.start : block.end], Span(block.start, block.end), 0, ""
    return None


def _run_in_heading(text: str, start: int, end: int) -> int:
    """A heading that opens its own paragraph: （一）绩效信息收集。年度预算… → end of the heading, 0 if there is none."""
    stop = text.find("。", start, min(end, start + 30))
    return stop + 1 if stop > start and "，" not in text[start:stop] else 0


def _ordinal(number: str) -> int:
    if number.isdecimal():
        return int(number)
    if "①" <= number <= "⑳":
        return ord(number) - ord("①") + 1
    return numeral(number) or 0


def _with_bodies(heads: list[tuple[int, str, str, Span, int, str]], length: int) -> tuple[Section, ...]:
    """Each body ends where the next heading of the same or an outer level begins."""
    sections = []
    for index, (level, number, title, span, ordinal, style) in enumerate(heads):
        end = next((h[3].start for h in heads[index + 1 :] if h[0] <= level), length)
        sections.append(Section(level, number, title, span, Span(span.end, max(end, span.end)), ordinal, style))
    return tuple(sections)
