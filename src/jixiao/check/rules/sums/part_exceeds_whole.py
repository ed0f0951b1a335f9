from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import comparable, sum_against_total
from jixiao.check.shared.reports import line_at
from jixiao.dossier.claim import Split
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier
from jixiao.units.regex import regex


def part_exceeds_whole(dossier: Dossier) -> Iterator[Hit]:
    for split in dossier.splits:
        if split.exhaustive or split.in_table or not comparable([split.total, *split.parts]):
            continue
        if _OVERLAPPING.search(dossier.source.text, *line_at(dossier.source.text, split.total.span.start)):
            continue  # 同一栋楼实施两项工程的，面积在各分项中重复统计
        part = max(split.parts, key=lambda p: p.signed)
        if split.total.printed.unit.is_count and part.signed > split.total.signed * _FAR:
            continue  # 教职工2964人，在校学生41580人: no part of it
        hit = sum_against_total(split.total, [part], at_most=True)
        if hit is None and split.apart:
            hit = sum_against_total(split.total, split.parts, at_most=True)
        if hit is None and _barely_exceed(split) and (hit := sum_against_total(split.total, split.parts, at_most=True)):
            hit = replace(hit, severity=Severity.WARNING)
        if hit is None and _barely_short(dossier, split) and (hit := sum_against_total(split.total, split.parts)):
            hit = replace(hit, severity=Severity.WARNING)
        if hit:
            yield hit


_OVERLAPPING = regex(
    "重复(?:统计|计算|计入)|重叠|交叉|有重合|不重复|同时(?:享受|属于|具有|符合|为)|之和(?:为|大于|超过)|兼有"
)


def _barely_exceed(split: Split) -> bool:
    """Three and more parts that are a little more than the whole: kinds that overlap are much more."""
    added = sum((part.signed for part in split.parts), Decimal(0))
    return len(split.parts) >= _FEWEST and split.total.signed < added <= split.total.signed * _BARELY


def _barely_short(dossier: Dossier, split: Split) -> bool:
    """Three and more parts that leave one another out, and leave over less than any list of some of them would."""
    if not split.apart or len(split.parts) < _FEWEST:
        return False
    added, total = sum((part.signed for part in split.parts), Decimal(0)), split.total.signed
    goes_on = _GOES_ON.match(dossier.source.text, max(part.span.end for part in split.parts))
    return not goes_on and total * _NEARLY <= added < total


_GOES_ON = regex("[，、；]?(?:等|另|还|其余|其他|此外|以及|剩余|余下)")
_NEARLY = Decimal("0.9")
_FEWEST = 3
_FAR = 5
_BARELY = Decimal("1.06")
