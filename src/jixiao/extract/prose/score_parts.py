"""The points a total score is made of, where the text lists them."""

import re
from decimal import Decimal

from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.place import Span
from jixiao.units.number import Printed
from jixiao.units.regex import regex

_N = r"[0-9]\d{0,2}(?:\.\d+)?"  # a pattern that begins with one set is searched at full speed
_OPEN = regex(r"分?[^\d\n]{0,24}?(?:其中|具体(?:为|是|如下)?|包括|构成为|各项得分)[：:，,]?|分?[：:（(]")
_PART = regex(
    rf"(?P<name>[^\d，。；;、\n\t（）()]{{2,24}}?(?:（[^\d（）\n]{{1,12}}）)?)(?:得|为|：|:)?(?P<got>{_N})分(?:[（(][^（）()\n]{{0,40}}[）)])?(?:[，,；;、和及]|(?=[。）)\n]|$))"
)
_TOTAL = regex(r"满分|扣|总分|得分$")
# 投入类满分20分，得分19.1分 · 预算执行10分得9.65分 · 预算执行9.78分（满分10分） · 产出（50分）得48分
# Before each what every match of it holds: rare, and searched at full speed for it begins with 分 or 满.
_GOT = r"(?:实际|自评|实)?得"
_PAIRS = (
    (
        regex("满分|分值|权重"),
        regex(
            rf"(?:满分|分值|权重)(?:值)?(?:为|：|:)?(?P<full>{_N})分?[，,、](?:实际|自评|实)?得分?(?:为|：|:)?(?P<got>{_N})分"
        ),
    ),
    (
        regex(f"分[，,]?(?:{_GOT}|自评)"),
        regex(rf"(?P<full>{_N})分[，,]?(?:{_GOT}分?|自评)(?:为|：|:)?(?P<got>{_N})分"),
    ),
    (
        regex("分[（(](?:满分|分值|权重)"),
        regex(rf"(?P<got>{_N})分[（(](?:满分|分值|权重)(?:为|：|:)?(?P<full>{_N})分?(?:[）)]|[，,；])"),
    ),
    (
        regex("分[）)]"),
        regex(
            rf"[（(](?:满分|分值|权重)?(?P<full>{_N})分[）)][，,：:]?(?:实际|自评|实)?(?:得分?)?(?:为|：|:)?(?P<got>{_N})分"
        ),
    ),
)
_GOT_NAME = regex("自评|实得|实际")
FEWEST = 3  # items of a list
WIDEST = 300  # characters from the first to the third of them
FARTHEST = 80  # characters between two items of one list
HUNDRED = Decimal(100)


def score_figure(hit: re.Match[str], group: str | int) -> Figure:
    """The points a group of a match prints, with 分 when it follows."""
    end = hit.end(group)
    end += hit.string[end : end + 1] == "分"
    return Figure(Span(hit.start(group), end), FigureKind.SCORE, Printed.of(hit[group], "分"))


def listed_after(text: str, end: int) -> tuple[Figure, ...]:
    """Points listed right after a score: 其中：预算执行9.5分，产出48分，效益26分."""
    opened = _OPEN.match(text, end)
    if not opened:
        return ()
    found: list[re.Match[str]] = []
    at = opened.end()
    while (part := _PART.match(text, at)) and not _TOTAL.search(part["name"]):
        found.append(part)
        at = part.end()
    got = [part for part in found if _GOT_NAME.fullmatch(part["name"])]  # 预算配置15分，自评14.5分: the second of each
    points = got or found
    return tuple(score_figure(part, "got") for part in points) if len(points) >= 2 else ()


def listed_before(text: str, start: int) -> tuple[Figure, ...]:
    """Points listed right before a total: 执行得9.1分，产出得50分，效益得29分，合计88.1分; 得分依次为9.8分、19分，…"""
    found: list[re.Match[str]] = []
    at = start
    while (part := _PART_BEFORE.search(text, max(0, at - _LONGEST_PART), at)) and not _TOTAL.search(part["name"]):
        found.insert(0, part)
        at = part.start()
        if _IN_ORDER.search(part["name"]):
            break  # what stands before are the full marks
    if len({_HAS_GOT.search(part.group()) is None for part in found}) > 1:
        return ()  # 产出50分，得49分；…: full marks among them
    return tuple(score_figure(part, "got") for part in found) if len(found) >= FEWEST else ()


_HAS_GOT = regex(r"得\d")
_IN_ORDER = regex("依次|分别")

_LONGEST_PART = 40
_PART_BEFORE = regex(
    rf"(?<![\d.])(?:(?P<name>(?![和及分])[^\d，。；;、\n\t（）()]{{0,24}}?)(?:得|为|：|:)?(?P<got>{_N})分(?:[（(][^（）()\n]{{0,20}}[）)])?[，,；;、和及]{{1,2}})$"
)


def got_before(text: str, start: int) -> tuple[Figure, ...]:
    """预算执行10分，得9.78分；产出50分，得50分；效益…扣1.5分…: what the paragraph says was got, before its total."""
    low = text.rfind("\n", 0, start) + 1
    found = [hit for hit in _GOT_POINTS.finditer(text, low, start) if not _NO_POINTS.search(text, low, hit.start())]
    found = [hit for hit in found if not _in_bracket(text, low, hit.start())]  # 得24.81分（该项10分得9.81分）
    if found and _LOOSE.search(text, max(text.rfind("。", low, found[0].start()) + 1, low), start):
        return ()  # 预算执行9.71分；产出50分，得49分: one of them is told without 得
    return tuple(score_figure(hit, "got") for hit in found) if len(found) >= FEWEST else ()


def _in_bracket(text: str, low: int, position: int) -> bool:
    opened = max(text.rfind("（", low, position), text.rfind("(", low, position))
    return opened >= 0 and not _CLOSES.search(text, opened, position)


_CLOSES = regex("[）)]")
_LOOSE = regex(rf"(?<![得扣\d.])(?<!得分)(?<!得分为){_N}分[；;]|(?<![得扣\d.])(?<!得分){_N}分。")
_GOT_POINTS = regex(rf"(?<![总自共])得(?:分)?(?:为)?(?P<got>{_N})分(?![^，。；\d]{{0,6}}(?:以上|及以上|为优))")
_NO_POINTS = regex("(?:合计|总共?|综合|自评|最终|应|可|最多|平均)$")


ITEM_TOTAL = regex(
    rf"[该本此](?:项|部分|类)(?:指标)?(?:自评|合计|实际|共)?(?:得分|得)?(?:为|：|:)?(?P<got>{_N})分(?=[。；\n]|$)"
)


def item_totals(text: str) -> tuple[Figure, ...]:
    """本项自评15分。 at the end of each item of the list that was scored."""
    found = tuple(score_figure(hit, "got") for hit in ITEM_TOTAL.finditer(text))
    return found if len(found) >= FEWEST else ()


def paired(text: str) -> tuple[Figure, ...]:
    """Points of a list that tells for each item how many could be had, when those make up 100."""
    for sign, pattern in _PAIRS:
        places = [hit.start() for hit in sign.finditer(text)]
        if not any(third - first < WIDEST for first, third in zip(places, places[2:], strict=False)):
            continue
        run: list[re.Match[str]] = []
        for hit in pattern.finditer(text):
            if Decimal(hit["full"]) >= HUNDRED:
                continue  # 满分100分，自评得分97.5分: the total itself
            if run and hit.start() - run[-1].end() > FARTHEST:
                run = []
            run.append(hit)
            if len(run) >= FEWEST and sum(Decimal(h["full"]) for h in run) == HUNDRED:
                return tuple(score_figure(h, "got") for h in run)
    return ()
