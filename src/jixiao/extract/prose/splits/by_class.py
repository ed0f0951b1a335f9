"""Expenditure by functional class, told in prose (教育支出…万元；卫生健康支出…万元), and what the classes make up."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.dossier.claim import Split
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.units.record import record
from jixiao.units.regex import regex

_NAMES = (
    "一般公共服务|外交|国防|公共安全|教育|科学技术|文化旅游体育与传媒|文化体育与传媒|社会保障和就业|卫生健康|医疗卫生与计划生育|节能环保"
    "|城乡社区|农林水|交通运输|资源勘探(?:工业)?信息等|商业服务业等|金融|援助其他地区|自然资源海洋气象等|国土海洋气象等|住房保障"
    "|粮油物资储备|灾害防治及应急管理|债务付息|(?<![\\u4e00-\\u9fff])其他"
)
_CLASS = regex(
    rf"(?P<name>{_NAMES})"
    r"(?:支出|（类）支出|支出（类）|[(]类[)]支出|支出[(]类[)])(?:决算数?)?(?:为|是)?[ \u3000]{0,2}(?=\d)"
)
_OWN_BUDGET = regex(r"[，,（(](?:其)?(?:年初|调整)?预算数?(?:为|是|安排)?[ \u3000]{0,2}\Z")
_TOTAL = regex(r"支出(?:合计|总计|决算)?(?:数|总额)?(?:为|是|共)?[ \u3000]{0,2}\Z")
_BUDGET = regex(r"预算(?:数|合计)?(?:为|是|共)?[ \u3000]{0,2}\Z")
_FEWEST = 3
_APART = 240  # characters between one class and the next
_BEFORE = 300  # in which the whole stands before its first class
_NEAR = Decimal("0.03")
_LEAD = 24


@record
class _Told:
    name: str
    start: int
    spent: Figure
    budget: Figure | None


def class_splits(text: str, figures: Sequence[Figure]) -> Iterator[Split]:
    starts = [figure.span.start for figure in figures]
    for run in _runs(text, figures, starts):
        totals = _before(text, figures, starts, run)
        if not totals or not _is_all(text, run):
            continue
        spent = [told.spent for told in run]
        budgets = [told.budget for told in run if told.budget is not None]
        yield from _against([f for f, budget in totals if not budget], spent)
        if len(budgets) == len(run):
            yield from _against([f for f, budget in totals if budget], budgets)


def _is_all(text: str, run: Sequence[_Told]) -> bool:
    """No 等 after the last class, and no expenditure of another name among them."""
    last = run[-1].spent.span.end
    stop = min((at for sign in "。\n" if (at := text.find(sign, last)) >= 0), default=len(text))
    spendings = sum(1 for _ in _SPENDING.finditer(text, run[0].start, stop))
    return not text.startswith("等", last) and spendings == len(run)


_SPENDING = regex(r"支出(?:（类）|[(]类[)])?(?:决算数?)?(?:为|是)?[ \u3000]{0,2}(?=\d)|支出（类）支出")


def _runs(text: str, figures: Sequence[Figure], starts: Sequence[int]) -> Iterator[list[_Told]]:
    run: list[_Told] = []
    for hit in _CLASS.finditer(text):
        at = bisect_left(starts, hit.end())
        if at == len(figures) or starts[at] != hit.end() or not figures[at].printed.unit.is_money:
            continue
        told = _Told(hit["name"], hit.start(), figures[at], _budget(text, figures, at))
        if run and (hit.start() - run[-1].spent.span.end > _APART or any(t.name == told.name for t in run)):
            yield from [run] if len(run) >= _FEWEST else []
            run = []
        run.append(told)
    if len(run) >= _FEWEST:
        yield run


def _budget(text: str, figures: Sequence[Figure], at: int) -> Figure | None:
    following = figures[at + 1] if at + 1 < len(figures) else None
    if following is None or not following.printed.unit.is_money:
        return None
    return following if _OWN_BUDGET.match(text, figures[at].span.end, following.span.start) else None


def _before(
    text: str, figures: Sequence[Figure], starts: Sequence[int], run: Sequence[_Told]
) -> list[tuple[Figure, bool]]:
    """The amounts of expenditure, and of its budget (True), told before the first class."""
    first = run[0].start
    found = []
    for figure in figures[bisect_left(starts, max(0, first - _BEFORE)) : bisect_left(starts, first)]:
        low = max(0, figure.span.start - _LEAD)
        if figure.kind is not FigureKind.AMOUNT or not figure.exact or not figure.printed.unit.is_money:
            continue
        if _TOTAL.search(text, low, figure.span.start):
            found.append((figure, False))
        elif _BUDGET.search(text, low, figure.span.start):
            found.append((figure, True))
    return found


def _against(totals: Sequence[Figure], parts: Sequence[Figure]) -> Iterator[Split]:
    """The whole the classes come nearest to, where they come near any."""
    if not all(part.exact for part in parts) or not totals:
        return
    added = sum((part.base for part in parts), Decimal(0))
    total = min(totals, key=lambda figure: abs(figure.base - added))
    if abs(total.base - added) <= total.base * _NEAR:
        yield Split(total, tuple(parts), True, "按功能分类")
