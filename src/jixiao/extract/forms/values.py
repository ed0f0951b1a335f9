"""What one cell of a form is worth: ≥20个, 80%-90%, 不少于1500份, 2022年底前, 达成预期指标, 10分, —."""

import re
from functools import lru_cache

from jixiao.dossier.figure import Figure, FigureKind, Role
from jixiao.dossier.place import Span
from jixiao.units.number import Printed
from jixiao.units.record import record
from jixiao.units.regex import regex

_OPERATOR_WORDS = {
    ">=": "大于或等于 大于等于 不得少于 不得低于 不少于 不低于 不小于 至少 >= ≥ ≧ ⩾ ＞=",
    "<=": "小于等于 小于或等于 不得超过 不超过 不高于 不多于 不大于 不突破 控制在 最多 <= ≤ ≦ ⩽ ＜=",
    ">": "超过 高于 大于 多于 ＞ >",
    "<": "低于 小于 少于 ＜ <",
    "=": "等于 ＝ =",
    "": "达到 约",
}
OPERATORS = {word: sign for sign, words in _OPERATOR_WORDS.items() for word in words.split()}
_OPERATOR = "|".join(sorted(map(re.escape, OPERATORS), key=len, reverse=True))
_TAILS = {"以上": ">=", "及以上": ">=", "以内": "<=", "以下": "<=", "及以下": "<=", "之内": "<=", "内": "<="}
# An operator column also says so in words of its own.
OPERATOR_WORDS = OPERATORS | {
    "定性": "text",
    "正向": ">=",
    "正向指标": ">=",
    "反向": "<=",
    "反向指标": "<=",
    "定量": "",
    "无": "",
}

_MONEY = r"(?:[千百]?万|[百千]?亿|千|百)?(?:元人民币|人民币|元|美元|港元|欧元|美金)"
_MEASURE = (
    r"个工作日|工作日|个月|个小时|小时|分钟|人每次|人/次|次/年|场/年|家次|批次|人次|台次|件次|户次|车次|架次|场次|班次|团组|次数"
    r"|份数|个数|家数|人数|户数|篇次|团次|平方公里|平方千米|平方米|公里|公顷|千米|平米|立方米|万吨|吨|㎡|m²|m2|km|余亩|台套|台/套"
    r"|台（套）|台\(套\)|宗数|条数|项目|课时|学时|张次|册次|人天|人日|万人次|万人|万户|万次|万册|万份|万亩|百分点|个百分点|个点|公斤"
    r"|千克|斤|克|升|度"
)
_SHORT = (
    "个项家名人位次场篇份套批件条类辆台户倍组期所座处间宗支张本册幅块片亩米天年月日分届轮款只对起例种部门点岁周季村镇区县市校店"
    "栋幢盏棵株头羽"
)
UNIT = regex(
    rf"百分比|百分之|%|‰|％|﹪|{_MONEY}(?:/[\u4e00-\u9fff]{{1,4}}){{0,2}}|{_MEASURE}|[{_SHORT}](?:/[\u4e00-\u9fff]{{1,3}})?"
    r"|(?:[百千]?万|亿)(?![\u4e00-\u9fff])"
)
_NUMBER = regex(
    # What it begins with is asked before all the operators are tried.
    rf"(?=[\d\s－{re.escape(''.join(sorted({word[0] for word in OPERATORS})))}-])(?P<op>{_OPERATOR})?\s*"
    r"(?P<digits>(?:(?<![\d%月日年])[-－])?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?))"
    rf"\s*[余多]?\s*(?P<unit>{UNIT.pattern})?"
)
_RANGE = regex(r"\d\s*(?:%|％)?\s*[-－—~～–至到]+\s*\d")
_DATE = regex(
    r"(?<![\d.])(?:19|20)\d{2}\s*[年/]\s*(?:\d{1,2}\s*[-月./]?\s*(?:\d{1,2}\s*日?)?)?"
    # 2022.12 and 2022-12 are days where nothing makes a number or a range of them: 2022.12%, 1950-2000家.
    rf"|(?<![\d.])(?:19|20)\d{{2}}(?:[-.]\d{{1,2}}){{2}}日?|(?<![\d.])(?:19|20)\d{{2}}[-.]\d{{1,2}}(?:月|(?!\d|{UNIT.pattern}))"
    r"|\d{1,2}\s*月\s*(?:\d{1,2}\s*[日号])?"
    r"|\d{1,2}\s*[日号](?=前|之前|以前|$)|第[一二三四1-4]季度"
)
_DATED = regex(r"[-年./月日号季]")  # in every date
_EMPTY = regex(r"[\s\-—–－/／\\、，。.…·_]*|无|不适用|N/?A|——+", re.I)
LONGEST_UNIT = 4
LONGEST_VALUE = 24  # a longer cell is a sentence: its numbers are kept, but none of them is the value


@record
class Value:
    """What a target or actual cell says. `figure` None when it speaks in words; `figures` all its numbers."""

    operator: str = ""
    figure: Figure | None = None
    figures: tuple[Figure, ...] = ()


NOTHING = Value()


def is_empty(text: str) -> bool:
    """Nothing, a dash, a slash, 无: a cell that says there is no value."""
    return not text or _EMPTY.fullmatch(text) is not None


@lru_cache(maxsize=2048)
def operator_word(text: str) -> str | None:
    """The operator an operator cell prints ("text" for 定性); None when the cell holds something else."""
    return OPERATOR_WORDS.get(text.strip())


@lru_cache(maxsize=4096)
def is_unit(text: str) -> bool:
    """Whether a cell holds nothing but a unit."""
    word = text.strip().strip("（）()")
    return bool(word) and len(word) <= 8 and UNIT.fullmatch(word) is not None


def read_value(text: str, start: int, role: Role, unit_cell: str = "") -> Value:
    """The value of a cell whose text begins at `start`; `unit_cell` is what the unit column adds to a bare number."""
    if is_empty(text):
        return NOTHING
    if plain := _BARE.fullmatch(text):  # 100 in a column of its own: the commonest case
        figure = _figure(start, start + len(text), plain.group(), unit_cell, role)
        return Value("", figure, (figure,))
    dates = [hit.span() for hit in _DATE.finditer(text)] if _DATED.search(text) else []
    hits = [hit for hit in _NUMBER.finditer(text) if not dates or not _inside(hit.start("digits"), dates)]
    if not hits:
        return NOTHING
    if len(hits) == 2 and len(text) <= LONGEST_VALUE and _RANGE.search(text):
        high = _of_hit(text, hits[1], start, role, unit_cell)
        low = _of_hit(text, hits[0], start, role, hits[0]["unit"] or high.unit)
        return Value("between", low, (low, high))
    figures = tuple([_of_hit(text, hit, start, role, unit_cell) for hit in hits])
    if len(hits) > 1 or dates or not _is_value(text, hits[0]):
        return Value("", None, figures)
    return Value(figures[0].comparator, figures[0], figures)


_BARE = regex(r"-?\d+(?:\.\d+)?")


def _inside(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(first <= at < last for first, last in spans)


def _is_value(text: str, hit: re.Match[str]) -> bool:
    """Whether the number is what the cell says, not a detail of a sentence."""
    rest = text[: hit.start()] + text[hit.end() :]
    if hit["op"] or hit["unit"]:
        return len(text) <= LONGEST_VALUE
    return len(rest) <= LONGEST_UNIT + 2


def _operator(text: str, hit: re.Match[str]) -> str:
    if hit["op"] and (operator := OPERATORS[hit["op"]]):
        return operator
    tail = text[hit.end() :].strip()
    return next((sign for word, sign in _TAILS.items() if tail.startswith(word)), "") if tail else ""


def _of_hit(text: str, hit: re.Match[str], start: int, role: Role, unit_cell: str) -> Figure:
    name = hit["unit"] or ""
    end = hit.end("unit") if name else hit.end("digits")
    if not name:
        if unit_cell:
            name = unit_cell
        elif (
            0 < len(tail := text[hit.end() :].strip()) <= LONGEST_UNIT and _WORD.fullmatch(tail) and tail not in _TAILS
        ):
            name, end = tail, hit.end() + len(text[hit.end() :].rstrip())
    first = hit.start("op") if hit["op"] and not hit["op"][0].isalnum() else hit.start("digits")
    return _figure(start + first, start + end, hit["digits"], name, role, _operator(text, hit))


_WORD = regex(r"[\u4e00-\u9fffA-Za-z/（）()]+")
_KINDS = {True: FigureKind.AMOUNT, False: FigureKind.COUNT}


def _figure(start: int, end: int, digits: str, unit_name: str, role: Role, comparator: str = "") -> Figure:
    printed = Printed.of(digits.replace("－", "-"), unit_name.strip().strip("（）()"))
    kind = FigureKind.RATIO if printed.unit.is_ratio else _KINDS[printed.unit.is_money]
    return Figure(Span(start, end), kind, printed, comparator, role=role)


_POINTS = regex(r"(\d+(?:\.\d+)?)\s*(分|%)?")


def read_points(text: str, start: int) -> Figure | None:
    """A number of points (分值, 得分); None for an empty cell or one that holds something else."""
    if not text or not (hit := _POINTS.fullmatch(text.strip())):
        return None
    begin = start + len(text) - len(text.lstrip())
    # A weight of 10 % of a hundred points is ten points.
    return Figure(Span(begin, begin + len(hit.group())), FigureKind.SCORE, Printed.of(hit[1], "分"))


_AMOUNT = regex(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?")


def read_amount(text: str, start: int, unit_name: str) -> Figure | None:
    """A sum of money in a money row; None for an empty cell, a dash, or words."""
    clean = text.strip()
    body = clean.removesuffix("万元").removesuffix("元")
    if not _AMOUNT.fullmatch(body):
        return None
    name = clean[len(body) :] or unit_name
    begin = start + len(text) - len(text.lstrip())
    return Figure(Span(begin, begin + len(clean)), FigureKind.AMOUNT, Printed.of(body, name))


_RATE = regex(r"(-?\d+(?:\.\d+)?)\s*(%)?")


def read_rate(text: str, start: int) -> Figure | None:
    """An execution rate; a rate without a sign keeps no unit, its reader must tell 0.86 from 86."""
    if not (hit := _RATE.fullmatch(text.strip())):
        return None
    begin = start + len(text) - len(text.lstrip())
    return Figure(Span(begin, begin + len(hit.group())), FigureKind.RATIO, Printed.of(hit[1], hit[2] or ""))


def unit_in_name(name: str) -> str:
    """完成报告数量（篇） → 篇: the unit a name gives in brackets at its end, "" when none."""
    found = _NAME_UNIT.search(name)
    return found.group(1) if found and UNIT.fullmatch(found.group(1)) else ""


_NAME_UNIT = regex(r"[（(]\s*(?:单位[：:])?([^（）()\d]{1,6})\s*[)）]$")
