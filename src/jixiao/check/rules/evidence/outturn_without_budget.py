from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.claim import Stage
from jixiao.dossier.model import DocumentKind, Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

BUDGET = regex(
    r"(?:年初|全年|调整后?|批复)的?预算|预算(?:数|安排|收入|总额|批复|调整)[^，。；\n]{0,10}\d|执行率|支付率"
)
ELSEWHERE = regex(r"(?:详见|见|附)[^。\n]{0,12}(?:表|附件)|附件[:：\d一二三]")
OTHER_SIDE = frozenset({"收入", "结转结余", "收支总计"})
STAGES = (Stage.ORIGINAL, Stage.ADJUSTED, Stage.INCOME)


def outturn_without_budget(dossier: Dossier) -> Iterator[Hit]:
    if dossier.kind is not DocumentKind.DEPARTMENT_REPORT or dossier.executions or dossier.programs:
        return
    text = dossier.source.text
    spent = next(
        (f for f in dossier.facts if f.item == "支出" and f.stage is Stage.OUTTURN and not f.scope and not f.in_table),
        None,
    )
    if (
        spent is None
        or any(f.stage in STAGES or f.item in OTHER_SIDE for f in dossier.facts)
        or BUDGET.search(text)
        or ELSEWHERE.search(text)
    ):
        return
    start = max(text.rfind(sign, 0, spent.figure.span.start) for sign in "。；，\n") + 1
    yield Hit(
        Span(start, spent.figure.span.end),
        "只写了决算支出，没有写预算数、收入和结转，算不出预算执行率",
        related=(spent.figure,),
    )
