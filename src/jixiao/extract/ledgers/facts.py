"""Budget items of a table as facts, and the two sides of a balance as a tie."""

from collections.abc import Iterator, Sequence

from jixiao.dossier.claim import Fact, Split, Stage
from jixiao.dossier.figure import FigureKind
from jixiao.dossier.ledger import ClassAmount, Tie
from jixiao.extract.ledgers.heads import Column
from jixiao.extract.ledgers.panels import Panel, Row, Sheet, side_of
from jixiao.extract.ledgers.words import Role, bare, is_plain_total, item_of, role_of, total_rank
from jixiao.units.regex import regex

_YEAR = regex(r"((?:19|20)\d{2})年")
_BUDGETS = regex(r"财政拨款|一般公共预算|政府性基金|国有资本经营|财政专户|单位资金|非财政")
_STAGE_OF = {
    Role.ORIGINAL: Stage.ORIGINAL, Role.ADJUSTMENT: Stage.ADJUSTMENT, Role.ADJUSTED: Stage.ADJUSTED,
    Role.OUTTURN: Stage.OUTTURN, Role.CARRYOVER_IN: Stage.CARRYOVER_IN, Role.CARRYOVER_OUT: Stage.CARRYOVER_OUT,
}  # fmt: skip
# Names of the vocabulary that prose calls otherwise: dossier facts speak the names of extract.items.
_PROSE = {
    "收入总计": "收入", "本年收入": "收入", "支出总计": "支出", "本年支出": "支出", "年初结转结余": "结转结余",
    "年末结转结余": "结转结余",
}  # fmt: skip
# The total of a table that lists programs: no more than 项目支出 where the list is of the department's own.
LISTED = "各项目合计"
BALANCED = "收支总计"  # 收入支出总计, the total of both sides
_PROGRAMS = regex(r"项目(?:支出)?(?:预算|执行|资金|支出|经费).*表|项目一览|项目明细|项目清单|预算项目")
_THREE_PUBLIC_CLASSES = frozenset({"30212", "30217", "30231", "31013"})
_STOCKS = frozenset({"资产总额", "流动资产", "固定资产", "无形资产"})
_VALUE = (Role.AMOUNT, Role.TOTAL, Role.CURRENT, Role.ORIGINAL, Role.ADJUSTED, Role.OUTTURN, Role.PREVIOUS)


def facts(sheet: Sheet, year: int) -> Iterator[Fact]:
    """An amount whose row or column, but not both, names an item of the vocabulary."""
    named = _YEAR.findall(sheet.caption.words)
    own = int(named[-1]) if named else year
    listed = {item for panel in sheet.panels for row in panel.rows if (item := item_of(row.label))}
    for panel in sheet.panels:
        whole = _whole_row(panel)
        told = _told(panel, whole, listed)
        for row in panel.rows:
            if row.code and item_of(row.label):
                continue  # a class (30217 公务接待费) is only the part of the item that its table is about
            for column in panel.columns:
                figure = row.figures.get(column.index)
                if figure is None or figure.kind is not FigureKind.AMOUNT or column.role not in _VALUE:
                    continue
                item = _item(sheet, panel, row, column, whole)
                if not item or (
                    item not in told and item not in _closing(sheet.caption.words, panel) and row is not whole
                ):
                    continue
                back = column.role is Role.PREVIOUS
                stage = Stage.UNSAID if item in _STOCKS else _stage(column, sheet.caption.words)
                scope = _scope(sheet.caption.words, row, column)
                told_year = _year_of(column) or (own - 1 if back and own else own)
                yield Fact(_PROSE.get(item, item), stage, scope, told_year, figure, in_table=True)
                if item == "资产总额" and "固定资产" in sheet.caption.words:
                    yield Fact("固定资产", stage, scope, told_year, figure, in_table=True)
                if item in ("本年收入", "本年支出"):
                    yield Fact(f"{item}合计", stage, scope, told_year, figure, in_table=True)
                if item in ("收入总计", "支出总计"):
                    yield Fact(BALANCED, stage, scope, told_year, figure, in_table=True)


def _year_of(column: Column) -> int:
    """The year a column names itself (2021年年初预算数 beside 2022年年初预算数), 0 when it names none."""
    named = _YEAR.findall(column.head)
    return int(named[-1]) if named else 0


def _told(panel: Panel, whole: Row | None, rows: set[str]) -> frozenset[str]:
    """Items of rows, and of heads where one row speaks for all; one item alone may be a name (公用经费 as 采购项目)."""
    heads = {item for c in panel.columns for h in c.heads if (item := item_of(h))} if whole else set()
    return frozenset((rows if len(rows) > 1 else rows & _STOCKS) | (heads if len(heads) > 1 else set()))


def _whole_row(panel: Panel) -> Row | None:
    """The one row that speaks for the department: its only total, or its only row."""
    totals = [r for r in panel.rows if is_plain_total(r.label) and r.figures]
    if len(totals) == 1:
        return totals[0]
    return panel.rows[0] if len(panel.rows) == 1 else None


def _item(sheet: Sheet, panel: Panel, row: Row, column: Column, whole: Row | None) -> str:
    head = next((i for h in reversed(column.heads) if (i := item_of(h))), "")
    if not head and column.heads and is_plain_total(column.heads[-1]) and "三公" in sheet.caption.words:
        head = "“三公”经费"
    label = item_of(row.label)
    if label and not head:
        return label
    if head and row is whole:
        return head
    if row is whole and {"基本支出", "项目支出"} <= {item_of(r.label) for r in panel.rows}:
        return "本年支出"
    if is_plain_total(row.label) and total_rank(row.label) == 3 and (side := side_of(panel)):
        return f"{side}总计"
    if row is whole and not head and column.role is not Role.AMOUNT:
        return _of_caption(sheet.caption.words, side_of(panel))
    return ""


def _closing(caption: str, panel: Panel) -> tuple[str, ...]:
    side = side_of(panel)
    return (_of_caption(caption, side), f"{side}总计")


def _of_caption(caption: str, side: str) -> str:
    if "三公" in caption and "会议" not in caption and "培训" not in caption:
        return "“三公”经费"
    if "政府采购" in caption:
        return "政府采购"
    if "基本支出" in caption:
        return "基本支出"
    if _PROGRAMS.search(caption):
        return LISTED
    return f"{side}总计" if side and "总表" in caption else ""


def _stage(column: Column, caption: str) -> Stage:
    for head in reversed(column.heads):
        if "决算" in head:
            return Stage.OUTTURN
        if (role := role_of(head)) in _STAGE_OF:
            return _STAGE_OF[role]
    if column.role in _STAGE_OF:
        return _STAGE_OF[column.role]
    if "决算" in caption or "执行" in caption:
        return Stage.OUTTURN
    if "预算" in caption.replace("预算财政拨款", ""):
        return Stage.ORIGINAL
    return Stage.UNSAID


def _scope(caption: str, row: Row, column: Column) -> str:
    words = {m.group() for text in (caption, *column.heads) for m in _BUDGETS.finditer(text)}
    if not item_of(row.label):
        words |= {m.group() for m in _BUDGETS.finditer(row.label)}
    return "、".join(sorted(words))


def class_amounts(panels: Sequence[Panel], caption: str) -> Iterator[ClassAmount]:
    """Functional classes of an expenditure table, under the names prose gives them."""
    if "支出" not in caption or "三公" in caption:
        return
    stage = Stage.OUTTURN if "决算" in caption else Stage.ORIGINAL if "预算" in caption else Stage.UNSAID
    for panel in panels:
        columns = [c for c in panel.money() if c.role is not Role.PREVIOUS]
        column = next((c for c in columns if c.role is Role.TOTAL or item_of(c.head) == "本年支出"), None) or (
            columns[0] if columns else None
        )
        if column is None:
            continue
        sections = {row.code: bare(row.label) for row in panel.rows if len(row.code) == 5}
        for row in panel.rows:
            figure = row.figures.get(column.index)
            if figure is None:
                continue
            if len(row.code) == 7 and row.code[:5] in sections:
                yield ClassAmount(f"{sections[row.code[:5]]}·{bare(row.label)}", stage, figure, in_table=True)
            elif row.code in _THREE_PUBLIC_CLASSES:
                yield ClassAmount(row.code, stage, figure, in_table=True)
            elif (len(row.code) == 3 and row.code[0] == "2") or (row.style == 0 and row.label.endswith("支出")):
                yield ClassAmount(bare(row.label), stage, figure, in_table=True)


def balances(panels: Sequence[Panel]) -> Iterator[Split]:
    """收入总计 = 支出总计, across the two sides of a table or down one list of both."""
    income = [(p, r) for p in panels for r in p.rows if _closes(p, r, "收入")]
    spending = [(p, r) for p in panels for r in p.rows if _closes(p, r, "支出")]
    if len(income) != 1 or len(spending) != 1:
        return
    (left, received), (right, spent) = income[0], spending[0]
    for one, other in _pairs(left, right):
        first, second = received.figures.get(one.index), spent.figures.get(other.index)
        if first is not None and second is not None:
            yield Split(first, (second,), True, "收入总计 = 支出总计", in_table=True, tie=Tie.BALANCE)


def _closes(panel: Panel, row: Row, side: str) -> bool:
    if not row.figures:
        return False
    if item_of(row.label) == f"{side}总计":
        return True
    return is_plain_total(row.label) and total_rank(row.label) == 3 and side_of(panel) == side


def _pairs(left: Panel, right: Panel) -> Iterator[tuple[Column, Column]]:
    """Columns that stand for the same: by their last head, or the first of each side when only one side has several."""
    if left is right:
        yield from ((c, c) for c in left.money())
        return
    ours, theirs = left.money(), right.money()
    if not ours or not theirs:
        return
    if len(ours) == len(theirs):
        if all(a.heads[-1:] == b.heads[-1:] for a, b in zip(ours, theirs, strict=True)):
            yield from zip(ours, theirs, strict=True)
    else:
        total = next((c for c in theirs if c.role is Role.TOTAL), None) if len(ours) == 1 else None
        if total is not None:
            yield ours[0], total
