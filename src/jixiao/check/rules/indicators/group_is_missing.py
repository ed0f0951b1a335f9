from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import is_cut_off, title
from jixiao.dossier.finding import Severity
from jixiao.dossier.indicator import Form, Program
from jixiao.dossier.model import Dossier
from jixiao.units.regex import regex

_REQUIRED = ("产出指标", "效益指标")
_SERVED = regex(r"企业|群众|居民|服务对象|客商|学员|培训|学生|村民|职工|参会|患者|农户|游客")
_KNOWN = {"产出指标", "效益指标", "满意度指标", "成本指标"}


def group_is_missing(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        groups = {indicator.group for indicator in program.indicators}
        if not groups or not groups <= _KNOWN or "level1" not in program.columns or program.long_term:
            continue
        if program.form != Form.OBJECTIVE and is_cut_off(dossier, program):
            continue
        missing = [group for group in _REQUIRED if group not in groups]
        satisfaction = "满意度指标" not in groups and not any("满意" in i.name.text for i in program.indicators)
        if missing or satisfaction:
            names = missing + (["满意度指标"] if satisfaction else [])
            loud = program.sure and (bool(missing) or (program.form == Form.OBJECTIVE and _serves(program)))
            severity = None if loud else Severity.NOTE
            last = program.indicators[-1].name
            yield Hit(last.span, f"{title(program)}没有{'、'.join(names)}", severity=severity)


def _serves(program: Program) -> bool:
    """Whether the program serves people or firms that could be asked."""
    return any(_SERVED.search(indicator.name.text) for indicator in program.indicators)
