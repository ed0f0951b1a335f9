from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import comparable, sum_against_total
from jixiao.dossier.claim import Split
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain

FEWEST_PARTS = 2
FEWEST_DIGITS = 4  # shorter numbers hit a round difference by chance


def parts_nearly_sum(dossier: Dossier) -> Iterator[Hit]:
    for split in dossier.splits:
        if split.exhaustive or split.in_table or len(split.parts) < FEWEST_PARTS or not _is_open_end(dossier, split):
            continue
        if not comparable([split.total, *split.parts]):
            continue
        gap = split.total.signed - sum((p.signed for p in split.parts), Decimal(0))
        if gap and (slip := _exchanged(split, gap)) and not (split.apart and gap < 0):  # SUM102 tells what exceeds
            if hit := sum_against_total(split.total, split.parts):
                working = f"{hit.working}；{slip[0]}若是{slip[1]}则相符"
                yield replace(hit, working=working, severity=None)
            continue
        if not split.total.printed.unit.is_money:
            continue
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


def _exchanged(split: Split, gap: Decimal) -> tuple[str, str] | None:
    """The figure that closes the gap once two neighbouring digits are exchanged: 2168 for 2186."""
    for figure in (split.total, *split.parts):
        digits = plain(figure.value)
        needed = figure.base - gap if figure is split.total else figure.base + gap
        for at in range(len(digits) - 1):
            first, second = digits[at], digits[at + 1]
            if first == second or "." in (first, second):
                continue
            turned = f"{digits[:at]}{second}{first}{digits[at + 2 :]}"
            if Decimal(turned) * figure.printed.unit.worth == needed and len(digits) >= FEWEST_EXCHANGED:
                return digits, turned
    return None


FEWEST_EXCHANGED = 3


def _is_open_end(dossier: Dossier, split: Split) -> bool:
    """No 等 after the last part: then the list does not claim to be a selection."""
    end = split.parts[-1].span.end
    return "等" not in dossier.source.text[end : end + 4]


def _is_one_digit(gap: Decimal) -> bool:
    return len(gap.normalize().as_tuple().digits) == 1
