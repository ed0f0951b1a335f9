from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import total_fund
from jixiao.dossier.figure import Figure
from jixiao.dossier.indicator import Program
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain

_COLUMNS = (("original", "年初预算数"), ("adjusted", "全年预算数"), ("outturn", "全年执行数"))


def fund_total_is_zero(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        found = list(_zeros(program))
        if found:
            working = "；".join(f"{name}：总额0，“{label}”{plain(part.value)}" for name, label, _, part in found)
            first = found[0]
            related = tuple(figure for _, _, zero, part in found for figure in (zero, part))[1:]
            yield Hit(first[2].span, working, "", "0", plain(first[3].value), first[3].unit, related)


def _zeros(program: Program) -> Iterator[tuple[str, str, Figure, Figure]]:
    total = total_fund(program)
    if total is None:
        return
    for key, name in _COLUMNS:
        whole: Figure | None = getattr(total, key)
        for part in program.funds:
            amount: Figure | None = getattr(part, key)
            if whole is not None and whole.value == 0 and not part.is_total and amount is not None and amount.value > 0:
                yield name, part.label.text, whole, amount
                break
