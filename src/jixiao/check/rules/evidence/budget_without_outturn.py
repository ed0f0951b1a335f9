from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.claim import Stage
from jixiao.dossier.model import DocumentKind, Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

SPENT = regex(
    r"决算(?:支出|收入|数|总)|支出决算|实际支出|执行率|支付率|执行数|累计支出|已支出|实际执行|(?:全年|年度|当年|本年|共)支出|支出(?:数|总额|合计|总计)|结转"
)
ELSEWHERE = regex(r"(?:详见|见|附)[^。\n]{0,12}(?:表|附件)|附件[:：\d一二三]")
BUDGETS = (Stage.ORIGINAL, Stage.ADJUSTED)
ITEMS = ("支出", "收支总计", "收入")
BEFORE = 16


def budget_without_outturn(dossier: Dossier) -> Iterator[Hit]:
    if dossier.kind is not DocumentKind.DEPARTMENT_REPORT or dossier.executions or dossier.programs:
        return
    text = dossier.source.text
    if any(f.stage is Stage.OUTTURN for f in dossier.facts) or SPENT.search(text) or ELSEWHERE.search(text):
        return
    budgets = [f for f in dossier.facts if f.stage in BUDGETS and f.item in ITEMS and not f.scope]
    budget = min(budgets, key=lambda fact: (ITEMS.index(fact.item), fact.figure.span), default=None)
    if budget is not None:
        figure = budget.figure
        low = max(0, figure.span.start - BEFORE)
        start = max(low, *(text.rfind(sign, low, figure.span.start) + 1 for sign in "。；，\n"))
        yield Hit(
            Span(start, figure.span.end), "只写了预算数，没有写决算（实际）支出，算不出预算执行率", related=(figure,)
        )
