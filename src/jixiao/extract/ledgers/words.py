"""The words of money tables: budget items by label, roles of columns by head, totals, units."""

import re
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from jixiao.norms.wordlists import wordlists
from jixiao.units.chinese import HALF_WIDTH
from jixiao.units.regex import regex


class Role(StrEnum):
    """What the numbers of a column are."""

    ORDINAL = "ordinal"  # 序号, 行次
    CODE = "code"
    LABEL = "label"
    REMARK = "remark"
    MEASURE_WORD = "measure_word"  # 计量单位
    ORIGINAL = "original"
    ADJUSTMENT = "adjustment"
    ADJUSTED = "adjusted"
    OUTTURN = "outturn"
    PREVIOUS = "previous"
    CURRENT = "current"
    DELTA = "delta"
    GROWTH = "growth"
    SHARE = "share"
    RATE = "rate"
    QUANTITY = "quantity"
    PRICE = "price"
    COUNT = "count"
    SCORE = "score"
    RESERVED = "reserved"  # 预留中小企业份额
    CARRYOVER_IN = "carryover_in"
    CARRYOVER_OUT = "carryover_out"
    TOTAL = "total"
    AMOUNT = "amount"


_BRACKETS = regex(r"[（(【\[][^（()）】\]]*[)）】\]]?")
_SIGNS = regex(r"[\s“”\"‘’'：:、，,·*＊]+")
_NUMERAL = "[一二三四五六七八九十]{1,3}"
_PATTERNS = (
    rf"第?{_NUMERAL}[、.．]", rf"[（(]{_NUMERAL}[）)]", r"\d{1,2}[.．、](?!\d)", r"[（(]\d{1,2}[）)]", r"\d{1,2}[)）]",
    "[①-⑳]",
)  # fmt: skip
_STYLE = tuple(regex(pattern) for pattern in _PATTERNS)
_NUMBERING = regex("|".join(_PATTERNS))
_OF_WHICH = regex(r"其?中[：:]")
# 进出口总额 is a name of its own; 资金总额 is the total of the funds below it.
_TOTAL = regex(
    r"(?:合计|总计|小计|共计)(?:数|额|金额)?$|^(?:总和|总额)$|^(?:自评|综合|评价)?总(?:得分|分)值?$|(?:资[产金]|收入|支出|预算|采购|经费|拨款|款项)(?:总额|总和)$"
)
_PLAIN_TOTAL = regex(
    r"(?:总|合|小|共)计|合计数|总计数|总额|合计金额|全部合计|本级合计|部门合计|资金合计|合计总额|总合计|金额合计"
)
_FORMULA = regex(r"[=＝+＋*×/÷-]|^[A-Za-z0-9]{1,2}$")
_MONEY = "(?:万|千|百万|亿)?(?:美元|元)"
_UNIT_IN_BRACKETS = regex(
    rf"[（(【\[](?:金额)?(?:单位[：:])?({_MONEY}|%|％|万|亿|百分点|[个家人名辆台套次批件项份场平方米㎡亩]{{1,3}})[)）】\]]"
)
UNIT = regex(
    rf"(?:货币|金额|计量|计价)?单位(?:为)?[：:]?(?:人民币)?({_MONEY}|万|亿|人|个|%)(?![\u4e00-\u9fff])"
    rf"|金额[：:]({_MONEY})(?![\u4e00-\u9fff])"
)


_KINDS_OF_BUDGET = regex(r"一般公共预算|政府性基金预算|国有资本经营预算|基金预算|预算外|预算内")


@cache
def vocabulary() -> dict[str, Any]:
    """norms/vocabulary/budget_items.toml."""
    return wordlists("budget_items")


@cache
def _roles() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    columns = vocabulary()["columns"]
    return tuple((Role(role), regex("|".join(heads))) for role, heads in columns.items())


@cache
def _items() -> dict[str, str]:
    return {bare(alias): item for item, aliases in vocabulary()["items"].items() for alias in (*aliases, item)}


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """A label without blanks, numbering, 其中, brackets and signs."""
    word = _SIGNS.sub("", _BRACKETS.sub("", _without_lead(text)))
    return word.translate(HALF_WIDTH)


def _without_lead(text: str) -> str:
    word = text.strip().translate(HALF_WIDTH)
    for _ in range(2):
        word = _OF_WHICH.sub("", word, count=1) if _OF_WHICH.match(word) else word
        if found := _NUMBERING.match(word):
            word = word[found.end() :]
    return word.strip()


@lru_cache(maxsize=8192)
def item_of(label: str) -> str:
    """The budget item a row or column names (公务用车购置及运行费小计 too), "" when it names none of the vocabulary."""
    word = bare(label)
    return _items().get(word) or _items().get(word.removesuffix("小计"), "")


@lru_cache(maxsize=8192)
def style_of(label: str) -> int:
    """Index of the numbering style (一、 （一） 1. （1） 1） ①), −1 without numbering; 其中：1. counts as numbered."""
    word = label.strip()
    if found := _OF_WHICH.match(word):
        word = word[found.end() :].strip()
    return next((n for n, style in enumerate(_STYLE) if style.match(word)), -1)


@lru_cache(maxsize=8192)
def is_of_which(label: str) -> bool:
    return bool(_OF_WHICH.match(label.strip()))


@lru_cache(maxsize=8192)
def total_rank(label: str) -> int:
    """3 for 总计, 2 for 合计, 1 for 小计, 0 for a label that is no total."""
    word = bare(label)
    if not word or len(word) > 30 or not _TOTAL.search(word):
        return 0
    if word.endswith(("小计",)):
        return 1
    return 3 if "总计" in word[-4:] or "总额" in word[-4:] else 2


@lru_cache(maxsize=8192)
def is_plain_total(label: str) -> bool:
    """Nothing but 合计, 总计, 小计."""
    return bool(_PLAIN_TOTAL.fullmatch(bare(label)))


@lru_cache(maxsize=8192)
def role_of(head: str, year: int = 0) -> Role:
    """The role a column head names; AMOUNT when it names none."""
    word = _SIGNS.sub("", _drop_formula(head)).translate(HALF_WIDTH)
    if _PLAIN_TOTAL.fullmatch(word):
        return Role.TOTAL
    word = _KINDS_OF_BUDGET.sub("", word)  # 一般公共预算拨款 is money of a kind, no budget figure
    if found := re.fullmatch(r"((?:19|20)\d{2})年?度?(?:数|金额|预算数?|决算数?|执行数|支出)?", word):
        if year and int(found.group(1)) == year - 1:
            return Role.PREVIOUS
        if year and int(found.group(1)) == year and len(word) <= 6:
            return Role.CURRENT
    bare_word = word.rstrip("%")
    return next((r for r, heads in _roles() if heads.fullmatch(word) or heads.fullmatch(bare_word)), Role.AMOUNT)


def _drop_formula(head: str) -> str:
    """Brackets go when they hold a unit or a formula: 执行率（B/A）, 预算数（万元）; 增减（%） keeps its sign."""
    found = _UNIT_IN_BRACKETS.search(head)
    percent = "%" if found and found.group(1) in "%％" else ""
    word = _BRACKETS.sub("", head)
    return word + percent if percent and not word.endswith("%") else word


@lru_cache(maxsize=8192)
def unit_in(text: str) -> str:
    """The unit a head or label carries in brackets: 价值（万元） → 万元; "" when none."""
    found = _UNIT_IN_BRACKETS.search(text)
    if found:
        return found.group(1).replace("％", "%")
    if stated := UNIT.search(text):
        return stated.group(1) or stated.group(2)
    return "%" if text.strip().endswith(("%", "％")) else ""
