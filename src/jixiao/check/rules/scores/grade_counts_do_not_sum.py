from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import sum_against_total
from jixiao.dossier.model import Dossier


def grade_counts_do_not_sum(dossier: Dossier) -> Iterator[Hit]:
    tally = dossier.conclusion.tally if dossier.conclusion else None
    if tally is None or tally.total is None:
        return
    counts = [figure for _, figure in tally.counts]
    # One grade alone need not be all there is, but cannot be more.
    if hit := sum_against_total(tally.total, counts, at_most=len(counts) < 2):
        yield hit
