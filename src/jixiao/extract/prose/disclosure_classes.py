"""Functional classes told in prose: 一般公共服务支出（类）商贸事务（款）招商引资（项）。年初预算为…，支出决算为…"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from jixiao.dossier.claim import Stage
from jixiao.dossier.figure import Figure
from jixiao.dossier.ledger import ClassAmount
from jixiao.extract.ledgers.words import bare
from jixiao.units.regex import regex

_NAME = r"[\u4e00-\u9fff、（）()“”]{2,40}?"
# Compiled when a text first tells classes: most do not.
_PATH = (
    rf"（类）(?P<section>{_NAME})（款）(?P<item>{_NAME})（项）|[(]类[)](?P<s2>{_NAME})[(]款[)](?P<i2>{_NAME})[(]项[)]"
)
_CLASS = r"(?P<name>[\u4e00-\u9fff]{2,20})[（(]类[）)](?:支出)?(?:预算|决算)?(?:数|为)?(?=\d)"
_STAGES = (
    (Stage.ORIGINAL, regex(r"(?:年初)?预算数?(?:为|是|安排)?$")),
    (Stage.OUTTURN, regex(r"(?:支出)?决算数?(?:支出)?(?:为|是)?$")),
)
LEAD = 12
REACH = 260  # characters in which a class tells its amounts
MOST = 4  # figures looked at


def read_class_amounts(text: str, figures: Sequence[Figure], starts: Sequence[int]) -> Iterator[ClassAmount]:
    if "类）" not in text and "类)" not in text:
        return
    for hit in re.finditer(_CLASS, text):
        at = bisect_left(starts, hit.end())
        if at < len(figures) and figures[at].span.start == hit.end() and figures[at].printed.unit.is_money:
            name = bare(hit["name"]).removesuffix("支出") + "支出"
            yield ClassAmount(name, Stage.UNSAID, figures[at], in_table=False)
    for hit in re.finditer(_PATH, text):
        name = f"{bare(hit['section'] or hit['s2'])}·{bare(hit['item'] or hit['i2'])}"
        yield from _told(text, figures, bisect_left(starts, hit.end()), hit.end(), name)


def _told(text: str, figures: Sequence[Figure], at: int, start: int, name: str) -> Iterator[ClassAmount]:
    """The budget and the outturn told first after the name, in its paragraph."""
    stop = text.find("\n", start)
    stop = min(stop if stop >= 0 else len(text), start + REACH)
    following = text.find("类）", start, stop)
    stop = following if following >= 0 else stop
    told: set[Stage] = set()
    for figure in figures[at : at + MOST]:
        if figure.span.end > stop or not figure.printed.unit.is_money:
            break
        lead = text[max(start, figure.span.start - LEAD) : figure.span.start]
        stage = next((s for s, words in _STAGES if words.search(lead)), None)
        if stage is not None and stage not in told:
            told.add(stage)
            yield ClassAmount(name, stage, figure, in_table=False)
