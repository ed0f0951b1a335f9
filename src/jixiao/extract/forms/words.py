"""The words of indicator forms: column heads, levels, money rows, totals. Every look-up is of one cell or token."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from jixiao.units.kept import kept_toml
from jixiao.units.regex import regex

LONGEST_WORD = 26  # no column head or level is longer
TASK_NAME = "任务名称"  # heads the names of the tasks of a department


_WORDS: dict[str, dict[str, Any]] = kept_toml(Path(__file__).with_suffix(".toml"))


def _by_word(table: dict[str, list[str]]) -> dict[str, str]:
    """Word → role; of two roles that claim a word the first has it."""
    return {word: role for role, words in reversed(table.items()) for word in words}


_COLUMN = _by_word(_WORDS["columns"])
_FUND_COLUMN = _by_word(_WORDS["funds"])
LEVEL1 = _by_word(_WORDS["level1"])
LEVEL2 = _by_word(_WORDS["level2"])
GROUP_OF: dict[str, str] = _WORDS["group_of"]
HEAD_LABELS = _by_word(_WORDS["labels"])
_SUBHEAD = _by_word(_WORDS["subheads"])
_FOOT = _by_word(_WORDS["foot"])
HEAD_WORDS = tuple(_COLUMN)
_DASHES = str.maketrans("—–～~至", "-----")  # 1—7月执行数
# 预算数（A）, 得分(20分*执行率), 指标值（万元） … what stands in brackets does not change the role.
_BRACKETS = regex(r"[（(【\[〔][^）)】\]〕]*[）)】\]〕]?|[：:*＊]+|^\d+[.、]")

_PARTS = ("数量", "质量", "时效", "效益", "成本", "满意", "影响", "可持续", "服务对象", "产出")
_POINTS = regex(r"[（(【]?\s*(\d{1,3}(?:\.\d+)?)\s*(?:分|%)?\s*[)）】]?$")

FUND_TOTAL = regex(
    r"(?:年度|项目|本年度?|当年)?(?:财政)?(?:资金|预算|经费)(?:总额|合计|总计|总量)|总额|资金合计|年度预算申请|预算资金总额"
    r"|(?:部门)?整体支出总额|部门(?:预算|支出)总额|项目总金额|年度资金|项目资金总数|全年资金总额"
)
_LEVEL_OF_GOVERNMENT = "上级|本级|中央|省级|市级|县级|区级|地方|市县"
FUND_PART = regex(
    r"(?:\d[.、)）])?(?:其中|按(?:收入性质|资金来源)分)?(?:(?:本|当)年(?:度)?(?:一般公共预算)?(?:财政)?(?:资金|拨款|预算)"
    rf"|(?:一般公共预算|{_LEVEL_OF_GOVERNMENT})?财政(?:拨款|资金|补助|预算资金|性资金|专项资金)"
    rf"|(?:{_LEVEL_OF_GOVERNMENT})(?:资金|补助)"
    r"|财政专户管理资金|单位资金|单位自筹|上年(?:结转)?(?:结余)?资金|上年结转(?:结余)?|自有资金|自筹资金|其[他它](?:资金|来源)?"
    r"|政府性基金(?:预算)?(?:拨款|资金)?|一般公共预算(?:拨款|资金)?|国有资本经营预算(?:拨款|资金)?"
    r"|结转资金|社会资金|事业收入|非财政拨款|以前年度结转资金|债券资金|专项资金)"
)
TOTAL = regex(
    r"(?:总\s*分|合\s*计|总\s*计|自评总分|综合得分|总得分|自评总得分|项目总得分|项目总分|绩效自评总分|自评得分合计|得分合计|分值合计"
    r"|总评分|绩效总分|总分值|自评得分总计)"
)
SUBTOTAL = regex(r"小\s*计(?:[（(].*)?")
_TOTAL_WORD = regex(rf"{TOTAL.pattern}(?:[（(]?\s*\d{{1,3}}\s*分?\s*[)）]?)?")


def squeezed(text: str) -> str:
    """Without blanks: the form in which words are looked up (reading has made digits and signs half-width)."""
    return "".join(text.split())


@lru_cache(maxsize=4096)
def column_role(text: str) -> str:
    """Role of a column by its head, "" when the text is no column head."""
    return _role(text, _COLUMN)


@lru_cache(maxsize=4096)
def fund_role(text: str) -> str:
    """Role of a money column by its head, "" when the text is none."""
    return _role(text, _FUND_COLUMN)


def _role(text: str, roles: dict[str, str]) -> str:
    word = squeezed(text)
    if not word or len(word) > LONGEST_WORD + 14:
        return ""
    if "月" in word:
        word = word.translate(_DASHES)
    return roles.get(word) or roles.get(_BRACKETS.sub("", word), "")


@lru_cache(maxsize=1024)
def subhead_role(text: str) -> str:
    """causes, deviation or likelihood for a head below 偏差原因分析 and 完成目标可能性, "" for other text."""
    return _role(text, _SUBHEAD)


@lru_cache(maxsize=4096)
def level_word(text: str) -> tuple[str, str, str]:
    """(first level, second level, points) a cell names: 产出指标(50分) → ("产出指标", "", "50"); "" for what it is not.

    成本指标 and 满意度指标 may be either level and come back as both.
    """
    word = squeezed(text)
    if not word or len(word) > LONGEST_WORD:
        return "", "", ""
    first, second = LEVEL1.get(word, ""), LEVEL2.get(word, "")
    points = ""
    if not first and not second:
        found = _POINTS.search(word)
        if found and found.start() > 0:
            bare = word[: found.start()].rstrip("(（:：")
            first, second = LEVEL1.get(bare, ""), LEVEL2.get(bare, "")
            points = found.group(1) if first or second else ""
    if not first and not second and (bare := _BRACKETS.sub("", word).removesuffix("分")) != word:
        first, second = LEVEL1.get(bare, ""), LEVEL2.get(bare, "")  # 产出指标（40-50分）: a range is no points
    if not first and not second:
        # Two levels in one cell: a page end has glued the next, empty category to it.
        second = next((LEVEL2[head] for head in LEVEL2 if word.startswith(head) and word[len(head) :] in LEVEL2), "")
    if not first and not second and word.endswith("指标") and any(part in word for part in _PARTS[:8]):
        second = _second_by_likeness(word)
    return first, second, points


def _second_by_likeness(word: str) -> str:
    """数量指标1, 公众满意度指标: what is still plainly a second level."""
    for end, canonical in (
        ("数量指标", "数量指标"), ("质量指标", "质量指标"), ("时效指标", "时效指标"), ("经济效益指标", "经济效益指标"),
        ("社会效益指标", "社会效益指标"), ("满意度指标", "服务对象满意度指标"),
    ):  # fmt: skip
        before = word.removesuffix(end)
        if before != word and len(before) <= 6 and "指标" not in before and "…" not in before:
            return canonical
    return ""


@lru_cache(maxsize=2048)
def is_total(text: str) -> bool:
    word = squeezed(text).rstrip("：:")
    return len(word) <= 16 and bool(_TOTAL_WORD.fullmatch(word))


@lru_cache(maxsize=2048)
def fund_label(text: str) -> str:
    """Whether a cell labels a money row: total for 年度资金总额, part for a source below it, "" for other text."""
    word = squeezed(text).rstrip("：:")
    if not word or len(word) > LONGEST_WORD:
        return ""
    bare = _BRACKETS.sub("", word)
    if FUND_TOTAL.fullmatch(bare):
        return "total"
    return "part" if FUND_PART.fullmatch(bare.replace("：", "").replace(":", "")) else ""


@lru_cache(maxsize=2048)
def head_label(text: str) -> str:
    """name, department, objective, achieved or other when the cell labels the next one; "" when it does not."""
    word = squeezed(text).rstrip("：:")
    if not word or len(word) > LONGEST_WORD:
        return ""
    return HEAD_LABELS.get(word) or HEAD_LABELS.get(re.sub(r"^\d+[.、]|[（(][^）)]*[）)]", "", word), "")


@lru_cache(maxsize=1024)
def is_foot_label(text: str) -> bool:
    """Whether a cell below the rows labels the next one: 存在的问题, 项目负责人 …"""
    return bool(_role(text, _FOOT))
