from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.check.shared.arithmetic import comparable, number_in_unit_of
from jixiao.check.shared.ledger_faults import suspects
from jixiao.check.shared.told_twice import single
from jixiao.dossier.claim import Stage
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain

ALL = "“三公”经费"
ITEMS = (ALL, "因公出国（境）费", "公务用车购置及运行费", "公务接待费", "公务用车购置费", "公务用车运行维护费")
TOLD = Sought(r"(?:大于|高于|超过?|超出)(?:了)?(?:年初|全年|调整)?预算|比(?:年初)?预算数?(?:增加|多|增长)|追加")


def three_public_outturn_exceeds_budget(dossier: Dossier) -> Iterator[Hit]:
    if TOLD.search(dossier):
        return
    doubtful = suspects(dossier)
    for item in ITEMS:
        budget = single(dossier.facts, item, Stage.ORIGINAL, dossier.year)
        spent = single(dossier.facts, item, Stage.OUTTURN, dossier.year)
        if budget is None or spent is None or not comparable([budget.figure, spent.figure]):
            continue
        planned, paid = budget.figure, spent.figure
        if paid.interval.low > planned.interval.high and not {planned.span, paid.span} & doubtful:
            other = number_in_unit_of(planned, paid)
            working = f"{item}：决算 {plain(paid.value)} > 预算 {other} {paid.unit}，文中没有说明原因"
            severity = None if item == ALL else Severity.NOTE  # within the total, one part may make up for another
            yield Hit(paid.span, working, "", plain(paid.value), other, paid.unit, (planned,), severity)
            return  # one explanation covers the parts and the total
