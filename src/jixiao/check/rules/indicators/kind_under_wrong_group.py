from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import rows
from jixiao.dossier.indicator import Indicator
from jixiao.dossier.model import Dossier

_OUTPUT = {"数量指标", "质量指标", "时效指标", "成本指标", "经济成本指标"}
_BENEFIT = {"经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"}
_ALLOWED = {
    "产出指标": _OUTPUT | {"社会成本指标", "生态环境成本指标"},
    "效益指标": _BENEFIT | {"服务对象满意度指标"},
    "满意度指标": {"服务对象满意度指标"},
    "成本指标": {"经济成本指标", "社会成本指标", "生态环境成本指标", "成本指标"},
}
_KNOWN = set().union(*_ALLOWED.values())


def kind_under_wrong_group(dossier: Dossier) -> Iterator[Hit]:
    for _, indicator in rows(dossier):
        allowed = _ALLOWED.get(indicator.group)
        if allowed is None or not _is_certain(indicator) or indicator.kind in allowed:
            continue
        working = f"“{indicator.name.text}”的二级指标“{indicator.kind}”列在一级指标“{indicator.group}”下"
        yield Hit(indicator.name.span, working)


def _is_certain(indicator: Indicator) -> bool:
    return indicator.group_printed and not indicator.aligned and indicator.kind in _KNOWN
