"""The evaluation's conclusion: scores and grades the text states, the scale it prints, programs counted by grade."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jixiao.dossier.claim import Band, Conclusion
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import Section
from jixiao.dossier.place import Source, Span
from jixiao.dossier.rating import Rating, ToldPoints
from jixiao.extract.grade_scale import GRADES, read_bands
from jixiao.extract.prose.points_told import read_points
from jixiao.extract.prose.score_parts import got_before, item_totals, listed_after, listed_before, paired, score_figure
from jixiao.extract.prose.tallies import read_tally
from jixiao.units.record import record
from jixiao.units.regex import regex

_NUMBER = r"(\d{1,3}(?:\.\d+)?)"
# Branches that begin with a literal, without a group of their own, are searched at full speed.
_TOLD = "(?:值|情况|结果|合计)?"
_GOT = "评(?:共|合计|总共|最终)?得"
_SCORE = regex(
    rf"(?P<word>得分{_TOLD}|评分{_TOLD}|总分{_TOLD}|自评分{_TOLD}|评价分{_TOLD}|评定分{_TOLD}"
    rf"|自评(?=\d)|自{_GOT}|复{_GOT}|合计(?:(?<=分[；;，,。]合计)|(?<=以上合计)|(?<=[三四五六七八]项合计))(?=\d)|共得|合计得|总得|最终得)"
    r"(?P<link>[^\d。；;\n\t≥≤><＞＜，]{0,6}?[，,]?(?:满分100分[，,])?[^\d。；;\n\t≥≤><＞＜，]{0,4}?)"
    rf"(?P<score>{_NUMBER})(?P<unit>分)?(?![\d%‰.*×＊xX]|以上|以下|及以|（含|[-—~～至]\d|[个项家次人名万亿元年月日号、．])"
)
_FULL = regex(
    r"满分(?:分值)?(?:设置|设定)?[为是：:]?(9\d|1\d\d)分?(?![\d.])|总分(?:一般)?(?:设置|设定)?[为是：:]?(1[0-5]0)分?(?![\d.])"
)
_OWN_FULL = regex(r"满分[为是：:]?(\d{1,2})分[^。\n]{0,12}$")
_OWN_POINTS = regex(r"(?<![\d.])\d{1,2}(?:\.\d+)?分[，,、]?$")
_GRADE = regex(
    r"(?:等级|等次|评级|档次|级别|自评结果|自评结论|评价结果|评价结论|绩效结果|绩效结论|考核结果|考核结论"
    r"|评定结果|评定结论|评定|被评|综合评价)"
    r"[^。；;\n\t\d，,、（(]{0,8}?(?:为|是|：|:|达到|属于|定|属)?[“\"‘「]?"
    rf"(?P<grade>{GRADES})(?=[”\"’」，。；,;、\n\t（()）]|等级|等次|级|档|$)(?![”\"’」]?(?:等级|等次|级|档)?的?(?:项目|\d))"
)
_COUNTED = regex(r"\d个(?:项目)?[^，。；\n]{0,8}$")  # 3个项目自评等级为“优”: no grade of one
_SENTENCE = regex(r"[。；;\n]")
# Words of a single indicator or category: its points are no total.
_SUB = regex(
    r"平均|月度|季度|每月|最[高低]|第三方评分|街道评分|加权|相差|执行率?|产出|效益|效果|满意|投入|过程|决策|指标|成本|数量|质量|时效|管理|履职|能力|可持续|完成率|及时|制度|目标设定|明细|分项|细则|配置|满分|扣|每|单项|各项|[该本此]项(?!目|经费|资金|工作|专项)|[该本此](?:部(?!门)|类)分?|应得|标准"
)
_PROGRAM = regex(
    r"[“\"《](?P<quoted>[^”\"》]{2,40})[”\"》]|(?P<named>[\u4e00-\u9fff（）]{2,30}?(?:专项|补助|补贴|奖励|经费|资金|项目|工程)(?:资金|经费)?)"
)
_NO_PROGRAM = regex(
    r"部门|整体|单位|^(?:该|本|此|各|我局|所有|全部|\d+个)|财政|支出项目$|^项目$|年度?项目$|预算项目$|评价|自评"
)
_LIST_NUMBER = regex(r"^(?:[一二三四五六七八九十]是|其中)")
_WHOLE = regex(r"结论|结果|综合|总体|整体|自评(?:工作|情况)|评价(?:工作|情况|等级)|等级|得分|基本情况|概况|绩效目标")
_HUNDRED = 100
LOOK_BACK = 40
LONGEST_SENTENCE = 500


def read_conclusion(source: Source, sections: Sequence[Section], year: int) -> Conclusion | None:
    """None when the document states neither a score nor a grade nor a scale."""
    text = source.text
    bands = read_bands(text)
    outside = _Outside(bands)
    points = read_points(text)
    of_items = {item.got.span.start for items in points for item in items}
    scores = [
        hit for hit in _scores(text, outside)
        if hit.start("score") not in of_items and not _of_another_year(text, hit.start(), year)
    ]  # fmt: skip
    ratings = _with_paired_parts(text, tuple(_ratings(text, sections, scores, outside)), points)
    tally = read_tally(text)
    if not (bands or ratings or tally or points):
        return None
    whole = [r for r in ratings if not r.scope]
    scored = next((r for r in reversed(whole) if r.score is not None), None)
    graded = next((r for r in reversed(whole) if r.grade), None)
    full = _FULL.search(text) if ratings or bands else None
    return Conclusion(
        score=scored.score if scored else None,
        grade=graded.grade if graded else "",
        grade_span=graded.grade_span if graded else None,
        bands=bands,
        ratings=ratings,
        tally=tally,
        full=score_figure(full, full.lastindex or 1) if full else None,
        points=points,
    )


def _of_another_year(text: str, position: int, year: int) -> bool:
    """2022年度自评得分94.35分, in the report on 2023."""
    said = _YEAR.search(_clause(text, position))
    return said is not None and year > 0 and int(said["year"]) < year


_YEAR = regex(r"(?P<year>20\d\d)年")


def with_ratings(conclusion: Conclusion | None, listed: tuple[Rating, ...]) -> Conclusion | None:
    """With the scores and grades that a list of programs gives each of them."""
    if not listed:
        return conclusion
    told = conclusion or Conclusion(score=None, grade="", grade_span=None)
    return replace(told, ratings=told.ratings + listed)


def _with_paired_parts(
    text: str, ratings: tuple[Rating, ...], points: Sequence[Sequence[ToldPoints]]
) -> tuple[Rating, ...]:
    """The last score of the whole gets the points that a list of 满分…得分… adds up to it."""
    at = next((n for n in reversed(range(len(ratings))) if ratings[n].score and not ratings[n].scope), None)
    if at is None or any(r.parts for r in ratings):
        return ratings
    whole = next((items for items in reversed(points) if sum(item.full.value for item in items) == _HUNDRED), ())
    parts = tuple(item.got for item in whole) or paired(text) or item_totals(text)
    rated = replace(ratings[at], parts=parts)
    return (*ratings[:at], rated, *ratings[at + 1 :])


@record
class _Outside:
    """Tells whether a place lies outside the printed scale."""

    bands: tuple[Band, ...]

    def __call__(self, start: int) -> bool:
        return not self.bands or not self.bands[0].span.start <= start < self.bands[-1].span.end


def _scores(text: str, outside: _Outside) -> Iterator[re.Match[str]]:
    for hit in _SCORE.finditer(text):
        before = _clause(text, hit.start())
        named = before[-14:] + hit["link"].replace("满分100分", "")
        if not outside(hit.start()) or _SUB.search(named) or hit["link"].endswith(("（", "(")):
            continue
        if hit["word"] == "自评" and _OWN_POINTS.search(text, max(0, hit.start() - LOOK_BACK), hit.start()):
            continue  # 产出40分，自评38.5分
        if _EACH.search(hit["link"]):
            continue  # 得分依次为9.86分、19.5分…: none of them is the total
        if _OWN_FULL.search(text, max(0, hit.start() - LOOK_BACK), hit.start()):
            continue  # 预算执行满分10分，得分9.2分
        if not hit["unit"] and not re.search(r"[为是：:]$", hit["link"]):
            continue
        if hit["word"] == "总分" and hit["score"] == "100":
            continue  # 总分100分 is the scale, not the result
        yield hit


_EACH = regex("依次|分别")
_ALTOGETHER = regex("合计|总|共得")


def _clause(text: str, position: int) -> str:
    words = text[max(0, position - LOOK_BACK) : position]
    return re.split(r"[，。；;：:、\n\t]", words)[-1]


def _ratings(
    text: str, sections: Sequence[Section], scores: Sequence[re.Match[str]], outside: _Outside
) -> Iterator[Rating]:
    """Scores with the grade of their sentence, and grades that stand alone, in reading order."""
    grades = [
        hit for hit in _GRADE.finditer(text)
        if outside(hit.start()) and not _COUNTED.search(text, max(0, hit.start() - LOOK_BACK), hit.start())
    ]  # fmt: skip
    begins = [grade.start() for grade in grades]
    headings = [section.span.start for section in sections]
    listed = _listed(sections, headings, [hit.start() for hit in scores])
    taken: set[int] = set()
    found: list[tuple[int, Rating]] = []
    for index, hit in enumerate(scores):
        end = _sentence_end(text, hit.end())
        following = scores[index + 1].start() if index + 1 < len(scores) else end
        begin = max(_sentence_start(text, hit.start()), scores[index - 1].end() if index else 0)
        at = _first_within(begins, hit.start(), min(end, following))
        at = _first_within(begins, begin, hit.start()) if at is None else at
        if at is not None:
            taken.add(at)
        scope = _scope(text, sections, headings, hit.start(), listed)
        grade = grades[at] if at is not None else None
        parts = listed_after(text, hit.end()) or listed_before(text, hit.start())
        parts = parts or (got_before(text, hit.start()) if _ALTOGETHER.match(hit["word"]) else ())
        found.append((hit.start(), _rating(scope, hit, grade, parts)))
    alone = [grade for at, grade in enumerate(grades) if at not in taken]
    found.extend((g.start(), _rating(_scope(text, sections, headings, g.start(), listed), None, g, ())) for g in alone)
    return (rating for _, rating in sorted(found, key=lambda pair: pair[0]))


def _first_within(places: Sequence[int], low: int, high: int) -> int | None:
    at = bisect_left(places, low)
    return at if at < len(places) and places[at] < high else None


def _rating(scope: str, score: re.Match[str] | None, grade: re.Match[str] | None, parts: tuple[Figure, ...]) -> Rating:
    return Rating(
        scope,
        score_figure(score, "score") if score else None,
        grade["grade"] if grade else "",
        Span(*grade.span("grade")) if grade else None,
        parts,
    )


def _sentence_start(text: str, position: int) -> int:
    low = max(0, position - LONGEST_SENTENCE)
    return max(low, *(text.rfind(sign, low, position) + 1 for sign in "。\n"))


def _sentence_end(text: str, position: int) -> int:
    found = _SENTENCE.search(text, position, position + LONGEST_SENTENCE)
    return found.start() if found else min(len(text), position + LONGEST_SENTENCE)


def _listed(sections: Sequence[Section], starts: Sequence[int], scores: Sequence[int]) -> set[int]:
    """Sections of one list of which each tells a score of its own: （一）甲。…96分 （二）乙。…98分 （三）丙。…91分."""
    groups: dict[int, set[int]] = {}
    for at in {bisect_right(starts, score) - 1 for score in scores} - {-1}:
        level = sections[at].level
        above = next((n for n in range(at - 1, -1, -1) if sections[n].level < level), -1)
        groups.setdefault(above, set()).add(at)
    named = ({at for at in group if not _WHOLE.search(sections[at].title)} for group in groups.values())
    return {at for group in named if len(group) >= _FEWEST_LISTED for at in group}


_FEWEST_LISTED = 3


def _scope(text: str, sections: Sequence[Section], starts: Sequence[int], position: int, listed: set[int]) -> str:
    """The program a score is of: one named in the sentence, else one the heading above is about."""
    sentence = text[max(_sentence_start(text, position), position - LOOK_BACK) : position]
    named = [name for hit in _PROGRAM.finditer(sentence) if (name := hit["quoted"] or hit["named"])]
    if "整体" in sentence or "部门" in sentence[-12:]:
        return ""
    if named and not _NO_PROGRAM.search(named[-1]):
        return _LIST_NUMBER.sub("", named[-1])
    if name := _named_at_once(text, position) or _item_above(text, position) or _quoted_before(text, position):
        return name
    index = bisect_right(starts, position) - 1
    if index < 0:
        return ""
    title = sections[index].title
    if index in listed:
        return title
    about = _SELF_EVALUATION.sub("", title)
    heading = _PROGRAM.search(about)
    return title if heading and not _WHOLE.search(about) and not _NO_PROGRAM.search(about) else ""


_SELF_EVALUATION = regex("(?:支出)?(?:绩效)?(?:自评|评价)(?:情况|结果|报告)?$")  # （三）特种设备监管项目自评


# 文化惠民演出得分96分: what is left of the clause when the words of scoring are taken out is a program.
_SCORING = regex(
    r"综合|评价|评定|评分|自评|复评|绩效|最终|最后|总体|整体|部门|单位|年度|本次|此次|结果|结论|情况|经|我[局委办中心]|本[局委办]|支出|预算|得分|总|共|的"
    r"|(?:19|20)\d{2}年|项目|合计|平均|根据|按照|依据|对照|指标|体系|标准|计算|打分|考核|小组|工作|财政|及|和|为|财务|全年|部分"
)
_ITEM = regex(
    r"(?:（(?:\d{1,2}|[一二三四五六七八九十]{1,2})）|(?<!\d)\d{1,2}[.．、])(?P<name>[\u4e00-\u9fff“”]{3,20})[。：]"
)
_NUMBERED = regex(r"^\d{1,2}[.．、]|^（[^（）]{1,3}）|^[一二三四五六七八九十]是")
_OFFICE = regex(
    r"(?:[局委办厅院馆镇乡队站所处会校区县市部]|街道|中心|单位)(?:的|部门|整体|支出|绩效|预算|综合|自评|评价|年度|20\d\d年)*$"
)
_SHORTEST = 4  # characters of a name


def _named_at_once(text: str, position: int) -> str:
    words = _NUMBERED.sub("", _clause(text, position))
    rest = _SCORING.sub("", words)
    plain = len(rest) >= _SHORTEST and rest.isalpha() and len(rest) * 2 > len(words)
    return words if plain and not _SUB.search(words) and not _OFFICE.search(words) else ""


def _quoted_before(text: str, position: int) -> str:
    """“消费促进活动”项目全年预算260万元，执行258.14万元，…，自评得分97.60分: the program the sentence is about."""
    sentence = text[_sentence_start(text, position) : position]
    named = [*_QUOTED_PROGRAM.finditer(sentence)]
    return named[-1]["name"] if named and "整体" not in sentence[named[-1].end() :] else ""


_QUOTED_PROGRAM = regex(r"“(?P<name>[^”\n]{2,40})”(?:等)?(?:项目|专项|资金|经费|工程|课题)")


def _item_above(text: str, position: int) -> str:
    """（1）乡村文化振兴。完成演出120场，自评得分95分。（2）…: the item of a list inside the paragraph."""
    line = text.rfind("\n", 0, position) + 1
    items = list(_ITEM.finditer(text, line, position))
    name = items[-1]["name"] if items else ""
    return name if name and not _WHOLE.search(name) and not _NO_PROGRAM.search(name) and not _SUB.search(name) else ""
