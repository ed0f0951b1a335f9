"""What several rules ask of a report: which kind it is, what its outline announces, what its words say near a place."""

import re
from collections.abc import Iterator

from jixiao.check.once import once
from jixiao.check.search.sought import Sought
from jixiao.dossier.model import DocumentKind, Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

REPORTS = frozenset({DocumentKind.DEPARTMENT_REPORT, DocumentKind.PROGRAM_REPORT})


def is_report(dossier: Dossier) -> bool:
    """A self-evaluation or evaluation report in prose."""
    return dossier.kind in REPORTS


def sentence_at(text: str, position: int, farthest: int = 400) -> Span:
    """The sentence around a place, within its line."""
    low, high = max(0, position - farthest), min(len(text), position + farthest)
    start = max(text.rfind(sign, low, position) for sign in "。；\n") + 1
    ends = [end for sign in "。；\n" if (end := text.find(sign, position, high)) >= 0]
    return Span(max(start, low), min(ends, default=high))


def sentences_with(dossier: Dossier, sought: Sought, farthest: int = 400) -> Iterator[Span]:
    """The sentences in which something stands, each once."""
    looked_at = 0
    for found in sought.finditer(dossier):
        if found.start() >= looked_at:
            sentence = sentence_at(dossier.source.text, found.start(), farthest)
            looked_at = sentence.end
            yield sentence


def words_before(text: str, position: int, farthest: int = 24) -> str:
    """The words right before a place, back to a sign or a digit."""
    found = _WORDS_BEFORE.search(text, max(0, position - farthest), position)
    return found.group() if found else ""


def line_at(text: str, position: int, farthest: int = 3000) -> Span:
    """The paragraph or row around a place."""
    start = text.rfind("\n", max(0, position - farthest), position) + 1
    end = text.find("\n", position, position + farthest)
    return Span(max(start, position - farthest, 0), end if end >= 0 else min(len(text), position + farthest))


def has_scored_forms(dossier: Dossier) -> bool:
    """Whether a table gives scores, understood row by row or not."""
    read = any(p.total_score or any(i.score or i.score_field for i in p.indicators) for p in dossier.programs)
    return read or _has_cell(dossier, _SCORES)


def has_indicator_tables(dossier: Dossier) -> bool:
    """Whether a table lists indicators, understood row by row or not."""
    return any(program.indicators for program in dossier.programs) or _has_cell(dossier, _INDICATORS)


_WORDS_BEFORE = regex(r"[^，。；、：:（(\n\d]*\Z")
_SCORES = regex(r"(?:自评|评价|指标|实际)?(?:得分|评分)(?:值)?")
_INDICATORS = regex(r"三级指标|指标名称|(?:年度)?(?:绩效)?指标值|绩效指标|(?:实际)?完成值|二级指标")
LONGEST_LABEL = 8


def _has_cell(dossier: Dossier, label: re.Pattern[str]) -> bool:
    return any(label.fullmatch(words) for words in _short_cells(dossier))


@once
def _short_cells(dossier: Dossier) -> frozenset[str]:
    """What stands in the cells that are no longer than a label."""
    text = dossier.source.text
    cells = (passage.span for passage in dossier.passages if passage.table is not None)
    return frozenset(text[start:end] for start, end in cells if end - start <= LONGEST_LABEL)
