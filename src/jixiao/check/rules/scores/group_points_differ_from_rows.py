from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import add, group_mismatches, seems_whole, terms
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain, short


def group_points_differ_from_rows(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        for group, printed, weights in group_mismatches(dossier, program):
            added = add(weights)
            sum_text = f"{terms(weights)} = {short(added)}" if len(weights) > 1 else short(added)
            working = f"“{group}”各行分值 {sum_text} ≠ {plain(printed.value)}，差{short(abs(added - printed.value))}分"
            related = tuple(weight for weight in weights if weight is not None)
            lost = added < printed.value and not seems_whole(program)  # a row may have been lost in flattening
            severity = Severity.NOTE if lost else None
            yield Hit(printed.span, working, "", plain(printed.value), short(added), "分", related, severity)
