from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import evaluated, quoted, says
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import Dossier


def score_without_result(dossier: Dossier) -> Iterator[Hit]:
    for program in evaluated(dossier):
        if "actual" not in program.columns:
            continue
        found: list[tuple[str, Figure]] = [
            (i.name.text, i.score)
            for i in program.indicators
            if i.score is not None and i.score.value > 0 and not says(i.actual_field) and not i.aligned
        ]
        if found:
            names, figures = [name for name, _ in found], [figure for _, figure in found]
            yield Hit(figures[0].span, f"{quoted(names)}有得分，实际完成值空白", related=tuple(figures[1:]))
