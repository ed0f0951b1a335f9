"""Everything a table says of its own figures, tested together, so that one wrong cell is one finding.

A wrong cell breaks the total of its column, the total of its row and the rate beside it. Broken statements that
share a figure are one fault; the figure that breaks most of them, and is confirmed by fewest, is where it points.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from jixiao.check.once import once
from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import (
    comparable,
    finest,
    number_in_unit_of,
    ratio_against,
    shown,
    sum_against_total,
)
from jixiao.dossier.claim import Change, Split
from jixiao.dossier.figure import Figure
from jixiao.dossier.finding import Severity
from jixiao.dossier.ledger import Product, Tie
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.number import plain
from jixiao.units.record import record

# What is no tie of a sum: the other things tables say of their figures.
EXECUTION, DELTA, GROWTH, SHARE, PRODUCT = "execution", "delta", "growth", "share", "product"
EMPTY_TOTAL, MAGNITUDE = "empty_total", "magnitude"
# Which of several broken statements tells the fault best.
_ORDER = (
    MAGNITUDE, EMPTY_TOTAL, Tie.IDENTITY, Tie.BALANCE, Tie.CLOSING, Tie.ROWS, Tie.CLASSES, Tie.COLUMNS, Tie.CARRYOVER,
    Tie.ADJUSTMENT, Tie.NUMBERED, Tie.POINTS, Tie.LEAD, PRODUCT, EXECUTION, DELTA, GROWTH, SHARE, Tie.FULL_MARKS,
    Tie.OF_WHICH, Tie.RESERVED,
)  # fmt: skip
MOST = 80  # faults of one document; a table with more is not read right
FEWEST_DIGITS = 3  # shorter numbers fit by chance
CLOSE = Decimal("0.0005")  # how near a power of ten the ratio must be: amounts in 万元 are rounded
_RANK = {kind: rank for rank, kind in enumerate(_ORDER)}


@record
class Statement:
    """One thing the table says; `hit` is None when its figures bear it out."""

    kind: str
    figures: tuple[Figure, ...]
    hit: Hit | None


@record
class Fault:
    """Statements broken by one cause: the one that tells it best, and the figures in all of them."""

    kind: str
    hit: Hit
    suspect: Span


@once
def faults(dossier: Dossier) -> tuple[Fault, ...]:
    return tuple(_faults(dossier))


def of_kind(dossier: Dossier, *kinds: str) -> Iterator[Hit]:
    """The faults that are best told as one of these kinds."""
    return (fault.hit for fault in faults(dossier) if fault.kind in kinds)


def suspects(dossier: Dossier) -> frozenset[Span]:
    """Figures that the table itself contradicts."""
    return frozenset(f.suspect for f in faults(dossier) if f.hit.severity is not Severity.NOTE)


def _faults(dossier: Dossier) -> Iterator[Fault]:
    statements = list(_statements(dossier))
    loud = [s for s in statements if s.hit is not None and s.hit.severity is not Severity.NOTE]
    confirmed: dict[Span, int] = defaultdict(int)
    for statement in statements:
        if statement.hit is None and loud:
            for figure in statement.figures:
                confirmed[figure.span] += 1
    settled = {figure.span for s in loud for figure in s.figures}
    for _ in range(MOST):
        if not loud:
            break
        fault = _worst(loud, confirmed)
        yield fault
        loud = [s for s in loud if all(f.span != fault.suspect for f in s.figures)]
    for statement in statements:
        hit = statement.hit
        if hit is not None and hit.severity is Severity.NOTE and statement.figures[0].span not in settled:
            yield Fault(statement.kind, hit, hit.span)


def _statements(dossier: Dossier) -> Iterator[Statement]:
    for split in dossier.splits:
        if split.in_table:
            yield _sum(split)
    for change in dossier.changes:
        if change.in_table:
            yield from _change(change)
    for execution in dossier.executions:
        rate, outturn, budget = execution.rate, execution.outturn, execution.budget
        if execution.in_table and rate is not None and outturn is not None and budget is not None:
            yield _ratio(EXECUTION, rate, outturn, budget, execution.subject)
    for share in dossier.shares:
        if share.in_table and share.whole is not None:
            yield _ratio(SHARE, share.rate, share.part, share.whole, "")
    for product in dossier.products:
        yield _product(product)


def _sum(split: Split) -> Statement:
    figures = (split.total, *split.parts)
    hit = sum_against_total(split.total, split.parts, at_most=not split.exhaustive)
    kind = split.tie
    if hit is not None:
        if split.total.value == 0 and all(p.value >= 0 for p in split.parts):
            kind = EMPTY_TOTAL
        working = f"{split.basis}：{hit.working}" if split.basis else hit.working
        hit = replace(hit, working=working)
        if odd := _of_other_magnitude(split):
            kind, power = MAGNITUDE, odd[1]
            note = f"；{plain(odd[0].value)} 若{'扩大' if power > 1 else '缩小'}{max(power, 1 / power):.0f}倍则相符"
            related = tuple(f for f in figures if f is not odd[0])
            hit = replace(hit, span=odd[0].span, working=working + note, related=related)
    return Statement(kind, figures, hit)


def _of_other_magnitude(split: Split) -> tuple[Figure, Decimal] | None:
    """The one figure that makes the sum true when read in 元 instead of 万元 (or 万元 instead of 元)."""
    if not split.exhaustive or len(split.parts) < 2:
        return None
    gap = split.total.signed - sum((p.signed for p in split.parts), Decimal(0))
    for figure in (split.total, *split.parts):
        if not figure.base or len(figure.value.normalize().as_tuple().digits) < FEWEST_DIGITS:
            continue
        needed = figure.signed - gap if figure is split.total else figure.signed + gap
        for power in (Decimal(10000), Decimal("0.0001"), Decimal(1000), Decimal("0.001")):
            if abs(needed / figure.signed / power - 1) < CLOSE:
                return figure, power
    return None


def _ratio(kind: str, rate: Figure, part: Figure, whole: Figure, name: str) -> Statement:
    figures = (rate, part, whole)
    if not comparable([part, whole]) or whole.base <= 0:
        return Statement(kind, figures, None)
    formula = f"{plain(part.value)} ÷ {number_in_unit_of(whole, part)}"
    hit = ratio_against(rate, part, whole, formula)
    return Statement(kind, figures, replace(hit, working=f"{name}：{hit.working}") if hit and name else hit)


def _change(change: Change) -> Iterator[Statement]:
    now, before, moved, rate = change.current, change.previous, change.delta, change.rate
    if now is None or before is None or not comparable([now, before]):
        return
    if moved is not None and moved.printed.unit.base == now.printed.unit.base:
        yield Statement(DELTA, (moved, now, before), _difference(change, now, before, moved))
    if rate is not None and before.base > 0:
        yield Statement(GROWTH, (rate, now, before), _growth(change, now, before, rate))


def _difference(change: Change, now: Figure, before: Figure, moved: Figure) -> Hit | None:
    if hit := sum_against_total(moved, [now, replace(before, direction=-1)]):
        unsigned = abs(moved.base) == abs(now.base - before.base)
        severity = Severity.NOTE if unsigned else hit.severity
        return replace(hit, working=f"{change.subject}：{hit.working}", severity=severity)
    return None


def _growth(change: Change, now: Figure, before: Figure, rate: Figure) -> Hit | None:
    """今年 ÷ 上年 − 1 against the printed growth."""
    lifted = replace(rate, direction=0, printed=replace(rate.printed, value=rate.signed + 100))
    formula = f"{number_in_unit_of(now, now)} ÷ {number_in_unit_of(before, now)} − 1"
    hit = ratio_against(lifted, now, before, formula)
    if hit is None:
        return None
    computed = plain(Decimal(hit.computed) - 100)
    working = f"{change.subject}：{formula} = {computed}% ≠ {plain(rate.signed)}%".replace("-", "−")
    unsigned = abs(abs(Decimal(computed)) - abs(rate.value)) <= rate.printed.step
    severity = Severity.NOTE if unsigned else hit.severity
    stated = plain(rate.signed)
    return replace(hit, span=rate.span, working=working, stated=stated, computed=computed, severity=severity)


def _product(product: Product) -> Statement:
    many, each, cost = product.quantity, product.price, product.amount
    figures = (cost, many, each)
    if (many.interval * each.interval).meets(cost.interval) or each.printed.unit.base != cost.printed.unit.base:
        return Statement(PRODUCT, figures, None)
    computed = shown(many.value * each.base, cost, finest([cost, each]))
    price = number_in_unit_of(each, cost)
    working = f"{plain(many.value)} × {price} = {computed} ≠ {plain(cost.value)} {cost.unit}"
    hit = Hit(cost.span, working, "", plain(cost.value), computed, cost.unit, (many, each))
    return Statement(PRODUCT, figures, hit)


def _worst(broken: Sequence[Statement], confirmed: dict[Span, int]) -> Fault:
    """The figure that breaks most statements, told by the best of them."""
    count: dict[Span, int] = defaultdict(int)
    for statement in broken:
        for figure in statement.figures:
            count[figure.span] += 1
    first = min(broken, key=_telling)
    assert first.hit is not None
    suspect = first.hit.span
    if first.kind == MAGNITUDE:
        return Fault(first.kind, first.hit, suspect)
    most = max(count, key=lambda span: (count[span], -confirmed[span], span == suspect))
    if count[most] > 1:
        suspect = most
        holding = [s for s in broken if any(f.span == most for f in s.figures)]
        first = min(holding, key=lambda s: (_telling(s), s.figures[0].span != most))
    hit = first.hit
    assert hit is not None
    if hit.span == suspect:
        return Fault(first.kind, hit, suspect)
    related = tuple(f for f in first.figures if f.span != suspect)
    return Fault(first.kind, replace(hit, span=suspect, related=related), suspect)


def _telling(statement: Statement) -> tuple[int, int]:
    return _RANK.get(statement.kind, len(_ORDER)), statement.figures[0].span.start
