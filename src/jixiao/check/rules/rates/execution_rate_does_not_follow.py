from collections.abc import Iterator
from decimal import Decimal

from jixiao.check.arithmetic import comparable, number_in_unit_of, ratio_against
from jixiao.check.rule import Hit
from jixiao.dossier.claim import Execution, Stage
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain


def execution_rate_does_not_follow(dossier: Dossier) -> Iterator[Hit]:
    for execution in dossier.executions:
        rate = execution.rate
        if execution.in_table or rate is None or not rate.exact:
            continue
        if execution.budget is not None and execution.outturn is not None:
            if hit := _against(rate, execution.outturn, execution.budget):
                yield hit
        elif execution.budget is None and execution.outturn is None:
            yield from _against_facts(dossier, execution, rate)


def _against(rate: Figure, outturn: Figure, budget: Figure) -> Hit | None:
    if not comparable([outturn, budget]) or budget.base <= 0:
        return None
    formula = f"{plain(outturn.value)} ÷ {number_in_unit_of(budget, outturn)}"
    return ratio_against(rate, outturn, budget, formula)


def _against_facts(dossier: Dossier, execution: Execution, rate: Figure) -> Iterator[Hit]:
    """A rate told alone, held against every budget the document gives for the item: one that fits is enough."""
    spent = _amounts(dossier, execution.subject, Stage.OUTTURN)
    budgets = _amounts(dossier, execution.subject, Stage.ADJUSTED) or []
    original = _amounts(dossier, execution.subject, Stage.ORIGINAL)
    if len({f.base for f in spent}) != 1 or not (budgets or original):
        return
    hits = [_against(rate, spent[0], budget) for budget in (*budgets, *original)]
    if all(hit is not None for hit in hits) and (hit := hits[0]):
        yield hit


def _amounts(dossier: Dossier, item: str, stage: Stage) -> list[Figure]:
    found: dict[Decimal, Figure] = {}
    for fact in dossier.facts:
        if fact.item == item and fact.stage is stage and fact.year == dossier.year and fact.figure.exact:
            found.setdefault(fact.figure.base, fact.figure)
    return list(found.values())
