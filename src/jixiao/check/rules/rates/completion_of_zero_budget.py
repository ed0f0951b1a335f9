from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain


def completion_of_zero_budget(dossier: Dossier) -> Iterator[Hit]:
    for execution in dossier.executions:
        budget, outturn, rate = execution.budget, execution.outturn, execution.rate
        if budget is None or outturn is None or rate is None or budget.base != 0 or outturn.base == 0:
            continue
        if rate.value not in (0, 100):
            working = f"{plain(outturn.value)} ÷ {plain(budget.value)} 无从计算，写作 {plain(rate.value)}%"
            yield Hit(rate.span, working, "", plain(rate.value), "", "%", (budget, outturn))
