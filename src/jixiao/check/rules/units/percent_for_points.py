from collections.abc import Iterator
from itertools import pairwise

from jixiao.check.rule import Hit
from jixiao.check.shared.inventory import figures_of
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain
from jixiao.units.regex import regex

_RATE = regex(
    r"(?:执行率|满意度|满意率|占比|完成率|合格率|占有率|到位率|落地率|开工率|参与率|覆盖率)(?:较|比|同比)?[^，。；、]{0,10}$"
)
_LOOK_BACK = 24


def percent_for_points(dossier: Dossier) -> Iterator[Hit]:
    proven = {hit.span: hit for hit in (*_of_levels(dossier), *_differences(dossier), *_growths(dossier))}
    yield from proven.values()
    for figure in figures_of(dossier, FigureKind.GROWTH):
        if figure.unit != "%" or figure.span in proven:
            continue
        before = dossier.source.text[max(0, figure.span.start - _LOOK_BACK) : figure.span.start]
        if _RATE.search(before) and "幅" not in before:
            working = f"百分数的增减 {figure.value}% 应写作 {figure.value} 个百分点"
            yield Hit(figure.span, working, severity=Severity.NOTE)


_LEVEL = regex(r"(?:率|满意度|占比|比例|比重)(?:为|达|达到|是)?$")
_SINCE = regex(
    r"[，、（(](?:同比|[比较](?:上年|去年|上一年|(?:19|20)\d\d年)度?(?:同期)?)(?:提[高升]|上升|增[加长]|下降|降低|回落)了?"
)


def _of_levels(dossier: Dossier) -> Iterator[Hit]:
    """满意度为96%，比上年提高1.5%: the level of a rate, and how far it moved."""
    text = dossier.source.text
    for now, by in pairwise(dossier.figures):
        if now.unit != "%" or by.unit != "%" or by.kind is not FigureKind.GROWTH or now.kind is FigureKind.GROWTH:
            continue
        if _SINCE.fullmatch(text, now.span.end, by.span.start) and _LEVEL.search(
            text, max(0, now.span.start - _LOOK_BACK), now.span.start
        ):
            working = f"百分数的增减 {plain(by.value)}% 应写作 {plain(by.value)} 个百分点"
            yield _hit(by, working, f"{plain(by.value)}个百分点", (now,))


_POINTS = "百分点"
_LONGEST = 24  # characters between two of the percentages
_HELD_AGAINST = regex(
    r"[^。；\n%]*?(?:[比较]|[升降增减][到至为]|[提升降][高低][到至为]|[高低]于|目标|上年|去年)[^。；\n%]*"
)
_BY = regex(
    r"(?:[，、）)]|相比)*(?:同比|比上年|较上年)?"
    r"(?:[高低升降]|高出|超出?|提[高升]|上升|增[加长]|扩大|下降|[降减]低|减少|回[升落]|收窄)?(?:了|出)?"
)


def _differences(dossier: Dossier) -> Iterator[Hit]:
    """71.3%，较上年68.2%提高3.1%: the third is the first less the second, which no growth of a rate is."""
    figures, text = dossier.figures, dossier.source.text
    for index in range(2, len(figures)):
        by = figures[index]
        if by.unit != "%" or not by.value:
            continue
        one, other = figures[index - 2 : index]
        if one.unit != "%" or other.unit != "%" or abs(one.base - other.base) != by.base:
            continue
        gap = other.span.start - one.span.end
        led = gap <= _LONGEST and _HELD_AGAINST.fullmatch(text, one.span.end, other.span.start)
        if led and _BY.fullmatch(text, other.span.end, by.span.start) and other.span.end < by.span.start:
            low, high = sorted((one, other), key=lambda figure: figure.base)
            terms = f"{plain(high.value)}% − {plain(low.value)}% = {plain(by.value)}"
            working = f"{terms}，是两个百分数之差，应写作 {plain(by.value)} 个百分点"
            yield _hit(by, working, f"{plain(by.value)}个百分点", (one, other))


def _growths(dossier: Dossier) -> Iterator[Hit]:
    """4116万美元，比上年3958万美元增长3.99个百分点: an amount grows by per cent."""
    figures, text = dossier.figures, dossier.source.text
    for index in range(2, len(figures)):
        by = figures[index]
        if by.printed.unit.base != _POINTS:
            continue
        now, before = figures[index - 2 : index]
        if now.unit == "%" or now.printed.unit.base != before.printed.unit.base or not before.base:
            continue
        led = _HELD_AGAINST.fullmatch(text, now.span.end, before.span.start)
        if not led or not _BY.fullmatch(text, before.span.end, by.span.start):
            continue
        if abs(abs(now.base - before.base) / before.base * 100 - by.base) <= by.printed.step:
            working = f"{now.printed}与{before.printed}相比的增减幅度，应写作 {plain(by.value)}%"
            yield _hit(by, working, f"{plain(by.value)}%", (now, before))


def _hit(by: Figure, working: str, meant: str, related: tuple[Figure, ...]) -> Hit:
    return Hit(by.span, working, "", plain(by.value), meant, "", related)
