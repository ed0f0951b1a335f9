from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import ratio_against
from jixiao.dossier.model import Dossier

COUNTED = {"优良率": ("优", "优秀", "良", "良好")}


def share_of_grade_does_not_follow(dossier: Dossier) -> Iterator[Hit]:
    tally = dossier.conclusion.tally if dossier.conclusion else None
    if tally is None or tally.rate is None or tally.total is None or not tally.total.value:
        return
    words = COUNTED.get(tally.rate_word, ("优", "优秀"))
    counted = [figure for grade, figure in tally.counts if grade in words]
    good = sum((f.value for f in counted), Decimal(0))
    if not counted or good > tally.total.value:
        return  # SCO314 tells what is wrong
    part = replace(counted[0], printed=replace(counted[0].printed, value=good))
    if hit := ratio_against(tally.rate, part, tally.total, f"{good} ÷ {tally.total.value}"):
        yield replace(hit, related=(tally.total, *counted))
