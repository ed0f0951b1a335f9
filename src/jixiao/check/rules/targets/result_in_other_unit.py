from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import rows
from jixiao.check.shared.measures import Measure, is_unit_slip, unit_measure
from jixiao.dossier.figure import Figure
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier

# Measure words that count the same things.
_ALIKE = (
    frozenset("个家户项件处所条宗座栋套台辆篇份册本幅块张点种类门"),
    frozenset({"次", "场", "批次", "期", "批", "场次", "班次", "轮", "届", "次数"}),
    frozenset({"人", "人次", "名", "位", "家次", "户次"}),
)


def result_in_other_unit(dossier: Dossier) -> Iterator[Hit]:
    for _, indicator in rows(dossier):
        target, actual = indicator.target, indicator.actual
        if target is None or actual is None:
            continue
        if not is_unit_slip(target, actual) and (not _differ(target, actual) or _is_alike(target, actual)):
            continue
        working = f"“{indicator.name.text}”指标值{target.printed}，完成值{actual.printed}"
        severity = Severity.NOTE if unit_measure(actual) is Measure.SHARE else None
        yield Hit(actual.span, working, unit=target.unit, related=(target,), severity=severity)


def _differ(target: Figure, actual: Figure) -> bool:
    one, other = target.printed.unit, actual.printed.unit
    if not one.name or not other.name or one.base == other.base:
        return False
    measures = {unit_measure(target), unit_measure(actual)}
    return "分" not in (one.name, other.name) and Measure.NONE not in measures and measures != {Measure.TIME}


def _is_alike(target: Figure, actual: Figure) -> bool:
    one, other = target.printed.unit.base, actual.printed.unit.base
    return any(one in group and other in group for group in _ALIKE) or one in other or other in one
