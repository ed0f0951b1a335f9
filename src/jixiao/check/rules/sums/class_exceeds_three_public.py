from collections.abc import Iterator
from dataclasses import replace

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import sum_against_total
from jixiao.check.shared.ledger_faults import suspects
from jixiao.check.shared.told_twice import MOST_TABLES, by_item
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span

ITEM_OF = {
    "30212": "因公出国（境）费",
    "30217": "公务接待费",
    "30231": "公务用车运行维护费",
    "31013": "公务用车购置费",
}


def class_exceeds_three_public(dossier: Dossier) -> Iterator[Hit]:
    facts = by_item(dossier) if dossier.class_amounts else {}
    doubtful: frozenset[Span] | None = None
    for amount in dossier.class_amounts:
        item = ITEM_OF.get(amount.name)
        if item is None or amount.figure.value <= 0:
            continue
        printed = facts.get(item, [])[:MOST_TABLES]
        found = [f.figure for f in printed if f.in_table and f.stage is amount.stage]
        if len({f.base for f in found}) != 1:
            continue
        if hit := sum_against_total(found[0], [amount.figure], at_most=True):
            doubtful = suspects(dossier) if doubtful is None else doubtful
            if amount.figure.span not in doubtful and found[0].span not in doubtful:
                working = f"{amount.name} {item}：{hit.working}（“三公”经费表）"
                yield replace(hit, span=amount.figure.span, related=(found[0],), working=working)
