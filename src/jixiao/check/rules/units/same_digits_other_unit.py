from collections import defaultdict
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.inventory import figures_of
from jixiao.dossier.claim import Fact, Stage
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain

FEWEST_DIGITS = 3
_SURE = 4  # digits that no two amounts have in common by chance


def same_digits_other_unit(dossier: Dossier) -> Iterator[Hit]:
    yield from {hit.span: hit for hit in (*_of_any(dossier), *_of_items(dossier))}.values()


def _of_items(dossier: Dossier) -> Iterator[Hit]:
    by_key: dict[tuple[str, Stage, str, int], list[Fact]] = defaultdict(list)
    for fact in dossier.facts:
        if fact.figure.exact and not fact.in_table and _digits(fact.figure) >= FEWEST_DIGITS:
            by_key[fact.item, fact.stage, fact.scope, fact.year].append(fact)
    for facts in by_key.values():
        first = facts[0].figure
        for fact in facts[1:]:
            figure = fact.figure
            if figure.value == first.value and figure.printed.unit.worth != first.printed.unit.worth:
                yield _hit(figure, first, f"{fact.item}：")
                break


def _of_any(dossier: Dossier) -> Iterator[Hit]:
    """外经贸专项资金486.50万元 and 486.50亿元: whatever they are called."""
    first: dict[str, Figure] = {}
    for figure in figures_of(dossier, FigureKind.AMOUNT):
        if figure.printed.unit.base != "元" or not figure.exact or _digits(figure) < _SURE:
            continue
        other = first.setdefault(plain(figure.value), figure)
        if other.unit != figure.unit:
            yield _hit(figure, other, "")


def _digits(figure: Figure) -> int:
    return len(figure.value.normalize().as_tuple().digits)


def _hit(figure: Figure, first: Figure, label: str) -> Hit:
    said = f"此处 {plain(figure.value)}{figure.unit}，前文 {plain(first.value)}{first.unit}"
    working = f"{label}{said}，数字相同而单位不同"
    return Hit(figure.span, working, "", str(figure.printed), str(first.printed), figure.unit, (first,))
