from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier
from jixiao.units.regex import regex

_LONGEST = 20
_RULE = regex(r"规定|制度|办法|标准|规范|程序|要求|合同|协议|法律|法规|政策|文件|计划|方案|进度|时间|日期")


def target_is_a_sentence(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        for indicator in program.indicators:
            target = indicator.target_field
            if target is None or indicator.figures or len(target.text) < _LONGEST or _RULE.search(target.text):
                continue
            if not any(char.isdigit() for char in target.text):
                yield Hit(target.span, f"“{indicator.name.text}”的指标值有{len(target.text)}个字而没有数")
