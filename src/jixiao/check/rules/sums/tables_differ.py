from collections import Counter, defaultdict
from collections.abc import Iterator

from jixiao.check.arithmetic import comparable, number_in_unit_of
from jixiao.check.ledger_faults import suspects
from jixiao.check.rule import Hit
from jixiao.check.told_twice import STRICT
from jixiao.dossier.claim import Fact
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain


def tables_differ(dossier: Dossier) -> Iterator[Hit]:
    captions = Counter(ledger.caption for ledger in dossier.ledgers if ledger.caption)
    if any(count > 1 for count in captions.values()):
        return  # the tables of several units, one after the other
    doubtful = suspects(dossier)
    by_key: dict[tuple[str, str, str, int], list[Fact]] = defaultdict(list)
    for fact in dossier.facts:
        if fact.in_table and fact.item in STRICT and fact.stage.value:
            by_key[fact.item, fact.stage.value, fact.scope, fact.year].append(fact)
    for (item, stage, _, _), facts in by_key.items():
        first, *others = (f.figure for f in facts)
        for figure in others:
            if first.span in doubtful or figure.span in doubtful or not comparable([first, figure]):
                continue
            if not figure.interval.meets(first.interval):
                other = number_in_unit_of(first, figure)
                working = f"{item}（{stage}）：此表 {plain(figure.value)}{figure.unit}，前表 {other}{figure.unit}"
                yield Hit(figure.span, working, "", plain(figure.value), other, figure.unit, (first,))
                break
