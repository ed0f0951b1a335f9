from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain


def weight_is_missing(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        if not any(indicator.weight for indicator in program.indicators):
            continue
        for indicator in program.indicators:
            score = indicator.score
            if score is not None and indicator.weight is None and not indicator.aligned:
                working = f"“{indicator.name.text}”得分{plain(score.value)}，分值栏空白"
                yield Hit(score.span, working, "", plain(score.value), "", "分")
