from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.measures import is_vague
from jixiao.check.shared.reports import line_at
from jixiao.dossier.finding import Severity
from jixiao.dossier.indicator import Form
from jixiao.dossier.model import Dossier
from jixiao.units.regex import regex

# Words that are a standard of their own for a time or a quality: a note only.
_ACCEPTED = {"合格", "及时", "按时", "按期", "较及时", "规范", "较规范", "达到预期", "符合预期", "正常", "到位"}
_STANDARD = regex(r"\d[^。；;]{0,20}为(?:合格|达标|完成|优秀)")

# 长效管理机制健全性: 健全 is a yes or no that can be looked at.
_STATE = regex(r"(?:机制|制度|体系|档案|台账|预案)[^，。]{0,4}(?:性|情况|程度)?$")
_QUALITATIVE = regex(r"\t定性(?:指标)?(?=\t|\n|$)")  # the form asks for words there
_REACHED = regex(r"(?:健全|完善|完备|建立|齐全|完整)")


def target_cannot_be_measured(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for program in dossier.programs:
        for indicator in program.indicators:
            target, described = indicator.target_field, indicator.description
            if target is None or indicator.figures or not is_vague(target.text):
                continue
            if described is not None and _STANDARD.search(described.text):
                continue  # IND110: the standard stands in the description
            working = f"{indicator.kind or '指标'}“{indicator.name.text}”的指标值“{target.text}”没有数量和标准"
            # Once the year is over the target can no longer be set: the place to object is the objective form.
            loud = program.form == Form.OBJECTIVE and not indicator.aligned and target.text not in _ACCEPTED
            loud = loud and not _QUALITATIVE.search(text, *line_at(text, indicator.name.span.start))
            loud = loud and not (_STATE.search(indicator.name.text) and _REACHED.match(target.text))
            yield Hit(target.span, working, severity=None if loud else Severity.NOTE)
