"""What one column of a panel says of others: execution rates, changes, shares, products. Tested on every row."""

from collections.abc import Sequence
from dataclasses import replace

from jixiao.dossier.claim import Change, Execution, Share
from jixiao.dossier.figure import Figure
from jixiao.dossier.ledger import Product, ShareColumn
from jixiao.extract.ledgers.columns import only
from jixiao.extract.ledgers.heads import NEVER_ADDED, Column
from jixiao.extract.ledgers.panels import Panel, Row
from jixiao.extract.ledgers.words import Role, bare, role_of
from jixiao.units.measure import unit
from jixiao.units.number import Interval
from jixiao.units.record import record
from jixiao.units.regex import regex

_NOT_WHOLE = NEVER_ADDED | {Role.SCORE}


@record
class Tested:
    """Claims of one kind for every row, with how many of them their figures confirm."""

    claims: tuple[Change | Execution | Share | Product, ...]
    agreeing: int

    @property
    def believed(self) -> bool:
        failing = len(self.claims) - self.agreeing
        return failing == 0 or failing <= self.agreeing or (self.agreeing == 0 and failing == 1)


def executions(panel: Panel) -> list[Execution]:
    """执行率 of each row against the budget column that the rows confirm."""
    found: list[Execution] = []
    for rate in (c for c in panel.columns if c.role is Role.RATE):
        group = _beside(panel, rate)
        outturns = [c for c in group if c.role is Role.OUTTURN]
        outturns = outturns or [c for c in group if c.role is Role.AMOUNT and _SPENT.fullmatch(bare(c.head))]
        budgets = [c for c in group if c.role in (Role.ADJUSTED, Role.ORIGINAL)]
        tested = [_executions(panel.rows, rate, b, o) for o in outturns for b in budgets]
        chosen = max((t for t in tested if t.claims), key=lambda t: (t.agreeing, -len(t.claims)), default=None)
        if chosen is not None and chosen.believed:
            found.extend(c for c in chosen.claims if isinstance(c, Execution))
    return found


_SPENT = regex("(?:实际|全年|累计|年度|本年)*(?:支出|使用|支付|拨付|发放|执行)(?:金额|资金|额)?")


def _executions(rows: Sequence[Row], rate: Column, budget: Column, outturn: Column) -> Tested:
    claims, agreeing = [], 0
    for row in rows:
        planned, spent, stated = (row.figures.get(c.index) for c in (budget, outturn, rate))
        if planned is None or spent is None or stated is None or not planned.value:
            continue
        named = "年初预算" if budget.role is Role.ORIGINAL else "调整预算"
        claims.append(Execution(stated.span, row.label, planned, spent, stated, named, in_table=True))
        agreeing += _is_percentage(stated, spent.interval, planned.interval)
    return Tested(tuple(claims), agreeing)


def _is_percentage(stated: Figure, part: Interval, whole: Interval) -> bool:
    if whole.low <= 0 <= whole.high:
        return False
    ratio = part / whole
    return Interval(ratio.low * 100, ratio.high * 100).meets(stated.signed_interval)


def _beside(panel: Panel, column: Column) -> Sequence[Column]:
    """Columns under the same outer head; all of them when the head stands alone or its group has no money."""
    outer = column.heads[:-1]
    group = [c for c in panel.columns if outer and c.heads[: len(outer)] == outer]
    return group if sum(c.role not in NEVER_ADDED for c in group) >= 2 else panel.columns


_AGAINST_PREVIOUS = (Role.CURRENT, Role.OUTTURN, Role.ORIGINAL, Role.AMOUNT, Role.TOTAL, Role.ADJUSTED)
_PAIRS = (
    *((now, Role.PREVIOUS, "上年") for now in _AGAINST_PREVIOUS),
    (Role.OUTTURN, Role.ORIGINAL, "年初预算"),
    (Role.OUTTURN, Role.ADJUSTED, "预算"),
    (Role.ADJUSTED, Role.ORIGINAL, "年初预算"),
)


def changes(panel: Panel) -> list[Change]:
    """增减额 and 增减率 of each row against the pair of columns that the rows confirm."""
    found: list[Change] = []
    deltas = [c for c in panel.columns if c.role is Role.DELTA]
    growths = [c for c in panel.columns if c.role is Role.GROWTH]
    for index in range(max(len(deltas), len(growths))):
        delta = deltas[index] if index < len(deltas) else None
        growth = growths[index] if index < len(growths) else None
        group = _beside(panel, delta or growth or panel.columns[0])
        tested = [
            _changes(panel.rows, current, previous, delta, growth, against)
            for now, before, against in _PAIRS
            for current in group if current.role is now
            for previous in group if previous.role is before
        ]  # fmt: skip
        chosen = max((t for t in tested if t.claims), key=lambda t: t.agreeing, default=None)
        if chosen is not None and chosen.believed:
            found.extend(c for c in chosen.claims if isinstance(c, Change))
    return found


def _changes(
    rows: Sequence[Row], current: Column, previous: Column, delta: Column | None, growth: Column | None, against: str
) -> Tested:
    claims, agreeing = [], 0
    for row in rows:
        now, before = row.figures.get(current.index), row.figures.get(previous.index)
        moved = row.figures.get(delta.index) if delta else None
        rate = row.figures.get(growth.index) if growth else None
        if now is None or before is None or (moved is None and rate is None):
            continue
        span = (moved or rate or now).span
        claims.append(Change(span, row.label, now, moved, rate, before, against, in_table=True))
        agreeing += _is_change(now, before, moved, rate)
    return Tested(tuple(claims), agreeing)


def _is_change(now: Figure, before: Figure, moved: Figure | None, rate: Figure | None) -> bool:
    difference = now.interval - before.interval
    if moved is not None and not difference.meets(moved.signed_interval):
        return False
    return rate is None or not before.value or _is_percentage(rate, difference, before.interval)


def shares(panel: Panel) -> tuple[list[Share], list[ShareColumn]]:
    """占比 of each row in the total row of the amount column that the rows confirm."""
    found: list[Share] = []
    whole_columns: list[ShareColumn] = []
    total = next((r for r in panel.rows if r.rank >= 2), None)
    for column in (c for c in panel.columns if c.role is Role.SHARE):
        amounts = [c for c in _beside(panel, column) if c.role not in _NOT_WHOLE]
        tested = [_shares(panel.rows, column, a, total) for a in amounts] if total else []
        chosen = max((t for t in tested if t.claims), key=lambda t: t.agreeing, default=None)
        if chosen is not None and chosen.agreeing and chosen.believed:
            found.extend(c for c in chosen.claims if isinstance(c, Share))
        if total is not None and (listed := _share_column(panel, column, total)):
            whole_columns.append(listed)
    return found, whole_columns


def _shares(rows: Sequence[Row], share: Column, amount: Column, total: Row | None) -> Tested:
    claims, agreeing = [], 0
    whole = total.figures.get(amount.index) if total else None
    for row in rows:
        part, stated = row.figures.get(amount.index), row.figures.get(share.index)
        if part is None or stated is None or whole is None or row is total or not whole.value:
            continue
        claims.append(Share(part, whole, stated, in_table=True))
        agreeing += _is_percentage(stated, part.interval, whole.interval)
    return Tested(tuple(claims), agreeing)


def _share_column(panel: Panel, column: Column, total: Row) -> ShareColumn | None:
    """Only a flat list under one total: shares of parts within parts do not add up to 100."""
    rows = [r for r in panel.rows if r is not total]
    if any(r.rank or r.of_which or r.style != rows[0].style or r.code or r.indent != rows[0].indent for r in rows):
        return None
    figures = [r.figures.get(column.index) for r in rows]
    said = tuple(f for f in figures if f is not None)
    if len(said) < 2 or len(said) != len(figures):
        return None
    return ShareColumn(said, total.figures.get(column.index), column.head)


def products(panel: Panel) -> list[Product]:
    """数量 × 单价 = 金额, when most rows show it."""
    quantity, price = only(panel, Role.QUANTITY) or only(panel, Role.COUNT), only(panel, Role.PRICE)
    if quantity is None or price is None:
        return []
    amounts = [c for c in panel.columns if c.index > price.index and c.role in (Role.TOTAL, Role.AMOUNT, Role.ORIGINAL)]
    tested = [
        _products(panel.rows, quantity, price, amount, as_printed=as_printed)
        for amount in amounts[:2] for as_printed in (False, True)
    ]  # fmt: skip
    chosen = max((t for t in tested if t.claims), key=lambda t: t.agreeing, default=None)
    if chosen is None or not chosen.believed:
        return []
    products = [c for c in chosen.claims if isinstance(c, Product)]
    if quantity.role is Role.QUANTITY and "单价" in price.head:
        return products
    return [p for p in products if not _is_for_months(p)] if chosen.agreeing else []


def _is_for_months(product: Product) -> bool:
    """1200人 at 80元 a month: the amount is a multiple of the product."""
    once = product.quantity.value * product.price.base
    return once > 0 and product.amount.base / once >= _TWICE and product.amount.base % once == 0


_TWICE = 2


def _products(rows: Sequence[Row], quantity: Column, price: Column, amount: Column, *, as_printed: bool) -> Tested:
    """面积（万亩） × 标准（元/亩） = 金额（万元）: the numbers multiply as they are printed."""
    claims, agreeing = [], 0
    for row in rows:
        many, each, cost = (row.figures.get(c.index) for c in (quantity, price, amount))
        if many is None or each is None or cost is None or row.rank:
            continue
        if as_printed:
            many = replace(many, printed=replace(many.printed, unit=unit("")))
            each = replace(each, printed=replace(each.printed, unit=cost.printed.unit))
        claims.append(Product(many, each, cost))
        agreeing += (many.interval * each.interval).meets(cost.interval)
    return Tested(tuple(claims), agreeing)


_YEAR = regex(r"((?:19|20)\d{2})年度?")
_COMPARING = frozenset({Role.PREVIOUS, Role.CURRENT, Role.DELTA, Role.GROWTH, Role.ORIGINAL, Role.OUTTURN, Role.RATE})


def transposed(panel: Panel, year: int) -> Panel | None:
    """Years (or 预算数, 决算数, 执行率) down the side and items across the top: the same table turned round."""
    years = [int(found.group(1)) for row in panel.rows if (found := _YEAR.fullmatch(row.label))]
    latest = max(years, default=year)
    roles = {row.number: role_of(row.label, latest) for row in panel.rows}
    turned = [row for row in panel.rows if roles[row.number] in _COMPARING]
    if len(turned) < 3 or len(turned) != len(panel.rows) or len(set(roles.values())) != len(turned):
        return None
    columns = tuple(Column(row.number, (row.label,), roles[row.number]) for row in turned)
    rows = tuple(
        Row(
            c.index,
            c.head,
            turned[0].span,
            "",
            -1,
            0,
            0,
            False,
            {row.number: row.figures[c.index] for row in turned if c.index in row.figures},
        )
        for c in panel.columns
    )
    return Panel(columns, rows)
