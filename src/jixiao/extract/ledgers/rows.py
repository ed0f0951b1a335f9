"""Totals and their parts down the rows of a panel."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from jixiao.dossier.claim import Split
from jixiao.dossier.ledger import Tie
from jixiao.extract.ledgers.heads import Column
from jixiao.extract.ledgers.panels import Panel, Row, side_of
from jixiao.extract.ledgers.readings import LARGEST_BLOCK, Reading, Series, believed, best, series
from jixiao.extract.ledgers.words import Role, is_plain_total, item_of, vocabulary
from jixiao.units.record import record

Doubt = tuple[Row, str]
_NESTED_SOURCES = frozenset({"一般公共预算", "政府性基金预算", "国有资本经营预算", "财政专户", "单位资金"})
_CARRIED = frozenset({"年初结转结余", "年末结转结余"})

_INCOME = frozenset({"收入总计", "本年收入"})
_SPENDING = frozenset({"基本支出", "项目支出", "人员经费", "公用经费", "本年支出", "支出总计"})


@record
class _Page:
    """A panel with what every total of it asks for."""

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    totals: tuple[int, ...]
    side: str  # 收入, 支出 or ""
    closing: frozenset[str]  # items that lead from 本年合计 to 总计


def row_splits(panel: Panel, caption: str) -> tuple[list[Split], list[Doubt]]:
    """Splits that are believed, and the totals that could not be read."""
    columns = panel.money()
    found = list(_identities(panel, columns, caption))
    settled = {(s.total.span, len(s.parts)) for s in found}
    for splits in (_trees(panel, columns), _of_which(panel, columns)):
        found.extend(splits)
    doubts: list[Doubt] = []
    told = {s.total.span for s in found}
    side = side_of(panel)
    closing = frozenset(vocabulary()["closing"].get(f"{side}总计", ()))
    totals = tuple(n for n, row in enumerate(panel.rows) if row.rank and row.figures)
    page = _Page(panel.rows, columns, totals, side, closing)
    for at in totals:
        chosen = best(list(_readings(page, at)))
        if chosen is None:
            continue
        if believed(chosen):
            label = panel.rows[at].label
            found.extend(s for s in as_splits(chosen, label) if (s.total.span, len(s.parts)) not in settled)
        elif told.isdisjoint(s.total.span for s in chosen.series):
            doubts.append((panel.rows[at], "没有一种读法能让各列的合计都对上，未作判断"))
    return found, doubts


def as_splits(reading: Reading, basis: str) -> Iterator[Split]:
    """A part left blank may stand for anything, unless the same blanks add up in another column."""
    blanks_are_nothing = reading.listed or any(s.agrees and s.gaps for s in reading.series)
    for one in reading.series:
        exhaustive = not one.gaps or blanks_are_nothing
        yield Split(one.total, one.parts, exhaustive, basis, in_table=True, tie=reading.tie)


def down(columns: Sequence[Column], total: Row, parts: Sequence[Row]) -> tuple[Series, ...]:
    """One candidate for each column."""
    found = (series(total.figures.get(c.index), [p.figures.get(c.index) for p in parts]) for c in columns)
    return tuple(s for s in found if s is not None)


def _readings(page: _Page, at: int) -> Iterator[Reading]:
    rows, total = page.rows, page.rows[at]
    seen: set[tuple[int, ...]] = set()
    for block, chained in _blocks(rows, at, page.totals):
        if not block:
            continue
        level = _level(block)
        outermost = (len(page.totals) == 1 and at in (0, len(rows) - 1)) or (
            at == page.totals[0] and block[0] is rows[0]
        )
        chain = chained and total.rank == 3 and len(block) <= LONGEST_CHAIN and _level(block[1:]) is not None
        for parts in [block] if len(block) > LARGEST_BLOCK else _variants(block):
            key = _key(parts)
            if not parts or key in seen or _is_foreign(total, parts):
                continue
            seen.add(key)
            closing = chained and all(item_of(p.label) in page.closing for p in parts)
            flat = level is not None and key == _key(level) and (outermost or chain)
            plain = closing or flat or (chain and key == _key(block))
            listed = plain and (closing or (bool(page.side) and all(p.style == 0 for p in parts)))
            yield Reading(down(page.columns, total, parts), Tie.CLOSING if closing else Tie.ROWS, plain, listed)


def _is_foreign(total: Row, parts: Sequence[Row]) -> bool:
    """Income is not the sum of what was spent, however often the two are level."""
    return item_of(total.label) in _INCOME and any(item_of(part.label) in _SPENDING for part in parts)


def _key(rows: Sequence[Row]) -> tuple[int, ...]:
    return tuple(row.number for row in rows)


def _blocks(rows: Sequence[Row], at: int, totals: Sequence[int]) -> Iterator[tuple[Sequence[Row], bool]]:
    """Stretches of rows the total may close (above it) or open (below it). True when one begins with another total."""
    place = bisect_left(totals, at)
    previous = totals[place - 1] if place else -1
    following = totals[place + 1] if place + 1 < len(totals) else len(rows)
    far = len(totals) <= MOST_TOTALS or place in (0, len(totals) - 1)
    if at:
        yield rows[previous + 1 : at], False
        if previous >= 0:
            yield rows[previous:at], True
        if far:
            yield from _above(rows, at, totals[:place])
    if at + 1 < len(rows):
        yield rows[at + 1 : following], False
        if far:
            yield from _below(rows, at, totals[place + 1 :])


def _above(rows: Sequence[Row], at: int, before: Sequence[int]) -> Iterator[tuple[Sequence[Row], bool]]:
    """小计 since the last total of this rank, alone and with the rows after them; all rows since then."""
    outer = next((t for t in reversed(before) if rows[t].rank >= rows[at].rank), -1)
    lower = [rows[t] for t in before if t > outer]
    if lower:
        yield lower, False
        yield [*lower, *rows[before[-1] + 1 : at]], True
    yield [r for r in rows[outer + 1 : at] if not r.rank], False


def _below(rows: Sequence[Row], at: int, after: Sequence[int]) -> Iterator[tuple[Sequence[Row], bool]]:
    """Rows or 小计 up to the next total of this rank; every 小计, or every row, where 合计 stands on top."""
    beyond = next((t for t in after if rows[t].rank >= rows[at].rank), len(rows))
    yield [r for r in rows[at + 1 : beyond] if not r.rank], False
    yield [rows[t] for t in after if t < beyond], False
    yield [rows[t] for t in after if rows[t].rank <= rows[at].rank], False  # 本年合计 is not made of the 总计 below
    yield [r for r in rows[at + 1 :] if not r.rank], False


def _variants(block: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """The rows of a block that may stand on one level."""
    plain = [r for r in block if not r.of_which]
    yield plain
    yield _outermost_codes(plain)
    styles = [r.style for r in plain if r.style >= 0]
    if styles:
        yield [r for r in plain if r.style == min(styles)]
        yield [r for r in plain if r.style in (min(styles), -1)]
    if len({r.indent for r in plain}) > 1:
        least = min(r.indent for r in plain)
        yield [r for r in plain if r.indent == least]
    yield _without_item_parts(plain)
    yield _without_tail_of_which(block)
    yield _without_nested_sources(plain)


def _without_item_parts(rows: Sequence[Row]) -> Sequence[Row]:
    """人员经费 below 基本支出, 购置 and 运行 below 公务用车: the vocabulary knows whose parts they are."""
    items = {item for row in rows if (item := item_of(row.label))}
    parts = {
        part for whole, lists in vocabulary()["parts"].items() if whole in items for names in lists for part in names
    }
    return [row for row in rows if item_of(row.label) not in parts]


def _outermost_codes(rows: Sequence[Row]) -> Sequence[Row]:
    codes = {r.code for r in rows if r.code}
    return [r for r in rows if r.code and not any(r.code[:n] in codes for n in (3, 5) if n < len(r.code))]


def _without_tail_of_which(block: Sequence[Row]) -> Sequence[Row]:
    """Unnumbered rows after 其中 belong to it."""
    kept, inside = [], False
    for row in block:
        if row.of_which:
            inside = True
        elif not inside or row.style >= 0 or row.rank:
            inside = False
            kept.append(row)
    return kept


def _without_nested_sources(rows: Sequence[Row]) -> Sequence[Row]:
    """The kinds of budget listed after 年初结转 are its parts, not the total's."""
    kept, inside = [], False
    for row in rows:
        item = item_of(row.label)
        inside = inside and item in _NESTED_SOURCES
        if not inside:
            kept.append(row)
        inside = inside or item in _CARRIED
    return kept


MOST_TOTALS = 60  # beyond, only the first and the last total are looked at from afar
LONGEST_CHAIN = 5  # 本年合计 and what is added to it up to 总计


def _level(block: Sequence[Row]) -> list[Row] | None:
    """The rows of a block when nothing printed tells one level from another; 其中 may stand between numbered rows."""
    kept = [r for r in block if not r.of_which]
    flat = (
        len({r.style for r in kept}) <= 1
        and len({r.indent for r in kept}) <= 1
        and len({len(r.code) for r in kept}) <= 1
        and not any(r.rank for r in kept)
    )
    return kept if flat and (len(kept) == len(block) or all(r.style >= 0 for r in kept)) else None


def _identities(panel: Panel, columns: Sequence[Column], caption: str) -> Iterator[Split]:
    """What the trade defines, where each item stands in one row of the panel."""
    rows = _by_item(panel, caption)
    for whole, lists in vocabulary()["parts"].items():
        if whole not in rows:
            continue
        for names in lists:
            if all(name in rows for name in names):
                parts = [rows[name] for name in names]
                basis = f"{whole} = {' + '.join(names)}"
                for one in down(columns, rows[whole], parts):
                    yield Split(one.total, one.parts, not one.gaps, basis, in_table=True, tie=Tie.IDENTITY)
                break


def economic_splits(panels: Sequence[Panel]) -> Iterator[Split]:
    """人员经费 = 301 + 303, 公用经费 = the other economic classes, wherever on the sheet they stand."""
    rows = [(p, r) for p in panels for r in p.rows if r.figures]
    classes = {r.code: (p, r) for p, r in rows if len(r.code) == 3 and r.code[0] == "3"}
    if not {"301", "302"} <= classes.keys() or any(len(p.columns) != 1 for p in panels):
        return
    for item, codes in (
        ("人员经费", ("301", "303")),
        ("公用经费", tuple(c for c in classes if c not in ("301", "303"))),
    ):
        whole = [(p, r) for p, r in rows if item_of(r.label) == item]
        parts = [next(iter(classes[c][1].figures.values())) for c in codes if c in classes]
        if len(whole) == 1 and parts and (one := series(next(iter(whole[0][1].figures.values())), parts)):
            yield Split(one.total, one.parts, True, f"{item} = {' + '.join(codes)}", in_table=True, tie=Tie.IDENTITY)


def _by_item(panel: Panel, caption: str) -> dict[str, Row]:
    found: dict[str, list[Row]] = {}
    for row in panel.rows:
        if row.figures and (item := item_of(row.label)):
            found.setdefault(item, []).append(row)
    plain = [row for row in panel.rows if row.figures and is_plain_total(row.label)]
    for words, item in (("三公", "“三公”经费"), ("政府采购", "政府采购")):
        if words in caption and item not in found and len(plain) == 1:
            found[item] = plain
    return {item: rows[0] for item, rows in found.items() if len(rows) == 1}


def _trees(panel: Panel, columns: Sequence[Column]) -> Iterator[Split]:
    """类 = Σ款 = Σ项 by code; 一、 = 1. + 2. … by numbering. Believed as a whole when most of the tree adds up."""
    for tie, children in ((Tie.CLASSES, _by_code), (Tie.NUMBERED, _by_number)):
        pairs = children(panel.rows)
        pooled: list[Series] = []
        names: list[str] = []
        for parent, parts in pairs:
            below = down(columns, parent, parts)
            pooled.extend(below)
            names.extend([parent.label] * len(below))
        reading = Reading(tuple(pooled), tie, tie is Tie.CLASSES)
        if reading.series and believed(reading) and (reading.agreeing or tie is Tie.CLASSES):
            for split, name in zip(as_splits(reading, ""), names, strict=True):
                yield Split(split.total, split.parts, split.exhaustive, name, in_table=True, tie=tie)


def _by_code(rows: Sequence[Row]) -> list[tuple[Row, list[Row]]]:
    by_code: dict[str, Row] = {}
    for row in rows:
        if row.code:
            if row.code in by_code:
                return []  # the same class in several units: no tree
            by_code[row.code] = row
    children: dict[str, list[Row]] = {}
    for code, row in by_code.items():
        parent = next((code[:n] for n in (5, 3) if n < len(code) and code[:n] in by_code), "")
        if parent:
            children.setdefault(parent, []).append(row)
    return [(by_code[parent], parts) for parent, parts in children.items()]


def _by_number(rows: Sequence[Row]) -> list[tuple[Row, list[Row]]]:
    """A numbered row owns the rows of the next inner style that follow it."""
    found: list[tuple[Row, list[Row]]] = []
    open_rows: list[tuple[Row, list[Row]]] = []
    for row in rows:
        if row.rank or row.style < 0:
            if row.rank:
                open_rows.clear()
            continue
        while open_rows and open_rows[-1][0].style >= row.style:
            open_rows.pop()
        if open_rows and not (open_rows[-1][1] and open_rows[-1][1][0].style != row.style):
            open_rows[-1][1].append(row)
        entry: tuple[Row, list[Row]] = (row, [])
        found.append(entry)
        open_rows.append(entry)
    return [(row, parts) for row, parts in found if len(parts) >= 2 and row.figures]


def _of_which(panel: Panel, columns: Sequence[Column]) -> Iterator[Split]:
    """其中 stays below the row before it."""
    owner: Row | None = None
    for row in panel.rows:
        if row.of_which and owner is not None:
            for one in down([c for c in columns if c.role is not Role.DELTA], owner, [row]):
                yield Split(one.total, one.parts, False, owner.label, in_table=True, tie=Tie.OF_WHICH)
        elif row.figures and not row.of_which:
            owner = row
