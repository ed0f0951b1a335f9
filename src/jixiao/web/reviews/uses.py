"""What the norms make of each result, and what finance decided: side by side, for the next budget."""

from dataclasses import dataclass

from jixiao import api
from jixiao.score.result_use import Proposal
from jixiao.web.papers.cells import fen
from jixiao.web.reviews.first_look import points_of
from jixiao.web.reviews.judgement import Judgement
from jixiao.web.reviews.models import ProgramUse, Review
from jixiao.web.years.models import ProgramYear


@dataclass(frozen=True, slots=True)
class Proposed:
    """A program with its score after the review, the norm's proposal, and the decision when there is one."""

    program: ProgramYear
    score: int | None
    proposal: Proposal
    decided: ProgramUse | None

    @property
    def grade(self) -> str:
        return self.proposal.grade

    @property
    def consequence(self) -> str:
        return self.proposal.consequence

    @property
    def cut(self) -> int | None:
        """In 分, where the norm says how much."""
        return fen(self.proposal.amount.value) if self.proposal.amount else None


def proposed(review: Review, judgement: Judgement) -> list[Proposed]:
    """One a program, by the points of the review."""
    made = judgement.reviewed
    sheets = {sheet.key: (pk, sheet) for pk, sheet in made.sheets.items()}
    programs = {row.pk: row for row in ProgramYear.objects.filter(pk__in=made.sheets).select_related("program")}
    decided = {use.program_id: use for use in review.uses.select_related("by")}
    found = []
    for proposal in api.result_use(made.papers, made.scores):
        pk, sheet = sheets[proposal.key]
        found.append(Proposed(programs[pk], points_of(sheet.total), proposal, decided.get(pk)))
    return found
