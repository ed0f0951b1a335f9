from collections.abc import Iterator
from dataclasses import replace

from jixiao.check.arithmetic import sum_against_total
from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier


def score_parts_do_not_sum(dossier: Dossier) -> Iterator[Hit]:
    conclusion = dossier.conclusion
    if conclusion is None:
        return
    for rating in conclusion.ratings:
        if rating.score is None or not rating.parts:
            continue
        if hit := sum_against_total(rating.score, rating.parts):
            yield replace(hit, severity=None)
