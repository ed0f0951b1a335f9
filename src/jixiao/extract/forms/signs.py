"""What is read of indicator forms, and whether a document may hold any: asked before the modules that read them."""

from jixiao.document.model import Document, Table
from jixiao.dossier.claim import Execution, Share, Split
from jixiao.dossier.indicator import Program
from jixiao.dossier.model import Undecided
from jixiao.units.record import record
from jixiao.units.regex import regex

HEAD_WORD = regex("三级指标|指标名称|二级指标|年度指标值")
# 评价内容 | 分值 | 得分; 指标 | 目标值 | 完成值 | 分值 | 得分
_POINTS_HEAD = regex(r"(?:内容|指标|项目)[ \t|]+(?:(?:年度|年初|计划)?(?:目标|指标)值|分值|权重|满分|标准分)[ \t|]")
_POINTS = ("分值", "权重", "满分", "标准分")
_MONEY_WORD = "执行率"  # in the money rows of a form, where a part of it is all there is


@record
class Forms:
    """Programs in reading order, the rows that could not be understood, and what the lists in the heads add up to."""

    programs: tuple[Program, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    splits: tuple[Split, ...] = ()
    shares: tuple[Share, ...] = ()
    executions: tuple[Execution, ...] = ()


def has_head(document: Document, start: int = 0, end: int | None = None) -> bool:
    """Whether words of a head row stand in the text, or in a part of it."""
    text, end = document.text, len(document.text) if end is None else end
    if HEAD_WORD.search(text, start, end):
        return True
    said = any(text.find(word, start, end) >= 0 for word in _POINTS)
    return said and _POINTS_HEAD.search(text, start, end) is not None


def may_hold_forms(document: Document) -> bool:
    if has_head(document):
        return True
    return _MONEY_WORD in document.text and any(isinstance(block, Table) for block in document.blocks)
