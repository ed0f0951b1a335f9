from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import is_cost, total_fund
from jixiao.check.shared.measures import Measure, target_measure
from jixiao.dossier.figure import Figure
from jixiao.dossier.indicator import Indicator, Program
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain
from jixiao.units.regex import regex

_WHOLE = regex(r"总成本|总费用|总支出|资金总额|项目成本|项目支出|成本控制数|预算控制|总投入|项目经费")


def cost_above_budget(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        budget = _budget(program)
        for indicator in program.indicators:
            target = indicator.target
            if budget is None or target is None or not _is_whole_cost(indicator):
                continue
            if target.interval.low > budget.interval.high:
                working = f"“{indicator.name.text}”上限{target.printed} > 全年预算数{plain(budget.value)}{budget.unit}"
                yield Hit(target.span, working, "", plain(target.value), plain(budget.value), target.unit, (budget,))


def _budget(program: Program) -> Figure | None:
    fund = total_fund(program)
    if fund is None:
        return None
    known = [figure for figure in (fund.original, fund.adjusted) if figure is not None and figure.base > 0]
    return max(known, key=lambda figure: figure.base, default=None)


def _is_whole_cost(indicator: Indicator) -> bool:
    if not is_cost(indicator) or target_measure(indicator) is not Measure.MONEY:
        return False
    return _WHOLE.search(indicator.name.text) is not None and indicator.operator in ("<=", "<", "=", "")
