from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import evaluated, quoted, says
from jixiao.dossier.indicator import Indicator
from jixiao.dossier.model import Dossier
from jixiao.units.regex import regex

_DEADLINE = regex("[日天月时]之?[前内]|前$")
_IN_TIME = regex("按时|按期|及时|如期|准时")
_LONGEST = 12  # a longer cell tells more than 完成


def result_in_words_for_number(dossier: Dossier) -> Iterator[Hit]:
    for program in evaluated(dossier):
        found = [indicator for indicator in program.indicators if _is_words(indicator)]
        fields = [indicator.actual_field for indicator in found if indicator.actual_field is not None]
        if found:
            names = [
                f"{i.name.text}：{i.target_field.text}→{i.actual_field.text}"
                for i in found
                if i.target_field is not None and i.actual_field is not None
            ]
            working = f"{quoted(names)}没有填写实际数"
            yield Hit(fields[0].span, working, related=tuple(field.span for field in fields[1:]))


def _is_words(indicator: Indicator) -> bool:
    target, field = indicator.target, indicator.actual_field
    if target is None or field is None or not says(field) or indicator.actual is not None:
        return False
    text = field.text
    if len(text) > _LONGEST or any(char.isdigit() or char in "零一二两三四五六七八九十百" for char in text):
        return False
    aim = indicator.target_field.text if indicator.target_field is not None else ""
    if _DEADLINE.search(aim) and _IN_TIME.search(text):
        return False  # 发生前7日内 is met by 按时发布
    return not (target.unit in ("%", "百分比", "") and target.value in (0, 100))
