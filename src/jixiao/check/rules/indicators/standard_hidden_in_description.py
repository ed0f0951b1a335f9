from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import rows
from jixiao.dossier.model import Dossier
from jixiao.units.regex import regex

_STANDARD = regex(r"\d[^。；;]{0,20}为(?:合格|达标|完成|优秀)")


def standard_hidden_in_description(dossier: Dossier) -> Iterator[Hit]:
    for _, indicator in rows(dossier):
        description, target = indicator.description, indicator.target_field
        if description is None or target is None or indicator.figures:
            continue
        if found := _STANDARD.search(description.text):
            working = f"“{indicator.name.text}”的指标值只写“{target.text}”，标准在描述里：{found.group()}"
            yield Hit(target.span, working, related=(description.span,))
