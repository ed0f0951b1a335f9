from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.grades import points
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import Dossier
from jixiao.units.regex import regex


def score_differs_from_form(dossier: Dossier) -> Iterator[Hit]:
    conclusion = dossier.conclusion
    if conclusion is None:
        return
    told = [rating.score for rating in conclusion.ratings if rating.score is not None]
    score = conclusion.score or (told[0] if len(told) == 1 else None)  # the report of one program names it
    total = _total_of_form(dossier)
    if score is not None and _is_of_department(dossier, score) and _is_of_program(dossier):
        return  # 部门整体得分96.85分, and the form is that of one program
    if score is not None and total is not None and total.value != score.value and total.span != score.span:
        working = f"文中得分{points(score)}，自评表总分{points(total)}"
        yield Hit(score.span, working, "", str(score.value), str(total.value), "分", (total,))


def _is_of_department(dossier: Dossier, score: Figure) -> bool:
    return "整体" in dossier.source.text[max(0, score.span.start - _LEAD) : score.span.start]


def _is_of_program(dossier: Dossier) -> bool:
    if any(program.total_score is not None for program in dossier.programs):
        return False
    captions = [ledger.caption for ledger in dossier.ledgers if ledger.score is not None]
    return len(captions) == 1 and bool(_PROGRAM.search(captions[0])) and "整体" not in captions[0]


_LEAD = 20
_PROGRAM = regex("项目|专项")


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
