from collections.abc import Iterator
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import shown
from jixiao.dossier.claim import Share
from jixiao.dossier.model import Dossier
from jixiao.units.number import Interval, plain

SHORTEST_NAME = 4


def shares_imply_different_wholes(dossier: Dossier) -> Iterator[Hit]:
    first: dict[tuple[str, str], Share] = {}
    for share in dossier.shares:
        if share.in_table or share.whole is not None or len(share.whole_name) < SHORTEST_NAME:
            continue
        if not share.rate.exact or not share.part.exact or share.rate.base <= 0:
            continue
        other = first.setdefault((share.whole_name, share.part.printed.unit.base), share)
        if other is share or _implied(other).meets(_implied(share)):
            continue
        working = f"“{share.whole_name}”由此处推算为 {_division(share)}，由另一处推算为 {_division(other)}，相差过大"
        yield Hit(share.rate.span, working, "", plain(share.rate.value), "", "%", (share.part, other.part, other.rate))


def _implied(share: Share) -> Interval:
    """The whole that part and share imply."""
    rate = share.rate.interval
    if rate.low <= 0:
        return Interval(Decimal(0), share.part.interval.high * 10**9)
    part = share.part.interval
    return Interval(part.low / rate.high * 100, part.high / rate.low * 100)


def _division(share: Share) -> str:
    whole = shown(share.part.base / share.rate.base * 100, share.part)
    return f"{plain(share.part.value)} ÷ {plain(share.rate.value)}% = {whole} {share.part.unit}"
