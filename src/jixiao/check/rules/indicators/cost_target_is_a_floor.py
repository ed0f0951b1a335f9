from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import rows
from jixiao.check.shared.measures import is_cost_floor
from jixiao.dossier.model import Dossier


def cost_target_is_a_floor(dossier: Dossier) -> Iterator[Hit]:
    for _, indicator in rows(dossier):
        if indicator.target is None or not is_cost_floor(indicator):
            continue
        field = indicator.target_field
        assert field is not None
        yield Hit(indicator.target.span, f"成本指标“{indicator.name.text}”的指标值为{field.text}，成本应当是上限")
