from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import FULL_MARKS, is_whole, scores
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain


def total_score_above_full_marks(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        score, weight = program.total_score, program.total_weight
        full = weight.value if weight is not None else FULL_MARKS
        if score is not None and score.value > full:
            # Where the rows can be added up, SCO101, SCO107 or SCO108 names the root.
            severity = Severity.NOTE if is_whole(dossier, program, scores(program)) else None
            working = f"总得分{plain(score.value)}，满分{plain(full)}"
            yield Hit(score.span, working, "", plain(score.value), plain(full), "分", (), severity)
