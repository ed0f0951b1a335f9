from collections.abc import Iterator

from jixiao.check.grades import points
from jixiao.check.rule import Hit
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import Dossier


def score_differs_from_form(dossier: Dossier) -> Iterator[Hit]:
    conclusion = dossier.conclusion
    if conclusion is None:
        return
    told = [rating.score for rating in conclusion.ratings if rating.score is not None]
    score = conclusion.score or (told[0] if len(told) == 1 else None)  # the report of one program names it
    total = _total_of_form(dossier)
    if score is not None and total is not None and total.value != score.value and total.span != score.span:
        working = f"文中得分{points(score)}，自评表总分{points(total)}"
        yield Hit(score.span, working, "", str(score.value), str(total.value), "分", (total,))


def _total_of_form(dossier: Dossier) -> Figure | None:
    """The total of the one form the report's score can only be about: that of the department, else the only one.

    Without a form, that of the only list of points (一级指标 | 权重 | 得分).
    """
    scored = [p for p in dossier.programs if p.total_score is not None]
    whole = [p for p in scored if p.whole_department]
    chosen = whole if len(whole) == 1 else scored
    if chosen:
        return chosen[0].total_score if len(chosen) == 1 else None
    lists = [ledger.score for ledger in dossier.ledgers if ledger.score is not None]
    return lists[0] if len(lists) == 1 else None
