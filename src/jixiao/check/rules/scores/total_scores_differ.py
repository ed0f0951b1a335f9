from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.grades import points
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import Dossier

_LEAST = 40


def _form_between(dossier: Dossier, first: Figure, later: Figure) -> bool:
    """Each of several forms has its score below it."""
    forms = [p.span for p in dossier.programs if p.indicators]
    return len(forms) > 1 and any(first.span.end <= form.start and form.end <= later.span.start for form in forms)


def total_scores_differ(dossier: Dossier) -> Iterator[Hit]:
    conclusion = dossier.conclusion
    if conclusion is None:
        return
    first: dict[str, Figure] = {}
    for rating in conclusion.ratings:
        if rating.score is None or rating.score.value < _LEAST:
            continue  # the points of an item, whatever they are called
        earlier = first.setdefault(rating.scope, rating.score)
        if rating.score.value != earlier.value and not _form_between(dossier, earlier, rating.score):
            what = f"“{rating.scope}”" if rating.scope else "综合"
            working = f"{what}得分：此处{points(rating.score)}，前文{points(earlier)}"
            yield Hit(rating.score.span, working, "", str(rating.score.value), str(earlier.value), "分", (earlier,))
