from collections.abc import Iterator
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.shared.ledger_faults import SHARE, of_kind
from jixiao.dossier.model import Dossier
from jixiao.units.number import Interval, plain

TOLERANCE = Decimal("0.1")  # percentage points, beyond what the printed digits allow


def shares_do_not_reach_hundred(dossier: Dossier) -> Iterator[Hit]:
    reported = {hit.span for hit in of_kind(dossier, SHARE)}
    for column in dossier.share_columns:
        if reported & {share.span for share in column.shares}:
            continue
        low = sum((s.interval.low for s in column.shares), Decimal(0)) - TOLERANCE
        high = sum((s.interval.high for s in column.shares), Decimal(0)) + TOLERANCE
        added = sum((s.value for s in column.shares), Decimal(0))
        terms = " + ".join(plain(s.value) for s in column.shares)
        whole = column.total
        if not low <= 100 <= high:
            last = column.shares[-1] if whole is None else whole
            yield Hit(last.span, f"{terms} = {added}% ≠ 100%", "", str(added), "100", "%", column.shares)
        elif whole is not None and not Interval(low, high).meets(whole.interval):
            working = f"{terms} = {added}% ≠ {plain(whole.value)}%"
            yield Hit(whole.span, working, "", plain(whole.value), str(added), "%", column.shares)
