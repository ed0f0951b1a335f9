"""What an indicator measures by its name, and what its target counts in."""

import re
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache

from jixiao.check.shared.forms import is_cost
from jixiao.dossier.figure import Figure
from jixiao.dossier.indicator import Indicator
from jixiao.norms.wordlists import wordlists
from jixiao.units.chinese import numeral
from jixiao.units.regex import regex


class Measure(StrEnum):
    MONEY = "金额"
    COUNT = "数量"
    SHARE = "比率"
    TIME = "时间"
    NONE = ""


_BRACKET = regex(r"[（(][^（）()]*[）)]$|[。；;，,、]+$|等$")
_TIME_UNIT = regex(r"(?:个?工作日|个?月|个?小时|分钟|[天日年周])(?:/.*)?")
_COUNTED = regex(r"^[\d.≥≤=<>＞＜]")
_HALVES = regex(
    r"上半年[^\d，,；;。]{0,18}?(?P<first>\d+|[一二两三四五六七八九十]{1,3})(?P<unit>批次|[次场篇期个家人批件份])"
    r".{0,24}?下半年[^\d，,；;。]{0,18}?(?P<second>\d+|[一二两三四五六七八九十]{1,3})(?:批次|[次场篇期个家人批件份])"
)


@cache
def _endings() -> dict[str, Measure]:
    lists = wordlists("indicator_terms")
    kinds = {"share": Measure.SHARE, "money": Measure.MONEY, "count": Measure.COUNT, "time": Measure.TIME}
    found = {word: measure for name, measure in kinds.items() for word in lists[name].split()}
    return found | dict.fromkeys(lists["none"].split(), Measure.NONE)


_LONGEST_ENDING = 6


@cache
def _vague() -> frozenset[str]:
    return frozenset(wordlists("indicator_terms")["vague"].split())


@lru_cache(maxsize=4096)
def measure_of(text: str) -> Measure:
    """By the last word: 招商次数 → count, 落地率 → share, 翻译费用 → money; NONE when it does not say."""
    word = text.strip()
    while (shorter := _BRACKET.sub("", word)) != word:
        word = shorter
    endings = _endings()
    tails = (word[-size:] for size in range(min(_LONGEST_ENDING, len(word)), 0, -1))
    return next((endings[tail] for tail in tails if tail in endings), Measure.NONE)


def unit_measure(figure: Figure) -> Measure:
    """What the unit of a figure counts in: 万元/场 is money, 天 is time; NONE without a unit."""
    unit = figure.printed.unit
    if not unit.name:
        return Measure.NONE
    if unit.is_money or "元" in unit.name:
        return Measure.MONEY
    if unit.is_ratio or unit.name in ("百分比", "%"):
        return Measure.SHARE
    if _TIME_UNIT.fullmatch(unit.name):
        return Measure.TIME
    return Measure.COUNT if unit.is_count else Measure.NONE


def target_measure(indicator: Indicator) -> Measure:
    return unit_measure(indicator.target) if indicator.target is not None else Measure.NONE


_MORE_IS_BETTER = regex(
    r"节约|节省|降低|下降|压减|减少|节支|完成|到位|拨付|支付|使用率|执行|带动|撬动|引进|吸引|利用|产出|补贴标准|补助标准"
    r"|补偿"
)


def is_cost_floor(indicator: Indicator) -> bool:
    """A cost with “≥”: the sign is wrong, and nobody can say from it whether the target was reached."""
    return (
        is_cost(indicator)
        and indicator.operator in (">=", ">")
        and target_measure(indicator) is Measure.MONEY
        and not _MORE_IS_BETTER.search(indicator.name.text)
        and measure_of(indicator.name.text) not in (Measure.COUNT, Measure.SHARE)
    )


PART_OF_WHOLE = regex(
    r"满意(?:度|率|程度)|(?:合格|覆盖|及时|准确|达标|通过|出勤|完好|普及|(?<!毛)入学|知晓|履约|办结|正确|验收|参训|参会|回复|公开|合规|在岗"
    r"|巩固|安置|发放|有效|足额|兑现|优良|处理)率$"
)
_WHOLE = 100


def above_hundred(indicator: Indicator, figure: Figure) -> bool:
    """More than 100 % of what by its name is part of a whole."""
    named = PART_OF_WHOLE.search(indicator.name.text) is not None
    return named and figure.printed.unit.base == "%" and figure.base > _WHOLE


def is_unit_slip(target: Figure, actual: Figure) -> bool:
    """≤850元 and 812万元: numbers alike, units ten thousand apart."""
    wanted, reached = target.printed.unit, actual.printed.unit
    if not wanted.is_money or wanted.base != reached.base or not target.value or not actual.value:
        return False
    apart = max(wanted.worth, reached.worth) / min(wanted.worth, reached.worth)
    return apart >= _FEWEST_TIMES and _ALIKE <= actual.value / target.value <= 1 / _ALIKE


_FEWEST_TIMES, _ALIKE = 1000, Decimal("0.2")


def is_vague(text: str) -> bool:
    """Whether a target consists of words that measure nothing (显著, 有效提升)."""
    return re.sub(r"[\s“”\"。，、；;！]", "", text) in _vague()


def halves(text: str) -> tuple[Decimal, Decimal, str] | None:
    """上半年2次，下半年3次 → (2, 3, 次)."""
    found = _HALVES.search(text)
    if not found:
        return None
    parts = found.group("first", "second")
    numbers = [Decimal(part) if part.isdecimal() else Decimal(numeral(part) or 0) for part in parts]
    return numbers[0], numbers[1], found.group("unit")
