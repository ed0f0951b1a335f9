"""The courses of reviews, sites and formalities; one site is chosen of a project; days saved follow from the days."""

from datetime import timedelta
from typing import Any

from jixiao.web.groundwork.models import AgreementDraft, EntryPaper, ExpertOpinion, ExpertReview, Formality, SiteOption
from jixiao.web.ledger.column import Errors, Values, held
from jixiao.web.ledger.course import Course

REVIEW = Course(
    ExpertReview,
    {"held_on": ExpertReview.Stage.HELD, "decided_on": ExpertReview.Stage.DECIDED},
    first=ExpertReview.Stage.PLANNED,
    proofs={"decided_on": "decision"},
)
SITE = Course(
    SiteOption,
    {"chosen_on": SiteOption.Stage.CHOSEN, "dropped_on": SiteOption.Stage.DROPPED},
    first=SiteOption.Stage.OPTION,
    proofs={"chosen_on": "reason", "dropped_on": "reason"},
    either=(("chosen_on", "dropped_on"),),
)
DRAFT = Course(
    AgreementDraft,
    {
        "drafted_on": AgreementDraft.Stage.DRAFTED,
        "examined_on": AgreementDraft.Stage.EXAMINED,
        "approved_on": AgreementDraft.Stage.APPROVED,
        "signed_on": AgreementDraft.Stage.SIGNED,
    },
    first=AgreementDraft.Stage.DRAFTED,
    proofs={"examined_on": "examined_by", "approved_on": "approved_by"},
)
PAPER = Course(
    EntryPaper,
    {"received_on": EntryPaper.Stage.RECEIVED, "reviewed_on": ""},
    first=EntryPaper.Stage.WAITING,
    proofs={"reviewed_on": "result"},
)
FORMALITY = Course(
    Formality,
    {"accepted_on": Formality.Stage.ACCEPTED, "done_on": Formality.Stage.DONE},
    first=Formality.Stage.WAITING,
)


def judge_review(values: Values, row: Any) -> Errors:
    """Nothing is decided before experts were heard."""
    wrong = REVIEW.judge(values, row)
    reviewed, decided, decision = (held(values, row, name) for name in _DECIDED)
    if decided and not reviewed:
        wrong["held_on"] = "写了决定日期，还要写评审日期"
    if decision and not decided:
        wrong["decided_on"] = "写了决定，还要写决定日期"
    return wrong


_DECIDED = ("held_on", "decided_on", "decision")


def judge_opinion(values: Values, row: Any) -> Errors:
    """Whether an opinion is followed is answered on a day, and what is not wholly followed with the reason."""
    adoption, day, answer = (held(values, row, name) for name in _ANSWERED)
    wrong = Errors()
    waiting = adoption in (None, "", ExpertOpinion.Adoption.WAITING)
    if not waiting and not day:
        wrong["answered_on"] = "写了采纳情况，还要写答复日期"
    if adoption in (ExpertOpinion.Adoption.PARTLY, ExpertOpinion.Adoption.REFUSED) and not answer:
        wrong["answer"] = "没有全部采纳的，要写明理由"
    if waiting and day:
        wrong["adoption"] = "写了答复日期，还要写采纳情况"
    return wrong


_ANSWERED = ("adoption", "answered_on", "answer")


def judge_paper(values: Values, row: Any) -> Errors:
    """What is sent back says what it lacks."""
    wrong = PAPER.judge(values, row)
    result, reviewed, lacking = (held(values, row, name) for name in ("result", "reviewed_on", "lacking"))
    if result and not reviewed:
        wrong["reviewed_on"] = "写了审核结果，还要写审核日期"
    if result == EntryPaper.Result.LACKING and not lacking:
        wrong["lacking"] = "须补正的，要写明补正什么"
    return wrong


def settle_paper(row: Any) -> None:
    PAPER.settle(row)
    if row.reviewed_on is not None and row.result:
        row.stage = EntryPaper.Stage(row.result)


def judge_draft(values: Values, row: Any) -> Errors:
    """Nothing is signed that was not approved."""
    signed, approved = (held(values, row, name) for name in ("signed_on", "approved_on"))
    wrong = DRAFT.judge(values, row)
    if signed and not approved:
        wrong["approved_on"] = "写了签订日期，还要写审定日期"
    return wrong


def judge_site(values: Values, row: Any) -> Errors:
    """A project is built in one place."""
    wrong = SITE.judge(values, row)
    chosen, project = (held(values, row, name) for name in ("chosen_on", "project"))
    if chosen and project:
        others = SiteOption.objects.filter(project=project, removed_at=None).exclude(chosen_on=None)
        other = others.exclude(pk=row.pk if row else 0).first()
        if other:
            wrong["chosen_on"] = f"这个项目已经选定“{other}”；改选的，先把它的选定日期删去"
    return wrong


def judge_formality(values: Values, row: Any) -> Errors:
    wrong = FORMALITY.judge(values, row)
    accepted, done = (held(values, row, name) for name in ("accepted_on", "done_on"))
    mode, lacking, due = (held(values, row, name) for name in ("mode", "lacking", "make_up_due_on"))
    if done and not accepted:
        wrong["accepted_on"] = "写了办结日期，还要写受理日期"
    if mode == Formality.Mode.TOLERANT and accepted and not lacking:
        wrong["lacking"] = "容缺审批要写明容缺的材料"
    if lacking and not due:
        wrong["make_up_due_on"] = "写了容缺的材料，还要写补齐时限"
    return wrong


def settle_formality(row: Any) -> None:
    """When it is due, how long it took and how many days were saved, in calendar days."""
    FORMALITY.settle(row)
    known = row.accepted_on is not None and row.limit is not None
    row.due_on = row.accepted_on + timedelta(row.limit) if known else None
    row.used = (row.done_on - row.accepted_on).days if row.done_on and row.accepted_on else None
    row.saved = row.limit - row.used if row.used is not None and row.limit is not None else None
