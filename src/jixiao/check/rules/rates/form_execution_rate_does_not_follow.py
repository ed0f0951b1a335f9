from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import ratio_against
from jixiao.dossier.figure import Figure
from jixiao.dossier.finding import Severity
from jixiao.dossier.indicator import Fund
from jixiao.dossier.model import Dossier
from jixiao.units.number import Printed, plain


def form_execution_rate_does_not_follow(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        seen: set[tuple[Decimal, Decimal, Decimal]] = set()
        for fund in program.funds:
            budget = fund.adjusted or fund.original
            spent = fund.outturn or fund.interim  # of a monitoring form
            if fund.rate is None or spent is None or budget is None:
                continue
            key = (fund.rate.value, spent.value, budget.value)
            if key not in seen and (hit := _hit(fund, fund.rate, budget, spent)):
                seen.add(key)  # the row below repeats the total: one finding is enough
                yield hit


def _hit(fund: Fund, rate: Figure, budget: Figure, outturn: Figure) -> Hit | None:
    hits = [_against(reading, budget, outturn) for reading in _readings(rate)]
    if any(hit is None for hit in hits):
        return None
    hit = hits[0]
    original = fund.original
    if hit is None or original is None or original.base in (budget.base, 0):
        return hit
    if _against(_readings(rate)[0], original, outturn) is not None:
        return hit
    working = f"{hit.working}（等于执行数 ÷ 年初预算数{plain(original.value)}，没有用全年预算数）"
    return replace(hit, working=working, severity=Severity.WARNING)


def _readings(rate: Figure) -> list[Figure]:
    """A rate without a sign may be a percentage or a fraction."""
    if rate.unit == "%":
        return [rate]
    percent = replace(rate, printed=Printed.of(plain(rate.value), "%"))
    fraction = replace(rate, printed=Printed.of(plain(rate.value * 100), "%"))
    return [percent, fraction] if rate.value > 1 else [fraction, percent]


def _against(rate: Figure, budget: Figure, outturn: Figure) -> Hit | None:
    if budget.base <= 0:
        return None
    return ratio_against(rate, outturn, budget, f"{plain(outturn.value)} ÷ {plain(budget.value)}")
