import re
from collections.abc import Iterator

from jixiao.check.measures import is_vague
from jixiao.check.rule import Hit
from jixiao.dossier.finding import Severity
from jixiao.dossier.indicator import Form, Indicator, Program
from jixiao.dossier.model import Dossier

_STANDARD = re.compile(r"\d[^。；;]{0,20}为(?:合格|达标|完成|优秀)")
_BENEFIT = ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标")


def target_cannot_be_measured(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        for indicator in program.indicators:
            target, described = indicator.target_field, indicator.description
            if target is None or indicator.figures or not is_vague(target.text):
                continue
            if described is not None and _STANDARD.search(described.text):
                continue  # IND110: the standard stands in the description
            working = f"{indicator.kind or '指标'}“{indicator.name.text}”的指标值“{target.text}”没有数量和标准"
            yield Hit(target.span, working, severity=_severity(program, indicator))


def _severity(program: Program, indicator: Indicator) -> Severity | None:
    """Benefits may be told in words once the year is over; when the target is set they should not."""
    if indicator.kind in _BENEFIT and program.form != Form.OBJECTIVE:
        return Severity.NOTE
    return Severity.NOTE if indicator.aligned else None
