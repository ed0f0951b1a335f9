from collections.abc import Iterator
from dataclasses import replace

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import sum_against_total
from jixiao.check.shared.ledger_faults import suspects
from jixiao.check.shared.told_twice import MOST_TABLES, by_item, single
from jixiao.dossier.model import Dossier

LISTED = "各项目合计"  # extract gives the total of a table of programs this name


def listed_programs_exceed_program_expenditure(dossier: Dossier) -> Iterator[Hit]:
    facts = by_item(dossier)
    doubtful = suspects(dossier) if LISTED in facts else frozenset()
    for fact in facts.get(LISTED, ()):
        if fact.figure.span in doubtful:
            continue
        whole = single(facts.get("项目支出", [])[:MOST_TABLES], "项目支出", fact.stage, fact.year)
        if whole is None or whole.figure.span in doubtful:
            continue
        if hit := sum_against_total(whole.figure, [fact.figure], at_most=True):
            working = f"所列项目合计 {hit.working}"
            yield replace(hit, span=fact.figure.span, related=(whole.figure,), working=working)
