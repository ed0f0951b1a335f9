"""What the checker says of the cells that a grid shows."""

from collections.abc import Iterable

from django.db.models import Model

from jixiao.lint.amounts import Remark
from jixiao.web.kit.grid import Finding


def findings(remarks: Iterable[Remark], model: type[Model]) -> dict[str, list[Finding]]:
    """By the key of the row; the cell of a remark is model/key/field (papers.cells.cell_name)."""
    found: dict[str, list[Finding]] = {}
    for remark in remarks:
        name, _, rest = remark.cell.partition("/")
        key, _, column = rest.partition("/")
        if name == model._meta.label_lower:
            found.setdefault(key, []).append(Finding(remark.severity, remark.code, remark.message, column))
    return found
