from collections.abc import Iterator

from jixiao.check.arithmetic import comparable, sum_against_total
from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier


def part_exceeds_whole(dossier: Dossier) -> Iterator[Hit]:
    for split in dossier.splits:
        if split.exhaustive or split.in_table or not comparable([split.total, *split.parts]):
            continue
        part = max(split.parts, key=lambda p: p.signed)
        hit = sum_against_total(split.total, [part], at_most=True)
        if hit is None and split.apart:
            hit = sum_against_total(split.total, split.parts, at_most=True)
        if hit:
            yield hit
