"""What the sentence right above a table says of it: 安排项目4个，资金合计850.00万元，支出820.50万元，具体如下："""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from jixiao.dossier.claim import Split
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.ledger import Announced, Tie
from jixiao.dossier.place import Span
from jixiao.extract.ledgers.heads import Column
from jixiao.extract.ledgers.panels import Panel, Row
from jixiao.extract.ledgers.words import UNIT, Role, bare
from jixiao.units.regex import regex

_OPENS = regex(r"(?:如下|下表|附表|表所示|明细|情况)[^。；]{0,8}[：:。]?$|[：:]$")
_PARTIAL = regex("主要|部分|重点|典型|代表|例如|比如|前[一二三四五六七八九十\\d]|除")
_SOME = regex("其中|包括|包含|不含")
_OTHER_YEAR = regex("上年|去年|上一年|同期|累计|以来|近年|[两二三四五]年|年[至—-]|减少|增加|增长|下降")
_SPENT = regex("支出|执行|使用|拨付|支付|到位|到账|兑现|发放|完成|实际")
_MONEY = regex("预算|金额|资金|投资|安排|计划|下达|补助|经费|总额|价值|合计|总计|共")
_OF_A_KIND = regex("投资|收入|产值|税收|贷款|补[助贴]|采购|捐赠|合同")  # money that is not simply what the table spends
_ANY_MONEY = regex("(?:金额|资金|合计|总计|总额|数额)(?:数)?")
_LISTED_BEFORE = regex("(?:项目|工程|任务|课题|事项|活动)(?:共|共计|共有|有|为|总数|合计|总计)?$")
_LISTED_AFTER = regex(
    "(?:重点|专项|支出|预算|建设|具体|子|财政|部门|政府投资|招商引资|签约|民生)*(?:项目|工程|任务|课题|事项|活动)"
)
_LIST_HEAD = regex("(?:[^，。]{0,6}(?:项目|工程|任务|课题|事项|活动)(?:名称|内容)?|名称)")
_COUNTERS = frozenset({"个", "项"})
_CLOSE_LOW, _CLOSE_HIGH = 2, 5  # a table may be of something else: not less than 2/5, not more than 5/2 of what is told


def lead_of(text: str, above: Sequence[Span]) -> Span | None:
    """The last sentence of the paragraph that opens the table; captions and units may stand between."""
    for span in above[:_FARTHEST]:
        line = text[span.start : span.end]
        if len(line) >= _SHORTEST and _OPENS.search(line) and ("，" in line or "：" in line[-1:]):
            start = max(text.rfind("。", span.start, span.end - 1), text.rfind("；", span.start, span.end - 1)) + 1
            return Span(max(start, span.start), span.end)
        if not UNIT.search(line) and not line.endswith("表"):
            return None
    return None


_FARTHEST, _SHORTEST = 3, 10


def lead_splits(
    text: str, lead: Span, figures: Sequence[Figure], panels: Sequence[Panel]
) -> tuple[list[Split], Announced | None]:
    if len(panels) != 1 or _SOME.search(text, *lead):
        return [], None
    panel, told = panels[0], list(_told(text, lead, figures))
    splits = []
    for spent in (False, True):
        alike = [(figure, words) for figure, words in told if bool(_SPENT.search(words)) is spent]
        splits += [split for split in (_amount(panel, alike, spent=spent),) if split is not None]
    counts = [f for f, _ in told if f.kind is FigureKind.COUNT]
    if len(counts) != 1:
        return splits, None
    if any(c.role in (Role.COUNT, Role.QUANTITY) for c in panel.columns):
        return splits + list(_count(panel, counts[0])), None
    return splits, _announced(text, lead, panel, counts[0])


def _told(text: str, lead: Span, figures: Sequence[Figure]) -> Iterator[tuple[Figure, str]]:
    """Figures that speak of the whole table, each with the words before it."""
    first = bisect_left(figures, lead.start, key=lambda figure: figure.span.start)
    for figure in figures[first:]:
        if figure.span.start >= lead.end:
            return
        start = max(text.rfind(sign, lead.start, figure.span.start) for sign in "，；：（") + 1
        words = text[max(start, lead.start) : figure.span.start]
        whole = figure.exact and figure.kind in (FigureKind.AMOUNT, FigureKind.COUNT)
        if whole and not _OTHER_YEAR.search(words) and not _PARTIAL.search(text, figure.span.end, lead.end):
            yield figure, words


def _amount(panel: Panel, told: Sequence[tuple[Figure, str]], *, spent: bool) -> Split | None:
    amounts = [(f, words) for f, words in told if f.kind is FigureKind.AMOUNT]
    columns = [c for c in panel.money() if _is_money(c, spent=spent)]
    if len(amounts) != 1 or len(columns) != 1:
        return None
    (figure, words), head = amounts[0], bare(columns[0].head)
    kind, own = set(_OF_A_KIND.findall(words)), set(_OF_A_KIND.findall(head))
    if kind != own and not (kind and _ANY_MONEY.fullmatch(head)):
        return None
    return _against(panel, columns[0], figure)


def _is_money(column: Column, *, spent: bool) -> bool:
    if column.role in (Role.PREVIOUS, Role.DELTA, Role.COUNT, Role.QUANTITY, Role.SCORE):
        return False
    return bool(_SPENT.search(column.head)) is spent and (spent or bool(_MONEY.search(column.head)))


def _count(panel: Panel, told: Figure) -> Iterator[Split]:
    columns = [c for c in panel.columns if c.role in (Role.COUNT, Role.QUANTITY)]
    if len(columns) == 1 and (split := _against(panel, columns[0], told)):
        yield split


def _against(panel: Panel, column: Column, told: Figure) -> Split | None:
    """What is told against the one total row, or against all rows where there is none."""
    totals = [row for row in panel.rows if row.rank]
    rows = totals or _flat(panel)
    parts = [figure for row in rows if (figure := row.figures.get(column.index)) is not None]
    if len(parts) != len(rows) or not parts or len(totals) > 1:
        return None
    if any(part.printed.unit.base != told.printed.unit.base for part in parts) or not told.base:
        return None
    reached = sum(part.base for part in parts)
    low, high = sum(p.interval.low for p in parts), sum(p.interval.high for p in parts)
    if low <= told.interval.high and told.interval.low <= high:
        return None  # rounded in words
    if reached * _CLOSE_HIGH < told.base * _CLOSE_LOW or told.base * _CLOSE_HIGH < reached * _CLOSE_LOW:
        return None
    return Split(told, tuple(parts), True, "表前所述", in_table=True, tie=Tie.LEAD)


def _flat(panel: Panel) -> list[Row]:
    """The rows, when nothing printed tells one level from another."""
    rows = [row for row in panel.rows if row.figures]
    plain = len({(row.style, row.indent, len(row.code)) for row in rows}) == 1 and not any(r.of_which for r in rows)
    return rows if plain and len(rows) > 1 else []


def _announced(text: str, lead: Span, panel: Panel, told: Figure) -> Announced | None:
    """项目6个，…如下 above a list of projects: how many rows it has."""
    before = text[max(lead.start, told.span.start - _NEAR) : told.span.start]
    is_listed = _LISTED_BEFORE.search(before) or _LISTED_AFTER.match(text, told.span.end)
    names = {row.label for row in panel.rows}
    plain = all(row.style == -1 and not row.of_which and row.label for row in panel.rows)
    if told.unit not in _COUNTERS or not is_listed or not _LIST_HEAD.fullmatch(bare(panel.label_head)):
        return None
    rows = [row for row in panel.rows if not row.rank]
    if not plain or len(names) != len(panel.rows) or len(panel.rows) - len(rows) > 1 or "等" in names:
        return None
    return Announced(told, len(rows))


_NEAR = 10
