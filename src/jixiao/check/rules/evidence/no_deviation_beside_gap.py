from collections.abc import Iterator
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.number import plain

# Every branch begins with its own character: so the search leaps.
CLAIM = Sought(
    r"(?:无|没有|不存在|未出现|未发生|未发现|未产生|与|偏差)"
    r"(?:(?<![与差])(?:明显|较大|重大|显著)?(?:的)?偏差|(?<=偏差)(?:较小|不大|很小)"
    r"|(?<=与)(?:年初)?(?:预算|绩效目标|预期目标)(?:基本|完全)?一致)"
)
ENOUGH = Decimal(90)


def no_deviation_beside_gap(dossier: Dossier) -> Iterator[Hit]:
    low = [e.rate for e in dossier.executions if e.rate and e.rate.base < ENOUGH and not e.rate.comparator]
    claim = CLAIM.search(dossier)
    if claim and low:
        lowest = min(low, key=lambda rate: rate.base)
        yield Hit(Span(*claim.span()), f"文中又写了执行率{plain(lowest.value)}%", related=(lowest,))
