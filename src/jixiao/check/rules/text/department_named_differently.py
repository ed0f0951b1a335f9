from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.names import misnamed
from jixiao.dossier.model import Dossier


def department_named_differently(dossier: Dossier) -> Iterator[Hit]:
    for span, name in misnamed(dossier):
        yield Hit(span, f"标题写“{dossier.department}”，这里写“{name}”")
