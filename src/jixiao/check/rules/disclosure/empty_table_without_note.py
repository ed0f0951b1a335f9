from collections import defaultdict
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.model import DocumentKind, Dossier, Passage
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

_KINDS = frozenset({DocumentKind.BUDGET_DISCLOSURE, DocumentKind.FINAL_ACCOUNT_DISCLOSURE})
_MONEY_TABLE = regex(r"收入|支出|合计|金额|决算数|预算数")
_FILLED = regex(r"\d|—|--|无|零")
_EXPLAINED = regex(r"空表|没有|无|未安排|未发生|不涉及|未使用|为0|为零")
_NEAR = 160


def empty_table_without_note(dossier: Dossier) -> Iterator[Hit]:
    if dossier.kind not in _KINDS:
        return
    tables: dict[int, list[Passage]] = defaultdict(list)
    for passage in dossier.passages:
        if passage.table is not None:
            tables[passage.table].append(passage)
    text = dossier.source.text
    for cells in tables.values():
        span = Span(cells[0].span.start, cells[-1].span.end)
        content = text[span.start : span.end]
        if len(cells) < 3 or not _MONEY_TABLE.search(content) or _FILLED.search(content):
            continue
        if not _has_cells(dossier, span):
            continue
        around = text[max(0, span.start - _NEAR) : span.start] + text[span.end : span.end + _NEAR]
        if not _EXPLAINED.search(around):
            yield Hit(cells[0].span, "整张表没有一个数，也没有注明没有数据")


def _has_cells(dossier: Dossier, span: Span) -> bool:
    """Whether the file itself has a table here; rows guessed from blanks may have lost their figures."""
    source = dossier.source
    if source.format != "txt":
        return True
    printed = source.original[source.origin(span.start) : source.origin(span.end - 1) + 1]
    return "\t" in printed or "|" in printed
