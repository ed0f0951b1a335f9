from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from jixiao.check.once import once
from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import comparable, number_in_unit_of, ratio_against
from jixiao.check.shared.explained import by_ratio_of_whole, unexplained
from jixiao.check.shared.inventory import figures_of
from jixiao.dossier.claim import Execution, Stage
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain
from jixiao.units.regex import regex

# Item and stage → the amounts the document gives, each once.
Amounts = Mapping[tuple[str, Stage], dict[Decimal, Figure]]


def execution_rate_does_not_follow(dossier: Dossier) -> Iterator[Hit]:
    yield from unexplained(dossier, _hits(dossier), by_ratio_of_whole)


def _hits(dossier: Dossier) -> Iterator[Hit]:
    amounts = _amounts(dossier)
    if _CHANGED.search(dossier.source.text):  # what was granted in the year is part of the budget that counts
        amounts = {
            key: told for key, told in amounts.items() if key[1] is not Stage.ORIGINAL or _adjusted(amounts, key)
        }
    for execution in dossier.executions:
        rate = execution.rate
        if execution.in_table or rate is None or not rate.exact:
            continue
        if execution.budget is not None and execution.outturn is not None:
            if hit := _against(rate, execution.outturn, execution.budget) or _of_original(amounts, execution):
                yield hit
        elif execution.budget is None:
            for hit in _against_facts(amounts, execution.subject, execution.outturn, rate):
                if not _of_another_amount(dossier, hit, rate):
                    yield hit


def _of_original(amounts: Amounts, execution: Execution) -> Hit | None:
    """预算执行率100.61% of the original budget, when less was spent than the adjusted budget allowed."""
    rate, outturn = execution.rate, execution.outturn
    adjusted = list(amounts.get((execution.subject, Stage.ADJUSTED), {}).values())
    if rate is None or outturn is None or execution.base or rate.base <= _HUNDRED or len(adjusted) != 1:
        return None
    return _against(rate, outturn, adjusted[0]) if outturn.base <= adjusted[0].base else None


_HUNDRED = 100


def _of_another_amount(dossier: Dossier, hit: Hit, rate: Figure) -> bool:
    """Whether the rate is one of what was spent and any other amount the document tells: 支出 ÷ 到位资金."""
    outturn, step = hit.related[1], rate.printed.step
    assert isinstance(outturn, Figure)
    wholes = _told_amounts(dossier)
    least, most = bisect_right(wholes, outturn.base), len(wholes)
    if rate.base > step:  # no others need to be divided by
        least = max(least, bisect_left(wholes, outturn.base * 100 / (rate.base + step)))
        most = bisect_right(wholes, outturn.base * 100 / (rate.base - step))
    return any(abs(outturn.base / whole * 100 - rate.base) <= step / 2 for whole in wholes[least:most])


@once
def _told_amounts(dossier: Dossier) -> list[Decimal]:
    """Every amount of the document once, the smallest first."""
    return sorted({figure.base for figure in figures_of(dossier, FigureKind.AMOUNT)})


_CHANGED = regex("追加|调增|调减|调剂|预算调整")


def _adjusted(amounts: Amounts, key: tuple[str, Stage]) -> bool:
    return (key[0], Stage.ADJUSTED) in amounts


def _against(rate: Figure, outturn: Figure, budget: Figure) -> Hit | None:
    if not comparable([outturn, budget]) or budget.base <= 0:
        return None
    formula = f"{plain(outturn.value)} ÷ {number_in_unit_of(budget, outturn)}"
    return ratio_against(rate, outturn, budget, formula)


def _against_facts(amounts: Amounts, item: str, outturn: Figure | None, rate: Figure) -> Iterator[Hit]:
    """A rate told without its budget, held against every one the document gives for the item: one fit is enough."""
    spent = [outturn] if outturn else list(amounts.get((item, Stage.OUTTURN), {}).values())
    budgets = [*amounts.get((item, Stage.ADJUSTED), {}).values(), *amounts.get((item, Stage.ORIGINAL), {}).values()]
    if len(spent) != 1 or not budgets:
        return
    first = _against(rate, spent[0], budgets[0])
    if first is not None and all(_against(rate, spent[0], budget) for budget in budgets[1:]):
        yield first


def _amounts(dossier: Dossier) -> Amounts:
    found: dict[tuple[str, Stage], dict[Decimal, Figure]] = defaultdict(dict)
    for fact in dossier.facts:
        if fact.year == dossier.year and fact.figure.exact:
            found[fact.item, fact.stage].setdefault(fact.figure.base, fact.figure)
    return found
