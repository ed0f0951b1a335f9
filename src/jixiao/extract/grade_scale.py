"""The scale of grades a document prints: 得分≥85分为优秀；…, 90（含）-100分为优, 优（90-100分）, [80,90)为良."""

import re
from collections.abc import Iterator, Sequence

from jixiao.dossier.claim import Band
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.place import Span
from jixiao.units.number import Printed
from jixiao.units.regex import regex

GRADES = "优秀|良好|优良|一般|中等|较差|不合格|不及格|合格|及格|优|良|中|差"
_N = r"\d{1,3}(?:\.\d+)?"
_IN = r"(?:[（(]?(?:不?含)(?:\d{1,3}分?)?[)）]?)?"
_SUBJECT = r"(?:综合|评价|自评|绩效|最终|总)*(?:得分|评分|分数|分值|总分|分|[A-Za-zＸ])"
_SIGN = "≤|<=|≦|＜=|＜|<|≥|>=|≧|＞=|＞|>"
_WORD = "大于或?等于|小于或?等于|不低于|不少于|不超过|达到|高于|低于|小于|大于|不足|不满"
_RANGE = (
    rf"(?:(?P<lo>{_N})分?(?P<lo_in>{_IN})(?P<lo_op>≤|<=|≦|＜|<){_SUBJECT}(?P<hi_op>≤|<=|≦|＜|<)(?P<hi>{_N})"
    rf"|[\[【(（](?P<from>{_N})[,，](?P<to>{_N})(?P<shut>[\]】)）])"
    rf"|(?P<a>{_N})分?(?P<a_in>{_IN})(?:以上)?[-—~～至到–－]+(?P<b>{_N})分?(?P<b_in>{_IN})"
    rf"|(?:{_SUBJECT}[：:为在]?)?(?P<op>{_SIGN}|{_WORD})(?P<v>{_N})分?(?P<v_in>{_IN})(?P<v_end>及?以上|及?以下)?"
    rf"|(?P<n>{_N})分?(?P<n_in>{_IN})(?P<n_end>及?以上|及?以下)(?P<n_tail>{_IN}))"
)
_GRADE = rf"[“\"”「]?(?P<grade>{GRADES})(?=[”\"“」』（()）：:，,、；;。为是|\s]|等|级|档|的|$)"
_THEN = (
    r"分?(?:之间|区间|的|[（(]含[)）]|\s)*[，,]?(?:绩效|评价|评定|综合|自评|考核)*(?:等级|等次|级别|结果|档次)?"
    r"(?:为|是|：|:|属于|属|评为|评定为|定为|确定为|对应|—|→)*\s*"
)
_BEGIN = (
    r"[”\"]?(?:等级|等次|级|档次|档)?(?:[（(：:，,—|\s]|为|是|指)*(?:评价|自评|绩效|综合|总)*"
    r"(?:得分|评分|总分|分值|分数)?(?:[（(：:，,\s]|在|为|是|达到)*"
)
# What each begins with is asked before its branches are tried one by one.
_NUMBER_FIRST = regex(r"(?=[\d\[【(（A-Za-zＸ综评自绩最总得分≤<≦＜≥≧＞>大小不达高低])" + _RANGE + _THEN + _GRADE)
_GRADE_ALONE = regex('(?=[“"”「优良一中较不合及差])' + _GRADE)
_GRADE_FIRST = regex(_GRADE_ALONE.pattern + _BEGIN + _RANGE)
_BEST = regex(r"优|合格")
_NUMBER_AFTER = regex(r"[^\d。；;\n]{0,14}\d")
_NUMBER_BEFORE = regex(r"\d分?[^\d。；;\n]{0,16}\Z")
_LOOK_BACK = 18  # characters _NUMBER_BEFORE takes at most
BEFORE, AFTER = 300, 600
FEWEST = 2  # grades of a scale
FARTHEST = 45  # characters between two bands of one scale


def read_bands(text: str) -> tuple[Band, ...]:
    """The first scale of at least three grades (two when they are 合格 and 不合格), as printed."""
    for window in _windows(text):
        if len({hit["grade"] for hit in _GRADE_ALONE.finditer(text, *window)}) < FEWEST:
            continue
        number_first = next(_runs(_NUMBER_FIRST, text, window), [])
        grade_first = next(_runs(_GRADE_FIRST, text, window), [])
        if number_first or grade_first:
            return tuple(grade_first if len(grade_first) > len(number_first) else number_first)
    return ()


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Stretches around the best grade beside a number: looking for ranges everywhere would be slow."""
    end = 0
    for hit in sorted(_near(text)):
        if hit >= end:
            start, end = max(end, hit - BEFORE), hit + AFTER
            yield start, end


def _near(text: str) -> Iterator[int]:
    """Where 优 and a number that stands near it begin, whichever comes first."""
    for best in _BEST.finditer(text):
        if _NUMBER_AFTER.match(text, best.end()):
            yield best.start()
        before = _NUMBER_BEFORE.search(text, max(0, best.start() - _LOOK_BACK), best.start())
        if before:
            yield before.start()


def _runs(pattern: re.Pattern[str], text: str, window: tuple[int, int]) -> Iterator[list[Band]]:
    """Scales: bands of different grades that stand close together."""
    run: list[Band] = []
    for hit in pattern.finditer(text, *window):
        band = _band(hit)
        if band is None:
            continue
        if run and (band.span.start - run[-1].span.end > FARTHEST or band.name in {b.name for b in run}):
            if _is_scale(run):
                yield run
            run = []
        run.append(band)
    if _is_scale(run):
        yield run


def _is_scale(run: Sequence[Band]) -> bool:
    return len(run) >= 3 or {b.name for b in run} == {"合格", "不合格"}


def _band(hit: re.Match[str]) -> Band | None:
    floor, ceiling = _ends(hit)
    if floor is None and ceiling is None:
        return None
    return Band(hit["grade"], Span(hit.start(), hit.end()), floor, ceiling)


def _ends(hit: re.Match[str]) -> tuple[Figure | None, Figure | None]:
    if hit["lo"]:
        return _figure(hit, "lo", _above(hit["lo_op"])), _figure(hit, "hi", hit["hi_op"])
    if hit["from"]:
        return _figure(hit, "from", ">="), _figure(hit, "to", "<" if hit["shut"] in ")）" else "<=")
    if hit["a"]:
        low, high = sorted(("a", "b"), key=lambda name: Printed.of(hit[name]).value)
        # 80（含）-90分: naming the lower end as included leaves the upper one out.
        open_end = "不含" in hit["b_in"] or (
            "含" in hit["a_in"] and not hit["b_in"] and low == "a" and hit["b"] != "100"
        )
        return _figure(hit, low, ">" if "不含" in hit[f"{low}_in"] else ">="), _figure(
            hit, high, "<" if open_end else "<="
        )
    if hit["op"]:
        return _from_sign(hit)
    excluded = "不含" in (hit["n_in"] + hit["n_tail"])
    if hit["n_end"].endswith("上"):
        return _figure(hit, "n", ">" if excluded else ">="), None
    included = not excluded and ("含" in hit["n_in"] + hit["n_tail"] or hit["n_end"].startswith("及"))
    return None, _figure(hit, "n", "<=" if included else "<")


def _from_sign(hit: re.Match[str]) -> tuple[Figure | None, Figure | None]:
    sign = hit["op"]
    if sign in ("≥", ">=", "≧", "＞=", "大于等于", "大于或等于", "不低于", "不少于", "达到"):
        return _figure(hit, "v", ">="), None
    if sign in ("＞", ">", "高于", "大于"):
        return _figure(hit, "v", ">"), None
    included = sign in ("≤", "<=", "≦", "＜=", "小于等于", "小于或等于", "不超过")
    return None, _figure(hit, "v", "<=" if included else "<")


def _above(sign: str) -> str:
    """80≤得分 says that the score is at least 80."""
    return ">" if sign in "＜<" else ">="


def _figure(hit: re.Match[str], name: str, comparator: str) -> Figure:
    sign = {"≤": "<=", "≦": "<=", "＜=": "<=", "＜": "<"}.get(comparator, comparator)
    return Figure(Span(hit.start(name), hit.end(name)), FigureKind.SCORE, Printed.of(hit[name], "分"), sign)
