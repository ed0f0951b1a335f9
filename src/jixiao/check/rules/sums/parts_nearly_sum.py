from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from jixiao.check.arithmetic import comparable, sum_against_total
from jixiao.check.rule import Hit
from jixiao.dossier.claim import Split
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier

FEWEST_PARTS = 2
FEWEST_DIGITS = 4  # shorter numbers hit a round difference by chance


def parts_nearly_sum(dossier: Dossier) -> Iterator[Hit]:
    for split in dossier.splits:
        if split.exhaustive or split.in_table or len(split.parts) < FEWEST_PARTS or not _is_open_end(dossier, split):
            continue
        if not comparable([split.total, *split.parts]) or not split.total.printed.unit.is_money:
            continue
        gap = split.total.signed - sum((p.signed for p in split.parts), Decimal(0))
        if (
            gap > 0
            and _is_one_digit(gap / split.total.printed.unit.worth)
            and len(split.total.value.as_tuple().digits) >= FEWEST_DIGITS
        ):
            hit = sum_against_total(split.total, split.parts)
            if hit is not None:
                # What is left unlisted may well be a round amount, hardly a few 分.
                small = gap < split.total.printed.unit.worth
                yield hit if small else replace(hit, severity=Severity.NOTE)


def _is_open_end(dossier: Dossier, split: Split) -> bool:
    """No 等 after the last part: then the list does not claim to be a selection."""
    end = split.parts[-1].span.end
    return "等" not in dossier.source.text[end : end + 4]


def _is_one_digit(gap: Decimal) -> bool:
    return len(gap.normalize().as_tuple().digits) == 1
