"""目标 | 实际 | 完成率 in one row: the rate against the pair of columns that the rows confirm."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.dossier.claim import Attainment
from jixiao.dossier.figure import Figure
from jixiao.extract.ledgers.columns import only
from jixiao.extract.ledgers.heads import NEVER_ADDED, Column
from jixiao.extract.ledgers.panels import Panel, Row
from jixiao.extract.ledgers.words import Role, bare
from jixiao.units.regex import regex

_AIM = regex(".*(?:目标|任务|计划|指标值|应完成)(?:数|值|量|额|个数)?")
_DONE = regex(".*(?:实际|完成|实绩|达成|落实|实现)(?:数|值|量|额|个数|情况|完成)?")
# Less is better: the rate may be told the other way round, or as 100 for what stayed below.
_LESS = regex("能耗|成本|时间|时限|天数|周期|浓度|排放|事故|投诉|死亡|差错|流失|下降|控制|费用|失业")
_FULL = Decimal(100)
_NEAR = Decimal("0.5")


def attainments(panel: Panel) -> Iterator[Attainment]:
    rate = only(panel, Role.RATE)
    if rate is None:
        return
    numbers = [c for c in panel.columns if c.heads and c.role not in NEVER_ADDED]
    aims = [c for c in numbers if _AIM.fullmatch(bare(c.head))]
    done = [c for c in numbers if _DONE.fullmatch(bare(c.head)) and c not in aims]
    readings = [list(_rows(panel.rows, aim, got, rate)) for aim in aims for got in done]
    told = max(readings, key=lambda reading: sum(_follows(one) for one in reading), default=[])
    agreeing = sum(_follows(one) for one in told)
    if agreeing >= _FEWEST and (len(told) - agreeing) * 2 <= agreeing:
        yield from told


_FEWEST = 2


def _rows(rows: Sequence[Row], aim: Column, got: Column, rate: Column) -> Iterator[Attainment]:
    for row in rows:
        whole, part, stated = (row.figures.get(c.index) for c in (aim, got, rate))
        if whole is None or part is None or stated is None or whole.value <= 0 or part.value <= 0:
            continue
        if whole.printed.unit.is_ratio or _may_be_capped(row, whole, part, stated):
            continue
        yield Attainment(row.label, whole, part, stated)


def _may_be_capped(row: Row, whole: Figure, part: Figure, stated: Figure) -> bool:
    """100 % for what went beyond its target; told the other way round, or as 100 %, for what had to stay below it."""
    if stated.value == _FULL and part.value > whole.value:
        return True
    share = part.value / whole.value * _FULL
    turned = (_FULL, _FULL * _FULL / share, 2 * _FULL - share)
    return bool(_LESS.search(row.label)) and any(abs(stated.value - one) <= _NEAR for one in turned)


def _follows(told: Attainment) -> bool:
    exact = told.part.value / told.whole.value * 100
    return abs(exact - told.rate.value) <= max(told.rate.printed.step, _NEAR)
