"""Two sets of working papers side by side: two years of a department, or two departments in a year."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jixiao.dossier.budget import Item
from jixiao.dossier.claim import Stage
from jixiao.dossier.datum import Datum, Provenance
from jixiao.dossier.workpaper import LAST_YEAR, IndicatorPaper, ProgramPaper, Workpaper
from jixiao.units.measure import unit as unit_of
from jixiao.units.number import plain, rounded, short

PERCENT = Decimal(100)
_RATE_DECIMALS = 2
_STAGES = (Stage.ORIGINAL, Stage.ADJUSTED, Stage.INCOME, Stage.OUTTURN, Stage.CARRYOVER_IN, Stage.CARRYOVER_OUT)
# Shares that say how a department spends: part and whole, at the stage of the outturn.
_SHARES = ((Item.BASIC, Item.EXPENDITURE), (Item.PROGRAM, Item.EXPENDITURE), (Item.PERSONNEL, Item.BASIC))


@dataclass(frozen=True, slots=True)
class Pair:
    """One value on both sides; None where a side does not have it.

    `change` is right − left in the unit of the right, `growth` the same in percent of the left: None where a side is
    missing, the units cannot be converted, or (growth) the left is not above zero, where a rate would mean nothing.
    `note` says in Chinese what to mind (单位不同, 上年为零 …), "" for nothing.
    """

    label: str
    left: Datum | None
    right: Datum | None
    change: Datum | None
    growth: Datum | None
    note: str


@dataclass(frozen=True, slots=True)
class Group:
    """Pairs under one heading: 收支, a program, 基本情况."""

    title: str
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`left` and `right` name the sides: 某局2021年."""

    left: str
    right: str
    groups: tuple[Group, ...]


def compare(left: Workpaper, right: Workpaper) -> Comparison:
    """Amounts, rates, single values and indicators of both; of one department the earlier year stands left."""
    if left.department == right.department and left.year > right.year:
        left, right = right, left
    groups = (
        Group("收支", tuple(_amounts(left, right))),
        Group("执行率和构成", tuple(_rates(left, right))),
        Group("基本情况", tuple(_measures(left, right))),
        *_programs(left, right),
    )
    return Comparison(_name(left), _name(right), tuple(group for group in groups if group.pairs))


def _name(papers: Workpaper) -> str:
    return f"{papers.department or '未写明部门'}{papers.year or '年度不明'}{'年' if papers.year else ''}"


def _amounts(left: Workpaper, right: Workpaper) -> Iterator[Pair]:
    """Every item and stage that a side has for its own year, in the order of the vocabulary."""
    sides = [{(a.item, a.stage, a.scope): a.datum for a in p.amounts if a.year == p.year} for p in (left, right)]
    order = {item.value: number for number, item in enumerate(Item)}
    keys = [key for key in dict.fromkeys((*sides[0], *sides[1])) if key[1] in _STAGES]
    told: set[tuple[Provenance, ...]] = set()  # 支出 and 本年支出合计 may be one cell
    for key in sorted(keys, key=lambda key: (key[2], order.get(key[0], len(order)), _STAGES.index(key[1]))):
        item, stage, scope = key
        before, now = sides[0].get(key), sides[1].get(key)
        places = tuple(place for datum in (before, now) if datum for place in datum.provenance)
        if places and places in told:
            continue
        told.add(places)
        yield pair(f"{f'{scope}·' if scope else ''}{item}·{stage.value}", before, now)


def _rates(left: Workpaper, right: Workpaper) -> Iterator[Pair]:
    for item in (Item.EXPENDITURE, Item.BASIC, Item.PROGRAM):
        sides = [_rate(p, f"{item}预算执行率", (item, Stage.OUTTURN), (item, Stage.ADJUSTED)) for p in (left, right)]
        yield from _points(f"{item}预算执行率", *sides)
    for part, whole in _SHARES:
        name = f"{part}占{whole}"
        sides = [_rate(p, name, (part, Stage.OUTTURN), (whole, Stage.OUTTURN)) for p in (left, right)]
        yield from _points(name, *sides)


def _rate(papers: Workpaper, label: str, part: tuple[str, Stage], whole: tuple[str, Stage]) -> Datum | None:
    """Part over whole in percent; None where one is missing or the whole is not above zero."""
    over, under = papers.amount(*part), papers.amount(*whole)
    if over is None or under is None or under.value <= 0:
        return None
    value = over.value / under.value * PERCENT
    working = f"{over.printed()} ÷ {under.printed()} × 100% = {plain(rounded(value, _RATE_DECIMALS))}%"
    key = f"computed/{papers.year}/{label}"
    return Datum(key, label, value, "%", _RATE_DECIMALS, working=working, operands=(over.key, under.key))


def _points(label: str, left: Datum | None, right: Datum | None) -> Iterator[Pair]:
    """A pair of rates: their difference is in 百分点, of which no growth is told."""
    if left is None and right is None:
        return
    change = None
    if left is not None and right is not None:
        change = _difference(label, left, right, "百分点", right.value - left.value)
    yield Pair(label, left, right, change, None, "")


def _measures(left: Workpaper, right: Workpaper) -> Iterator[Pair]:
    labels = dict.fromkeys(datum.label for datum in (*left.measures, *right.measures))
    for label in labels:
        if label.endswith(LAST_YEAR):
            continue
        yield pair(label, left.measure(label), right.measure(label))


def _programs(left: Workpaper, right: Workpaper) -> Iterator[Group]:
    keys = dict.fromkeys(program.key for program in (*left.programs, *right.programs))
    for key in keys:
        sides = [next((program for program in p.programs if program.key == key), None) for p in (left, right)]
        present = next(program for program in sides if program)
        title = "部门整体" if present.whole_department else present.name
        yield Group(title, tuple(_program(*sides)))


def _program(left: ProgramPaper | None, right: ProgramPaper | None) -> Iterator[Pair]:
    for stage, word in (("original", "年初预算数"), ("adjusted", "全年预算数"), ("outturn", "全年执行数")):
        before, now = (getattr(p.total, stage) if p and p.total else None for p in (left, right))
        if before or now:
            yield pair(word, before, now)
    rows = [{row.name: row for row in program.indicators} if program else {} for program in (left, right)]
    for name in dict.fromkeys((*rows[0], *rows[1])):
        yield from _indicator(name, rows[0].get(name), rows[1].get(name))


def _indicator(name: str, left: IndicatorPaper | None, right: IndicatorPaper | None) -> Iterator[Pair]:
    """Target and actual value; a target that only one side has was dropped or is new."""
    note = "右边没有这个指标" if right is None else "左边没有这个指标" if left is None else ""
    for part, word in (("target", "指标值"), ("actual", "完成值")):
        before, now = (getattr(row, part) if row else None for row in (left, right))
        if before or now:
            yield pair(f"{name}·{word}", before, now, note)


def pair(label: str, left: Datum | None, right: Datum | None, note: str = "") -> Pair:
    """Two values with their difference, in the unit of the right one."""
    if left is None or right is None:
        return Pair(label, left, right, None, None, note)
    here, there = unit_of(right.unit), unit_of(left.unit)
    if here.base != there.base:
        return Pair(label, left, right, None, None, f"单位不同（{left.unit or '无'}、{right.unit or '无'}），不能相减")
    before = left.value * there.worth / here.worth
    unit = "百分点" if here.base == "%" else right.unit
    change = _difference(label, left, right, unit, right.value - before)
    if unit == "百分点":
        return Pair(label, left, right, change, None, note)
    if before <= 0:
        return Pair(
            label, left, right, change, None, note or ("左边为零，不算增幅" if before == 0 else "左边为负，不算增幅")
        )
    growth = (right.value - before) / before * PERCENT
    told = f"{short(change.value)} ÷ {short(before)} × 100% = {plain(rounded(growth, _RATE_DECIMALS))}%"
    rate = Datum(
        f"{change.key}/growth", f"{label}增幅", growth, "%", _RATE_DECIMALS, working=told, operands=change.operands
    )
    return Pair(label, left, right, change, rate, note)


def _difference(label: str, left: Datum, right: Datum, unit: str, value: Decimal) -> Datum:
    decimals = max(left.decimals, right.decimals)
    working = f"{right.printed()} − {left.printed()} = {plain(rounded(value, decimals))}"
    operands = (right.key, left.key)
    return Datum(f"computed/change/{label}", f"{label}增减", value, unit, decimals, working=working, operands=operands)
