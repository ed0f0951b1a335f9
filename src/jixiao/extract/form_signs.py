"""Whether a document may hold indicator forms at all: asked before the modules that read them are loaded."""

from jixiao.document.model import Document, Table
from jixiao.units.regex import regex

HEAD_WORD = regex("三级指标|指标名称|二级指标|年度指标值|(?:评价|考核)(?:内容|指标|项目)[\t|](?=[^\n]*分)")
_MONEY_WORD = "执行率"  # in the money rows of a form, where a part of it is all there is


def may_hold_forms(document: Document) -> bool:
    if HEAD_WORD.search(document.text):
        return True
    return _MONEY_WORD in document.text and any(isinstance(block, Table) for block in document.blocks)
