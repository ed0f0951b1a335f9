from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import rows
from jixiao.check.shared.measures import PART_OF_WHOLE
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain
from jixiao.units.regex import regex

_HIGH = regex(r"优良(?:天数)?(?:比率|比例|率)$|就业率$|完成率$|利用率$|使用率$|存活率$|成活率$")
_LOWER_IS_BETTER = regex(r"不|未|投诉|差错|误|下降|降低|流失|漏|违|逾期|退|死亡|发病|空置|成本|事故")


def share_target_is_a_ceiling(dossier: Dossier) -> Iterator[Hit]:
    for _, indicator in rows(dossier):
        name, target = indicator.name.text, indicator.target
        if target is None or indicator.operator not in ("<=", "<") or not (target.unit == "%" and target.base < 100):
            continue
        if (PART_OF_WHOLE.search(name) or _HIGH.search(name)) and not _LOWER_IS_BETTER.search(name):
            sign = "≤" if indicator.operator == "<=" else "＜"
            yield Hit(target.span, f"“{name}”的指标值为{sign}{plain(target.value)}%，这个比率越高越好，应当是下限")
