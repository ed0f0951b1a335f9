from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain, short


def form_outturn_above_budget(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        for fund in program.funds:
            budget, outturn = fund.adjusted, fund.outturn
            if budget is None or outturn is None or not fund.is_total or budget.base <= 0:
                continue
            if outturn.interval.low > budget.interval.high:
                over = short((outturn.base - budget.base) / outturn.printed.unit.worth)
                working = (
                    f"全年执行数{plain(outturn.value)} > 全年预算数{plain(budget.value)}，超出{over}{outturn.unit}"
                )
                stated, computed = plain(outturn.value), plain(budget.value)
                yield Hit(outturn.span, working, "", stated, computed, outturn.unit, (budget,))
