from collections.abc import Iterator, Sequence

from jixiao.check.companions import named, same_year
from jixiao.check.rule import Hit
from jixiao.check.shared.grades import RANKS, points
from jixiao.dossier.claim import Conclusion
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import DocumentKind, Dossier

PROGRAMS = (DocumentKind.PROGRAM_REPORT,)


def score_differs_between_documents(dossiers: Sequence[Dossier]) -> Iterator[tuple[int, Hit]]:
    for later, earlier in same_year(dossiers):
        here, there = dossiers[later], dossiers[earlier]
        if here.kind in PROGRAMS or there.kind in PROGRAMS:
            continue  # each is about a program of its own
        score, other = _score(here), _score(there)
        if score and other and score.value != other.value:
            working = f"得分：此处{points(score)}，{named(there)}{points(other)}"
            yield (
                later,
                Hit(score.span, working, "", str(score.value), str(other.value), "分", elsewhere=((earlier, other),)),
            )
        elif (mine := _graded(here)) and (theirs := _graded(there)) and RANKS[mine.grade] != RANKS[theirs.grade]:
            assert mine.grade_span is not None
            assert theirs.grade_span is not None
            working = f"等级：此处“{mine.grade}”，{named(there)}“{theirs.grade}”"
            yield (
                later,
                Hit(mine.grade_span, working, "", mine.grade, theirs.grade, elsewhere=((earlier, theirs.grade_span),)),
            )


def _score(dossier: Dossier) -> Figure | None:
    """The score of the whole department: told in the text, else the total of its form."""
    if dossier.conclusion and dossier.conclusion.score:
        return dossier.conclusion.score
    totals = [p.total_score for p in dossier.programs if p.whole_department and p.total_score]
    return totals[0] if len(totals) == 1 else None


def _graded(dossier: Dossier) -> Conclusion | None:
    return dossier.conclusion if dossier.conclusion and dossier.conclusion.grade else None
