from collections.abc import Iterator
from dataclasses import replace

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import comparable, number_in_unit_of, ratio_against
from jixiao.check.shared.told_twice import by_item, single
from jixiao.dossier.claim import Fact, Stage
from jixiao.dossier.ledger import Completion
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain


def completion_does_not_follow(dossier: Dossier) -> Iterator[Hit]:
    facts = by_item(dossier) if dossier.completions else {}
    for completion in dossier.completions:
        if hit := _against(facts.get(completion.item, []), completion, dossier.year):
            yield hit


def _against(facts: list[Fact], completion: Completion, year: int) -> Hit | None:
    budget, outturn = completion.budget, completion.outturn
    if budget is None:
        known = single(facts, completion.item, Stage.ORIGINAL, year)
        budget = known.figure if known else None
    if budget is None or budget.base <= 0 or not comparable([budget, outturn]):
        return None
    formula = f"{plain(outturn.value)} ÷ {number_in_unit_of(budget, outturn)}"
    hit = ratio_against(completion.rate, outturn, budget, formula)
    return replace(hit, related=(budget, outturn)) if hit else None
