from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import total_fund
from jixiao.check.shared.measures import Measure, measure_of, target_measure
from jixiao.dossier.figure import Figure
from jixiao.dossier.indicator import Indicator, Program
from jixiao.dossier.model import Dossier


def money_as_quantity(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        for indicator in program.indicators:
            if indicator.kind != "数量指标" or indicator.target is None or indicator.target_field is None:
                continue
            budget = _same_money(program, indicator, indicator.target)
            if budget is not None:
                working = (
                    f"数量指标“{indicator.name.text}”的指标值{indicator.target_field.text}就是预算数{budget.printed}"
                )
                yield Hit(indicator.name.span, working, related=(indicator.target, budget))


def _same_money(program: Program, indicator: Indicator, target: Figure) -> Figure | None:
    fund = total_fund(program)
    if fund is None or measure_of(indicator.name.text) is not Measure.MONEY:
        return None
    budgets = [budget for budget in (fund.adjusted, fund.original) if budget is not None and budget.value > 0]
    if target_measure(indicator) is Measure.MONEY:
        return next((budget for budget in budgets if budget.base == target.base), None)
    return next((budget for budget in budgets if not target.unit and budget.value == target.value), None)
