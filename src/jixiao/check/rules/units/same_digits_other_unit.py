from collections import defaultdict
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.claim import Fact, Stage
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain

FEWEST_DIGITS = 3


def same_digits_other_unit(dossier: Dossier) -> Iterator[Hit]:
    by_key: dict[tuple[str, Stage, str, int], list[Fact]] = defaultdict(list)
    for fact in dossier.facts:
        if (
            fact.figure.exact
            and not fact.in_table
            and len(fact.figure.value.normalize().as_tuple().digits) >= FEWEST_DIGITS
        ):
            by_key[fact.item, fact.stage, fact.scope, fact.year].append(fact)
    for facts in by_key.values():
        first = facts[0].figure
        for fact in facts[1:]:
            figure = fact.figure
            if figure.value == first.value and figure.printed.unit.worth != first.printed.unit.worth:
                said = f"此处 {plain(figure.value)}{figure.unit}，前文 {plain(first.value)}{first.unit}"
                working = f"{fact.item}：{said}，数字相同而单位不同"
                yield Hit(figure.span, working, "", str(figure.printed), str(first.printed), figure.unit, (first,))
                break
