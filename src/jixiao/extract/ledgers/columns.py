"""Totals and their parts across the columns of a panel."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile

from jixiao.dossier.claim import Split
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.ledger import Tie
from jixiao.extract.ledgers.heads import NEVER_ADDED, Column
from jixiao.extract.ledgers.panels import Panel, Row
from jixiao.extract.ledgers.readings import Reading, Series, believed, best, series
from jixiao.extract.ledgers.rows import as_splits
from jixiao.extract.ledgers.words import (
    Role,
    bare,
    is_of_which,
    is_plain_total,
    item_of,
    role_of,
    total_rank,
    vocabulary,
)
from jixiao.units.measure import unit
from jixiao.units.regex import regex

_STAGES = frozenset(
    {Role.ORIGINAL, Role.ADJUSTMENT, Role.ADJUSTED, Role.OUTTURN, Role.PREVIOUS, Role.CURRENT, Role.DELTA}
)
_NOT_PARTS = NEVER_ADDED | {Role.QUANTITY, Role.SCORE, Role.RESERVED}


def column_splits(panel: Panel, caption: str) -> Iterator[Split]:
    for total in panel.columns:
        if _is_made_of_items(panel, total):
            continue  # its parts are known by name, wherever they stand
        readings = [
            Reading(across(panel.rows, total, parts), Tie.COLUMNS, plain)
            for parts, plain in _parts_of(panel.columns, total)
        ]
        chosen = best(readings)
        if chosen is not None and believed_across(chosen):
            yield from as_splits(chosen, f"“{total.head}”栏")
    yield from _sources(panel)
    yield from _points(panel)
    yield from _identities(panel, caption)
    yield from _of_which(panel)
    yield from _adjustments(panel)
    yield from _carried(panel)
    yield from _reserved(panel)


def _points(panel: Panel) -> Iterator[Split]:
    """预算执行（10分） | 产出（50分） | 效益（30分） | 满意度（10分） | 总分: each row adds up."""
    parts = [(column, found) for column in panel.columns if (found := _POINTS.search(column.head))]
    totals = [column for column in panel.columns if _POINTS_TOTAL.fullmatch(column.head)]
    if len(totals) == 1 and len(parts) >= 2 and sum(Decimal(found[1]) for _, found in parts) == _FULL:
        for row in panel.rows:
            points = [row.figures.get(column.index) for column, _ in parts]
            total = row.figures.get(totals[0].index)
            if total is not None and all(points):
                told = tuple(_in_points(figure) for figure in points if figure is not None)
                yield Split(_in_points(total), told, True, "总分", in_table=True, tie=Tie.COLUMNS)


def _in_points(figure: Figure) -> Figure:
    """The unit of the table is that of its money."""
    return replace(figure, kind=FigureKind.SCORE, printed=replace(figure.printed, unit=unit("分")))


_POINTS = regex(r"[（(](\d{1,3}(?:\.\d+)?)分[)）]$")
_POINTS_TOTAL = regex("(?:自评|综合|评价)?(?:总分|总得分|得分|合计|得分合计)(?:[（(](?:满分)?100分[)）])?")
_FULL = Decimal(100)


def _is_made_of_items(panel: Panel, total: Column) -> bool:
    """公务用车购置及运行费小计 beside 购置费 and 运行费: the columns after those are no parts of it."""
    lists = (
        vocabulary()["parts"].get(item_of(total.heads[-1]), ()) if total.heads and total_rank(total.heads[-1]) else ()
    )
    named = {item_of(column.heads[-1]) for column in panel.columns if column.heads}
    return any(named.issuperset(names) for names in lists)


def believed_across(reading: Reading) -> bool:
    """A column is the sum of others when two rows show it, or the heads leave no doubt."""
    if reading.failing == 0:
        return reading.telling > 0 or reading.plain
    if reading.telling >= 2 or (reading.plain and reading.agreeing):
        return reading.failing <= max(1, reading.agreeing // 2)
    return reading.plain and believed(reading)


def across(rows: Sequence[Row], total: Column, parts: Sequence[Column]) -> tuple[Series, ...]:
    found = (series(r.figures.get(total.index), [r.figures.get(p.index) for p in parts]) for r in rows)
    return tuple(s for s in found if s is not None)


def _parts_of(columns: Sequence[Column], total: Column) -> Iterator[tuple[list[Column], bool]]:
    """The columns a total column may be the sum of; True when every one of them names a kind of money."""
    at = columns.index(total)
    named = bool(total.heads) and (total_rank(total.heads[-1]) > 0 or total.role is Role.TOTAL)
    spending = bool(total.heads) and item_of(total.heads[-1]) in ("本年支出", "支出总计", "本年收入", "收入总计")
    if not total.heads or not (named or spending):
        return
    outer = total.heads[:-1]
    for following in (columns[at + 1 :], columns[:at][::-1]):
        parts = _siblings(following, total, outer)
        if len(parts) >= 2:
            yield parts, all(_names_money(p) for p in parts)
        if outer and len(loose := _siblings(following, total, ())) >= 2 and loose != parts:
            yield loose, False
    if inner_total := _up_to_inner_total(columns[at + 1 :], total):
        yield inner_total, all(_names_money(p) for p in inner_total[:-1])
    if spending:
        inner = [c for c in columns if c is not total and c.heads[: len(total.heads)] == total.heads]
        if len(inner) >= 2:
            yield _collapsed(inner, total.heads), False


_AMOUNT = regex(
    "(?:项目|年度|全年|申请|资金|投资|补助|安排|下达|计划)*(?:总?预算|金额|资金|投资|经费|总投资|总金额)(?:金额|总?额|数)?"
)


def _sources(panel: Panel) -> Iterator[Split]:
    """预算金额 | 财政拨款 | 其他资金: an amount and the sources after it, when nearly all rows add up."""
    for at, total in enumerate(panel.columns):
        sources = list(takewhile(_is_source, panel.columns[at + 1 :]))
        if len(sources) < 2 or not total.heads or not _AMOUNT.fullmatch(bare(total.heads[-1])):
            continue
        reading = Reading(across(panel.rows, total, sources), Tie.COLUMNS, plain=False)
        if reading.telling and reading.failing * _CONFIRMING <= reading.agreeing:
            yield from as_splits(reading, f"“{total.head}”栏")


_CONFIRMING = 4


def _is_source(column: Column) -> bool:
    words = vocabulary()["sources"]["words"]
    head = column.heads[-1] if column.heads else ""
    return column.role not in _NOT_PARTS and not is_of_which(head) and any(word in head for word in words)


def _up_to_inner_total(following: Sequence[Column], total: Column) -> list[Column]:
    """合计 | 出国 | 接待 | 合计 | 购置 | 运行: the second 合计 is a part whose head above it was lost."""
    again = next((n for n, c in enumerate(following) if c.heads == total.heads), 0)
    parts = list(following[: again + 1]) if again else []
    return parts if all(c.role not in _NOT_PARTS and c.heads for c in parts) else []


def _siblings(following: Sequence[Column], total: Column, outer: tuple[str, ...]) -> list[Column]:
    """Columns beside the total under the same outer head, until the next total of the kind."""
    inside: list[Column] = []
    for column in following:
        if column.heads[: len(outer)] != outer or (column.heads and column.heads == total.heads):
            break
        if column.heads and is_plain_total(column.heads[-1]) and column.heads[:-1] == outer:
            break
        if column.role is Role.RESERVED:
            break
        if column.role in _NOT_PARTS or not column.heads or is_of_which(column.heads[-1]):
            continue
        own = role_of(column.heads[-1])
        if own in _STAGES and own is not total.role:
            continue
        inside.append(column)
    return _collapsed(inside, outer)


def _collapsed(columns: Sequence[Column], outer: tuple[str, ...]) -> list[Column]:
    """A group with its own 小计 is represented by it."""
    kept: list[Column] = []
    depth = len(outer)
    totals = {c.heads[: depth + 1] for c in columns if len(c.heads) > depth + 1 and total_rank(c.heads[-1])}
    for column in columns:
        group = column.heads[: depth + 1]
        if len(column.heads) > depth + 1 and group in totals and not total_rank(column.heads[-1]):
            continue
        kept.append(column)
    return _without_inner(kept)


def _without_inner(columns: Sequence[Column]) -> list[Column]:
    """购置费 and 运行费 are inside 公务用车购置及运行费, where that has a column of its own."""
    items = {item_of(column.heads[-1]) for column in columns}
    inner = {
        name
        for whole, lists in vocabulary()["parts"].items() if whole in items
        for names in lists if items.issuperset(names)
        for name in names
    }  # fmt: skip
    return [column for column in columns if item_of(column.heads[-1]) not in inner]


def _names_money(column: Column) -> bool:
    words = vocabulary()["sources"]["words"]
    return bool(item_of(column.heads[-1])) or any(word in column.heads[-1] for word in words)


def _of_which(panel: Panel) -> Iterator[Split]:
    """其中 columns stay within the column before them; where the rows show that they make it up, they must."""
    owner: Column | None = None
    parts: dict[int, list[Column]] = {}
    for column in panel.columns:
        if any(is_of_which(head) for head in column.heads):
            if owner is not None and column.role not in NEVER_ADDED:
                parts.setdefault(owner.index, []).append(column)
        elif column.role not in NEVER_ADDED and column.role is not Role.DELTA:
            owner = column
    for whole in (c for c in panel.columns if c.index in parts):
        reading = Reading(across(panel.rows, whole, parts[whole.index]), Tie.COLUMNS, plain=False)
        if reading.agreeing >= 2 and reading.telling and believed_across(reading):
            yield from as_splits(reading, f"“{whole.head}”栏")
            continue
        for part in parts[whole.index]:
            for one in across(panel.rows, whole, [part]):
                yield Split(one.total, one.parts, False, f"“{whole.head}”栏", in_table=True, tie=Tie.OF_WHICH)


def _identities(panel: Panel, caption: str) -> Iterator[Split]:
    """支出合计 = 基本 + 项目, 基本 = 人员 + 公用, “三公” = … where columns carry those names once under one head."""
    groups: dict[tuple[str, ...], dict[str, list[Column]]] = {}
    for column in panel.columns:
        if column.role in NEVER_ADDED or not column.heads:
            continue
        for depth, head in enumerate(column.heads):
            own = "“三公”经费" if "三公" in caption and is_plain_total(head) and len(column.heads) <= 2 else ""
            if (item := item_of(head) or own) and (depth == len(column.heads) - 1 or total_rank(column.heads[-1])):
                rest = tuple(h for h in column.heads if h != head and not total_rank(h) and not item_of(h))
                groups.setdefault(rest, {}).setdefault(item, []).append(column)
    for named in groups.values():
        for whole, lists in vocabulary()["parts"].items():
            for names in lists:
                if all(len(named.get(n, ())) == 1 for n in (whole, *names)):
                    parts = [named[n][0] for n in names]
                    for one in across(panel.rows, named[whole][0], parts):
                        basis = f"{whole} = {' + '.join(names)}"
                        yield Split(one.total, one.parts, not one.gaps, basis, in_table=True, tie=Tie.IDENTITY)
                    break


def only(panel: Panel, role: Role) -> Column | None:
    found = [c for c in panel.columns if c.role is role]
    return found[0] if len(found) == 1 else None


def _adjustments(panel: Panel) -> Iterator[Split]:
    """年初预算 + 调整 = 全年预算."""
    columns = [only(panel, role) for role in (Role.ADJUSTED, Role.ORIGINAL, Role.ADJUSTMENT)]
    adjusted, original, adjustment = columns
    if adjusted is None or original is None or adjustment is None:
        return
    reading = Reading(across(panel.rows, adjusted, [original, adjustment]), Tie.ADJUSTMENT, plain=True)
    if reading.series and believed_across(reading):
        yield from as_splits(reading, "年初预算 + 调整数 = 调整后预算")


def _carried(panel: Panel) -> Iterator[Split]:
    """年初结转 + 本年收入 − 本年支出 = 年末结转, row by row."""
    opening, closing = only(panel, Role.CARRYOVER_IN), only(panel, Role.CARRYOVER_OUT)
    income = [c for c in panel.columns if c.heads and "本年收入" in c.head]
    spent = [c for c in panel.columns if c.heads and "本年支出" in c.head]
    spending = [c for c in spent if len(spent) == 1 or total_rank(c.heads[-1])]
    if opening is None or closing is None or len(income) != 1 or len(spending) != 1:
        return
    found = []
    for row in panel.rows:
        paid = row.figures.get(spending[0].index)
        parts = [row.figures.get(opening.index), row.figures.get(income[0].index)]
        taken = replace(paid, direction=-1) if paid is not None else None
        if any(p is not None for p in parts) and (one := series(row.figures.get(closing.index), [*parts, taken])):
            found.append(one)
    reading = Reading(tuple(found), Tie.CARRYOVER, plain=True)
    if reading.series and believed_across(reading):
        yield from as_splits(reading, "年初结转 + 本年收入 − 本年支出 = 年末结转")


def _reserved(panel: Panel) -> Iterator[Split]:
    """预留中小企业份额 stays within the amount of its row."""
    reserved, total = only(panel, Role.RESERVED), only(panel, Role.TOTAL)
    if reserved is None or total is None:
        return
    for one in across(panel.rows, total, [reserved]):
        yield Split(one.total, one.parts, False, "预留中小企业份额", in_table=True, tie=Tie.RESERVED)
