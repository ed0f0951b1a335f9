from collections.abc import Iterator

from jixiao.check.arithmetic import comparable, sum_against_total
from jixiao.check.rule import Hit
from jixiao.dossier.claim import Split
from jixiao.dossier.model import Dossier


def part_exceeds_whole(dossier: Dossier) -> Iterator[Hit]:
    for split in dossier.splits:
        if split.exhaustive or split.in_table or not comparable([split.total, *split.parts]):
            continue
        part = max(split.parts, key=lambda p: p.signed)
        hit = sum_against_total(split.total, [part], at_most=True)
        if hit is None and _is_money_of_one_kind(split):
            hit = sum_against_total(split.total, split.parts, at_most=True)
        if hit:
            yield hit


def _is_money_of_one_kind(split: Split) -> bool:
    """Amounts listed under an amount do not overlap; classes of projects (亿元以上, 5亿元以上) do."""
    return (
        len(split.parts) >= 2
        and all(f.printed.unit.is_money for f in (split.total, *split.parts))
        and not any(p.subject for p in split.parts if "以上" in p.subject)
    )
