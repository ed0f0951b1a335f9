from bisect import bisect_left
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.check.shared.arithmetic import finest, shown
from jixiao.check.shared.inventory import figure_starts
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain
from jixiao.units.regex import regex

_MOVES = (
    "提高|提升|上升|回升|抬升|增加|增长|增|升|扩大|下降|下沉|降低|降|减少|减|回落"
    "|收窄|缩小|缩短|缩减|压缩|压减|压降|延长"
)
_TO = Sought(
    rf"(?:{_MOVES})(?:到|至|为)(?:了)?(?:(?:年|月|季|期)(?:末|底)|目前|现在|当前|今年|本年|建设?后|改造后)?(?:的)?"
)
_BY = regex(rf"[，、（(](?:比上年|较上年|同比|累计|平均|共)?(?:新增|净增|净减|{_MOVES})(?:了)?")
_FROM = regex(r"[由从][^，。；\n]{0,20}$")
_LED = 24  # characters before the first percentage in which 由 stands


def points_do_not_follow(dossier: Dossier) -> Iterator[Hit]:
    yield from _against_last_year(dossier)
    figures, starts, text = dossier.figures, figure_starts(dossier), dossier.source.text
    for to in _TO.finditer(dossier):
        index = bisect_left(starts, to.end())
        if not 0 < index < len(figures) - 1:
            continue
        before, after, points = figures[index - 1 : index + 2]
        if before.span.end != to.start() or after.span.start != to.end() or not _of_one_unit(before, after, points):
            continue
        by = _BY.fullmatch(text, after.span.end, points.span.start)
        if not by or not _FROM.search(text, max(0, before.span.start - _LED), before.span.start):
            continue
        yield from _against(before, after, points)


def _against_last_year(dossier: Dossier) -> Iterator[Hit]:
    """53.0%，比上年末的54.2%下降1.2个百分点."""
    figures, text = dossier.figures, dossier.source.text
    for index in range(2, len(figures)):
        points = figures[index]
        if points.printed.unit.base not in _STEPS:
            continue
        now, before = figures[index - 2 : index]
        if now.printed.unit.base == _POINTS and index > _FEWEST and _SIDE.match(text, now.span.end):
            now = figures[index - 3]  # 58.7%，比目标低1.3个百分点，且比上年的61.2%下降2.5个百分点
            led = _PAST.fullmatch(text, now.span.end, before.span.start)
        else:
            led = _LAST_YEAR.fullmatch(text, now.span.end, before.span.start)
        moved = _MOVED.fullmatch(text, before.span.end, points.span.start)
        if not (led and moved and _of_one_unit(before, now, points)):
            continue
        yield from _against(before, now, points)


_POINTS = "百分点"
_STEPS = frozenset({_POINTS, "个工作日", "工作日", "日", "小时", "分钟"})
_FEWEST = 2
_LAST_YEAR = regex(
    r"[，、（(](?:(?:且|并|也)?(?:比|较)(?:上年|去年|年初|上一|(?:19|20)\d{2}年|承诺|法定|规定)[^，。；\d]{0,6}"
    r"|(?:上年|去年|(?:19|20)\d{2}年)(?:度|同期)?(?:为|是)?)"
)
_SIDE = regex("，(?:且|并|也)?[比较]")
_PAST = regex(rf"，[^，。；\d]{{2,8}}\d[\d.]*个百分点{_LAST_YEAR.pattern}")
_MOVED = regex(rf"[，、）)]{{0,2}}(?:同比|比上年|较上年)?(?:{_MOVES}|提前)(?:了)?")


def _against(before: Figure, after: Figure, points: Figure) -> Iterator[Hit]:
    low, high = sorted((before, after), key=lambda figure: figure.base)
    if (high.interval - low.interval).meets(points.interval):
        return
    difference = shown(high.base - low.base, points, finest([points, high, low]))
    unit = "个百分点" if points.printed.unit.base == _POINTS else points.unit
    terms = f"{plain(high.value)}{high.unit} − {plain(low.value)}{low.unit}"
    working = f"{terms} = {difference} ≠ {plain(points.value)} {unit}"
    yield Hit(points.span, working, "", plain(points.value), difference, points.unit, (before, after))


def _of_one_unit(before: Figure, after: Figure, by: Figure) -> bool:
    """Two percentages and percentage points, or three amounts or counts of one unit, all exact."""
    first, second, third = (figure.printed.unit for figure in (before, after, by))
    if first.base != second.base or not (before.exact and after.exact and by.exact):
        return False
    return third.base == _POINTS if first.base == "%" else third.base == first.base and first.base != ""
