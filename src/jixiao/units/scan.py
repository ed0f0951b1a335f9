"""Every number of a text, typed: amounts, percentages, counts … and the digits that are no quantity at all.

Digits are found first and classified at the hit, so the cost is one pass of a small pattern. The text is
reading text: half-width digits, no blanks beside Chinese characters, one paragraph or table row a line,
cells divided by tabs.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from jixiao.units import chinese
from jixiao.units.record import many
from jixiao.units.regex import regex


class Kind(StrEnum):
    AMOUNT = "amount"
    PERCENT = "percent"
    POINTS = "points"
    TIMES = "times"
    COUNT = "count"
    SCORE = "score"
    AREA = "area"
    DURATION = "duration"
    RANK = "rank"
    CELL = "cell"
    YEAR = "year"
    DATE = "date"
    DOCUMENT_NUMBER = "docnumber"
    MARKER = "marker"
    NAME = "name"
    CODE = "code"
    OTHER = "other"


class Quantity(NamedTuple):
    """One number of the text. `digits` are plain (no separators, sign in front), `unit` as printed."""

    start: int
    end: int
    kind: Kind
    digits: str
    unit: str
    comparator: str  # "", ">=", "<=", ">", "<", "="
    approximate: bool


_COUNTERS = (
    "个工作日|工作日|个月|个小时|小时|分钟|家次|批次|人次|台次|件次|户次|车次|架次|场次|次数|份数|篇次|团次|个次|"
    "人每次|平方公里|平方米|平方千米|立方米|公里|公斤|千克|公顷|千米|平米|㎡|km|余亩|台套|台/套|"
    "[个项家名人位次场篇份套批件条类辆台户强倍组期所座处间宗支张本册幅块片吨亩米天年月日号分届轮款只对起例种部门点成页卷盏床株头羽棵栋幢]"
)
_NUMBER = regex(
    # One digit first, outside of the branches: so the pattern is searched at full speed.
    r"(\d(?:\d{0,2}+(?:(?:,\d{3})+(?!\d)(?:\.\d+)?|(?:，\d{3})+\.\d+)|\d*+(?:\.\d+)?))"
    r"([余多几])?"
    r"((?:[百千]?万?亿|[百千]?万|千|百)[余多]?(?:美元|港元|欧元|日元|元|美金|"
    + _COUNTERS.replace("年月日号分", "") + r")?"
    r"|美元|港元|欧元|日元|元|%|‰|个?百分点|个点|百分比|大(?=[类行产])|" + _COUNTERS + r")?"
)  # fmt: skip
_DATE_UNITS = frozenset("月日号")
_AFTER = {"以上": ">=", "以下": "<=", "以内": "<=", "及以": ">=", "左右": "~", "上下": "~"}
_BEFORE = {
    "大于等于": ">=", "小于等于": "<=", "不得少于": ">=", "不得低于": ">=", "不得超过": "<=",
    "不少于": ">=", "不低于": ">=", "不小于": ">=", "不超过": "<=", "不高于": "<=", "不多于": "<=", "不大于": "<=",
    "不突破": "<=", "控制在": "<=", "至少": ">=", "最多": "<=", "超过": ">", "超出": ">", "高于": ">", "大于": ">",
    "多于": ">", "突破": ">", "低于": "<", "小于": "<", "少于": "<", "接近": "~<", "将近": "~<", "大约": "~",
    "约为": "~",
    "≥": ">=", "≧": ">=", "≤": "<=", "≦": "<=", "＞": ">", ">": ">", "＜": "<", "<": "<", "＝": "=", "=": "=",
    "超": ">", "逾": ">", "近": "~<", "约": "~",
}  # fmt: skip
# By their last character, the longest first, "" at the end.
_WORDS_BEFORE = {
    last: (*sorted((word for word in _BEFORE if word[-1] == last), key=len, reverse=True), "")
    for last in {word[-1] for word in _BEFORE}
}
_OPEN, _CLOSE = "〔﹝[【（(［", "〕﹞]】）)］"
_ISSUER = regex(r"[\u4e00-\u9fff]{1,14}$")
_SERIAL = regex(r"\s*[〕﹞\]】）)］]?\s*第?\s*(\d{1,5})\s*号(?:文|令)?")
_RANGE = "-—~－～至–"
_DATE_TAIL = regex(r"(?:[-—~－～至–到]+\d{1,2})?月(?:份|底|末|初|\d{1,2}[日号])?")
# One pattern each, so that every one begins with a literal or a set of characters and is searched at full speed.
_PERCENT_WORDS = regex(r"百分之([零一二三四五六七八九十百点]+)")
_RANK_WORDS = regex(r"第([一二三四五六七八九十]+)(?=[名位，。；、,;.\t\n）)和且])")
_COUNT_WORDS = regex(r"([两三四五六七八九十][十百]?[一二三四五六七八九]?)([个项条家次名倍场批位大])")
_NUMERALS = "一二三四五六七八九十百千两万亿"
_YUAN = regex(rf"元(?<=[{_NUMERALS}][{_NUMERALS}]元)")
_FORMAL = regex(r"[壹贰叁肆伍陆柒捌玖拾][零壹贰叁肆伍陆柒捌玖拾佰仟万亿]*[元圆][零壹贰叁肆伍陆柒捌玖角分整正]*")
_SLOGAN = regex(
    r"[个项大次](?:意识|自信|维护|全面|确立|坚持|必须|带头|善于|服从|基本|层面|方面|月|统一|一批|一|作风|革命|攻坚|不)"
)
_PLACE = frozenset("国省市区县州球河冀界列居名")


def scan(text: str) -> list[Quantity]:
    """All numbers of a reading text in order of their place."""
    found: list[tuple[int, int, Kind, str, str, str, bool]] = []
    add = found.append
    busy = 0
    for hit in _NUMBER.finditer(text):
        start, end = hit.span()
        if start < busy:
            continue
        digits, more, name = hit.groups()
        kind = _PLAIN_KINDS.get(name) if name else None
        before = text[start - 1] if start else "\n"
        # Most numbers have an unequivocal unit and nothing odd before or behind them, or stand alone in their cell.
        if (
            kind is not None
            and not more
            and before not in _ODD_BEFORE
            and text[end : end + 1] not in _ODD_AFTER
            and text[start - 2 : start] not in _ODD_WORDS
        ):
            if "," in digits or "，" in digits:
                digits = digits.replace(",", "").replace("，", "")
            add((start, end, kind, digits, name, "", False))
        elif name in _MONTH_OR_DAY:
            add((start, end, _DATE, digits, name, "", False))
        elif name == "年" and len(digits) == 4 and "1949" <= digits <= "2100":
            add((start, end, _YEAR, digits, name, "", False))
        elif before in "\n\t" and text[end : end + 1] in _CELL_ENDS and not (name or more or len(digits) >= _LONG):
            add((start, end, _CELL, digits.replace(",", ""), "", "", False))
        else:
            quantity = _classify(text, start, hit.end(1), end, digits, more, name)
            add(quantity)
            end = quantity.end
        busy = end
    in_words = list(_scan_chinese(text))
    if in_words:
        found.extend(in_words)
        found.sort()
    return many(Quantity, found)


_YEAR, _DATE, _CELL = Kind.YEAR, Kind.DATE, Kind.CELL
_CELL_ENDS = frozenset("\n\t")
_MONTH_OR_DAY = ("月", "日")
_LONG = 8  # digits of a code
_PLAIN_KINDS = {
    name: kind
    for kind, names in (
        (Kind.AMOUNT, "元 万元 亿元 万美元 亿美元"),
        (Kind.PERCENT, "%"),
        (Kind.POINTS, "个百分点"),
        (Kind.COUNT, "个 项 家 名 人 位 次 场 篇 份 套 批 件 条 辆 台 户 家次 批次 人次"),
    )
    for name in names.split()
}
_ODD_WORDS = frozenset(word[-2:] for word in _BEFORE if len(word) > 1)
_ODD_BEFORE = frozenset(word for word in _BEFORE if len(word) == 1) | set(
    "第负-－−﹣./_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
)
_ODD_AFTER = frozenset("以左上及下") | {""}


def _classify(text: str, start: int, stop: int, end: int, digits: str, more: str | None, name: str | None) -> Quantity:
    before = text[start - 1] if start else "\n"
    if name is None or name in _DATE_UNITS or name == "年":
        return _unitless(text, start, stop, end, digits, name, before)
    if (
        before.isascii()
        and (before.isalpha() or before in "./_")
        and not (before == "." and start > 1 and text[start - 2].isdigit())
    ):
        return Quantity(start, end, Kind.CODE, digits, "", "", False)
    if before == "第":
        return Quantity(start - 1, end, Kind.RANK if name in ("名", "位") else Kind.OTHER, digits, "位次", "", False)
    kind = _kind_of(name, text, end)
    if kind is Kind.MARKER:
        return Quantity(start, stop, kind, digits, "", "", False)
    return _quantity(text, start, end, kind, digits, name, bool(more))


def _quantity(text: str, start: int, end: int, kind: Kind, digits: str, name: str, approximate: bool) -> Quantity:
    comparator = ""
    start, digits = _sign(text, start, digits.replace(",", "").replace("，", ""))
    begin = start
    before = text[start - 1] if start else "\n"
    if before in _WORDS_BEFORE:
        word = next(w for w in _WORDS_BEFORE[before] if not w or text.endswith(w, 0, start))
        if word == "约" and start > 1 and text[start - 2] in "签履违合":
            word = ""  # 签约22个 is an exact count
        if word:
            comparator, begin = _BEFORE[word], start - len(word)
    after = text[end : end + 2]
    if not comparator and after in _AFTER:
        comparator = _AFTER[after]
    if approximate and not comparator:
        comparator = ">"
    if comparator.startswith("~"):
        comparator, approximate = comparator[1:], True
    return Quantity(
        begin if comparator and text[begin] in "≥≧≤≦＞>＜<＝=" else start,
        end,
        kind,
        digits,
        name,
        comparator,
        approximate,
    )


def _sign(text: str, start: int, digits: str) -> tuple[int, str]:
    """A minus in front counts when nothing before it makes it a dash between two things."""
    if (
        start
        and text[start - 1] in "-－−﹣"
        and (start == 1 or (text[start - 2] not in "0123456789%月日年号)）" and not _latin(text[start - 2])))
    ):
        return start - 1, "-" + digits
    if start and text[start - 1] == "负":
        return start - 1, "-" + digits
    return start, digits


def _latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _kind_of(name: str, text: str, end: int) -> Kind:
    last = name[-1]
    if last == "元" or name == "美金":
        return Kind.AMOUNT
    if last in "%‰" or name in ("百分比", "成"):
        return Kind.PERCENT if name != "成" or text[end : end + 1] not in "员立功为效果" else Kind.OTHER
    if name.endswith("点"):
        return Kind.POINTS if "百分" in name or name == "个点" else Kind.OTHER
    if name == "分":
        return Kind.OTHER if text[end : end + 1] and text[end] in "之局类公支" else Kind.SCORE
    if name == "强":
        return Kind.NAME
    if last in "亿万千百":
        return Kind.AMOUNT if last in "亿万" else Kind.OTHER
    if name == "倍":
        return Kind.TIMES
    if name.endswith(("亩", "米", "公里", "公顷", "㎡", "km")):
        return Kind.AREA
    if name in ("天", "个月", "小时", "个小时", "分钟", "工作日", "个工作日"):
        return Kind.DURATION
    if name in ("期", "届", "点", "部", "门", "处", "所", "类", "级") and text[end : end + 1] in "工项建改会":
        return Kind.OTHER
    return Kind.COUNT


def _unitless(text: str, start: int, stop: int, end: int, digits: str, name: str | None, before: str) -> Quantity:
    after = text[stop] if stop < len(text) else "\n"
    if name == "年":
        return _year(text, start, stop, end, digits, before)
    if name is not None:  # 月 日 号
        if name == "号" and before in _CLOSE:
            return Quantity(start, end, Kind.DOCUMENT_NUMBER, digits, "", "", False)
        return Quantity(start, end, Kind.DATE, digits, name, "", False)
    long = len(digits) >= _LONG and "." not in digits
    if before in "\n\t" and after in "\n\t":
        kind, digits = (Kind.CODE, digits) if long else (Kind.CELL, digits.replace(",", ""))
        return Quantity(start, stop, kind, digits, "", "", False)
    if before in _OPEN and after in _CLOSE:
        if len(digits) == 4 and (serial := _SERIAL.match(text, stop)):
            issuer = _ISSUER.search(text, max(0, start - 15), start - 1)
            begin = issuer.start() if issuer else start - 1
            return Quantity(begin, serial.end(), Kind.DOCUMENT_NUMBER, digits, "", "", False)
        return Quantity(start, stop, Kind.CODE if long else Kind.MARKER, digits, "", "", False)
    if "." not in digits and len(digits) <= 2 and after in _RANGE + "到" and (tail := _DATE_TAIL.match(text, stop)):
        return Quantity(start, tail.end(), Kind.DATE, digits, "月", "", False)
    if long or _latin(before) or _latin(after):
        return Quantity(start, stop, Kind.CODE, digits, "", "", False)
    if before in _OPEN or (before in "\n\t" and after in ".、．)）﹞]】 "):
        return Quantity(start, stop, Kind.MARKER, digits, "", "", False)
    if after in _RANGE and (follow := _NUMBER.match(text, stop + 1)) and follow.group(3):
        kind = _kind_of(follow.group(3), text, follow.end()) if follow.group(3) not in _DATE_UNITS else Kind.DATE
        if kind in (Kind.AMOUNT, Kind.PERCENT, Kind.COUNT, Kind.SCORE):
            return Quantity(start, stop, kind, digits.replace(",", ""), follow.group(3), ">=", False)
    begin, signed = _sign(text, start, digits.replace(",", ""))
    if begin < start and (begin == 0 or text[begin - 1] in "\t\n") and after in "\t\n":
        return Quantity(begin, stop, Kind.CELL, signed, "", "", False)
    plain = _quantity(text, start, stop, Kind.OTHER, digits, "", False)
    if plain.comparator and (plain.start == 0 or text[plain.start - 1] in "\t\n") and after in "\t\n":
        return plain._replace(kind=Kind.CELL)
    return plain


def _year(text: str, start: int, stop: int, end: int, digits: str, before: str) -> Quantity:
    whole, dot, fraction = digits.partition(".")
    if dot and len(fraction) == 4 and before in "\n\t":  # "1.2022年…": a list number, then a year
        return Quantity(start + len(whole) + 1, end, Kind.YEAR, fraction, "年", "", False)
    if len(digits) == 4 and "1949" <= digits <= "2100":
        return Quantity(start, end, Kind.YEAR, digits, "年", "", False)
    duration = _quantity(text, start, end, Kind.DURATION, digits, "年", False)
    return duration if duration.comparator else duration._replace(kind=Kind.OTHER)


def _scan_chinese(text: str) -> Iterator[Quantity]:
    for hit in _PERCENT_WORDS.finditer(text):
        whole, _, decimals = hit.group(1).partition("点")
        value = chinese.numeral(whole)
        fraction = "".join(str(chinese.DIGITS.get(c, "")) for c in decimals)
        if value is not None:
            yield Quantity(*hit.span(), Kind.PERCENT, f"{value}.{fraction}" if fraction else str(value), "%", "", False)
    for hit in _RANK_WORDS.finditer(text):
        if hit.start() and text[hit.start() - 1] in _PLACE:
            yield Quantity(*hit.span(), Kind.RANK, str(chinese.numeral(hit.group(1))), "位次", "", False)
    for hit in _COUNT_WORDS.finditer(text):
        if (count := _counted(text, hit)) is not None:
            yield count
    for hit in _YUAN.finditer(text):
        if (amount := _amount_in_words(text, hit.end())) is not None:
            yield amount
    for hit in _FORMAL.finditer(text):
        worth = chinese.financial_amount(hit.group())
        if worth is not None:
            yield Quantity(*hit.span(), Kind.AMOUNT, format(worth, "f"), "元", "", False)


def _counted(text: str, hit: re.Match[str]) -> Quantity | None:
    """两倍, 六条, 五大主导产业; not 四个自信, 第三批, 长三角."""
    before = text[hit.start() - 1] if hit.start() else "\n"
    if before in "一二三四五六七八九十百千第长珠这那零每" or _SLOGAN.match(text, hit.start(2)):
        return None
    counter, end = hit.group(2), hit.end()
    if counter == "大" and text[end : end + 1] not in "主产行类工重体领板任专":
        return None
    kind = Kind.TIMES if counter == "倍" else Kind.COUNT
    return Quantity(hit.start(), end, kind, str(chinese.numeral(hit.group(1))), counter, "", False)


def _amount_in_words(text: str, end: int) -> Quantity | None:
    """五千万元: the numeral that ends at 元; None after digits (35百万元)."""
    start = end - 1
    while start and text[start - 1] in _NUMERALS:
        start -= 1
    words = text[start : end - 1]
    if start and (text[start - 1].isdigit() or text[start - 1] in "多余单几数上."):
        return None
    value = chinese.numeral(words)
    return Quantity(start, end, Kind.AMOUNT, str(value), "元", "", False) if value else None
