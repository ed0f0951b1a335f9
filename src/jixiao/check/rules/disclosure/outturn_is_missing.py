from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.model import DocumentKind, Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

_BUDGET = regex(
    r"(?:年初预算|预算收入|预算支出|预算安排|预算总额|预算数|预算批复|全年预算)[^，。；\n]{0,14}?\d[\d.,]*[万亿]?元"
)
_SPENT = regex(
    r"执行数|执行率|支付率|支出率|支出进度"
    r"|(?:决算|实际支出|实际支付|实际使用|完成支出|(?:共|已|全年|累计|年度|本年|合计)(?:支出|支付|使用|列支)|(?<!预算)支出)"
    r"[^，。；\n预]{0,10}\d[\d.,]*[万亿]?元"
)
_ELSEWHERE = regex(r"(?:详见|见|附)[^。\n]{0,12}(?:表|附件)|附件[：:\d一二三]")


def outturn_is_missing(dossier: Dossier) -> Iterator[Hit]:
    if dossier.kind is not DocumentKind.DEPARTMENT_REPORT or dossier.programs or dossier.executions:
        return
    text = dossier.source.text
    found = _BUDGET.search(text)
    if found and not _SPENT.search(text) and not _ELSEWHERE.search(text):
        yield Hit(Span(*found.span()), "只写了预算数，全文没有决算支出、执行数或执行率")
