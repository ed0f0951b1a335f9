from collections.abc import Iterator
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.check.shared.reports import is_report
from jixiao.dossier.figure import Figure
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.number import plain

CLAIM = Sought(
    r"(?P<all>执行率(?:均|全部|都)(?:达到?|为)?(?:到)?100%|(?:资金|预算)(?:均|全部|都)(?:已)?(?:按时|及时|足额|按期|全额)+(?:拨付|支付|执行|到位))"
    r"|资金(?:拨付|支付)?及时(?:足额)?(?:拨付|支付|到位)?|支出进度(?:良好|符合要求|较快)|预算执行(?:情况)?(?:良好|较好|到位)|无(?:资金)?(?:结余|滞留)"
)
FULL, LOW, VERY_LOW = Decimal("99.5"), Decimal(80), Decimal(50)


def praise_contradicts_execution(dossier: Dossier) -> Iterator[Hit]:
    if not is_report(dossier):
        return
    rates = [e.rate for e in dossier.executions if e.rate and not e.in_table and not e.rate.comparator]
    claim = CLAIM.search(dossier)
    if not rates or claim is None:
        return
    lowest: Figure = min(rates, key=lambda rate: rate.base)
    everything = "100%" in claim.group()
    if lowest.base >= (FULL if everything else LOW) or claim.start() <= lowest.span.start < claim.end():
        return
    loud = bool(claim["all"]) or lowest.base < VERY_LOW
    severity = None if loud else Severity.NOTE
    working = f"文中又写了执行率{plain(lowest.value)}%"
    yield Hit(Span(*claim.span()), working, related=(lowest,), severity=severity)
