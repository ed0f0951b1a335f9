from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import rows
from jixiao.dossier.model import Dossier


def target_is_zero(dossier: Dossier) -> Iterator[Hit]:
    for _, indicator in rows(dossier):
        target = indicator.target
        if target is not None and target.value == 0 and indicator.operator in (">=", ">"):
            yield Hit(target.span, f"“{indicator.name.text}”的指标值{target.printed}，不做也算完成", "", "0")
