from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.ledger_faults import of_kind
from jixiao.dossier.figure import Figure
from jixiao.dossier.ledger import Tie
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain, short


def score_above_weight(dossier: Dossier) -> Iterator[Hit]:
    yield from of_kind(dossier, Tie.FULL_MARKS)
    for program in dossier.programs:
        rows = [(i.name.text, i.weight, i.score) for i in program.indicators]
        rows += [(fund.label.text, fund.weight, fund.score) for fund in program.funds]
        for name, weight, score in rows:
            if weight is not None and score is not None and weight.unit == score.unit:
                yield from _compared(name, weight, score)


def _compared(name: str, weight: Figure, score: Figure) -> Iterator[Hit]:
    over = score.value - weight.value
    if over > 0:
        working = f"“{name}”得分{plain(score.value)}，分值{plain(weight.value)}，高出{short(over)}分"
        yield Hit(score.span, working, "", plain(score.value), plain(weight.value), "分", (weight,))
