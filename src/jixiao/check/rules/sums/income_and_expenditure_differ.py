from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import comparable, number_in_unit_of
from jixiao.dossier.budget import Item
from jixiao.dossier.claim import Fact, Stage
from jixiao.dossier.model import DocumentKind, Dossier
from jixiao.units.number import plain

GRAND_TOTAL = "总计"
_CARRIED = (Stage.CARRYOVER_IN, Stage.CARRYOVER_OUT)


def income_and_expenditure_differ(dossier: Dossier) -> Iterator[Hit]:
    income: dict[tuple[Stage, str, int], Fact] = {}
    carried = {f.figure.base for f in dossier.facts if f.stage in _CARRIED or f.item == Item.CARRYOVER.value}
    for fact in dossier.facts:
        if fact.in_table or not fact.scope.endswith(GRAND_TOTAL) or not fact.figure.exact:
            continue
        key = fact.stage, fact.scope, fact.year
        if fact.item == "收入":
            income.setdefault(key, fact)
        elif fact.item == "支出" and key in income:
            received, spent = income.pop(key).figure, fact.figure
            is_account = dossier.kind is DocumentKind.FINAL_ACCOUNT_DISCLOSURE  # whose totals hold what is carried over
            if not is_account and received.base - spent.base in carried:
                continue
            if comparable([received, spent]) and not received.interval.meets(spent.interval):
                other = number_in_unit_of(received, spent)
                working = f"收入总计 {other} ≠ 支出总计 {plain(spent.value)} {spent.unit}"
                yield Hit(spent.span, working, "", plain(spent.value), other, spent.unit, (received,))
