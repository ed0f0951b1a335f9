from collections.abc import Iterator
from dataclasses import replace

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import sum_against_total
from jixiao.dossier.claim import Fact, Stage
from jixiao.dossier.model import Dossier

_FARTHEST = 5
SPENDING = {"支出", "基本支出", "项目支出", "人员经费", "公用经费"}


def outturn_exceeds_budget(dossier: Dossier) -> Iterator[Hit]:
    budgets: dict[tuple[str, str, int], Fact] = {}  # the largest: 调整预算76万元，调整后预算1880万元
    for fact in dossier.facts:
        if fact.stage is Stage.ADJUSTED and fact.item in SPENDING and not fact.in_table:
            known = budgets.setdefault((fact.item, fact.scope, fact.year), fact)
            if fact.figure.base > known.figure.base:
                budgets[fact.item, fact.scope, fact.year] = fact
    seen = set()
    for fact in dossier.facts:
        key = (fact.item, fact.scope, fact.year)
        if fact.stage is not Stage.OUTTURN or fact.in_table or key in seen or key not in budgets:
            continue
        seen.add(key)
        budget = budgets[key].figure
        if fact.figure.base > budget.base * _FARTHEST:
            continue  # the budget of one program: “普查经费”全年预算120万元
        if hit := sum_against_total(budget, [fact.figure], at_most=True):
            yield replace(hit, span=fact.figure.span, related=(budget,), working=f"{fact.item}：支出 {hit.working}")
