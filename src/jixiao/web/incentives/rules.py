"""The courses that policies, claims and funds take; claims that look like being made twice."""

from typing import Any

from jixiao.web.incentives.models import Claim, FundNotice, Payment, Policy
from jixiao.web.ledger.column import Errors, Values
from jixiao.web.ledger.course import Course

POLICY = Course(
    Policy,
    {
        "drafted_on": Policy.Stage.DRAFTED, "consulted_on": Policy.Stage.CONSULTED, "issued_on": Policy.Stage.ISSUED,
        "ended_on": Policy.Stage.ENDED,
    },
    first=Policy.Stage.DRAFTED,
)  # fmt: skip
CLAIM = Course(
    Claim,
    {
        "asked_on": Claim.Stage.ASKED, "accepted_on": Claim.Stage.ACCEPTED, "reviewed_on": Claim.Stage.REVIEWED,
        "opinion_on": Claim.Stage.OPINION, "announced_on": Claim.Stage.ANNOUNCED, "paid_on": Claim.Stage.PAID,
        "refused_on": Claim.Stage.REFUSED,
    },
    proofs={"opinion_on": "opinion_by", "refused_on": "refused_reason"},
    either=(("paid_on", "refused_on"),),
)  # fmt: skip
FUND = Course(
    FundNotice,
    {
        "applied_on": FundNotice.Stage.APPLIED, "given_on": FundNotice.Stage.GIVEN,
        "refused_on": FundNotice.Stage.REFUSED,
    },
    first=FundNotice.Stage.APPLIED,
    proofs={"given_on": "number"},
    either=(("given_on", "refused_on"),),
)  # fmt: skip


def mark_double(claim: Claim) -> None:
    """A claim that another one of the firm resembles is marked, unless somebody wrote why it is not."""
    if claim.risk not in {Claim.Risk.NONE, Claim.Risk.DOUBLE} or claim.risk_note:
        return
    risk = Claim.Risk.DOUBLE if _resembles(claim) else Claim.Risk.NONE
    if claim.risk != risk:
        claim.risk = risk
        Claim.objects.filter(pk=claim.pk).update(risk=risk)


def _resembles(claim: Claim) -> bool:
    """Whether the firm has asked before by the same clause for the same year."""
    return Claim.objects.filter(
        enterprise=claim.enterprise_id, policy=claim.policy_id, year=claim.year, clause=claim.clause, removed_at=None,
        refused_on=None, pk__lt=claim.pk,
    ).exists()  # fmt: skip


def judge_claim(values: Values, row: Any) -> Errors:
    """Nothing is paid that was not worked out and shown; a risk is said in words."""

    def held(name: str) -> Any:
        return values.get(name, getattr(row, name, None))

    wrong = CLAIM.judge(values, row)
    if held("paid_on") and held("approved") is None:
        wrong["approved"] = "写了拨付日期，还要写核定金额"
    if held("paid_on") and not held("proof"):
        wrong["proof"] = "写了拨付日期，还要写条件证明"
    if held("risk") in {Claim.Risk.CLAUSE, Claim.Risk.CLAWBACK} and not held("risk_note"):
        wrong["risk_note"] = "请写明风险情况"
    return wrong


def judge_payment(values: Values, row: Any) -> Errors:
    """A payment for a claim goes to the firm that claimed, and not to one that was refused."""
    claim, enterprise = (values.get(name, getattr(row, name, None)) for name in ("claim", "enterprise"))
    if claim is None:
        return {}
    if enterprise is not None and claim.enterprise_id != enterprise.pk:
        return {"enterprise": f"申请“{claim}”不是这家企业提出的"}
    if claim.stage == Claim.Stage.REFUSED:
        return {"claim": f"申请“{claim}”不予兑现"}
    return {}


def claim_part(claim: Claim, _person: Any) -> dict[str, Any]:
    """What was paid for it, and what it may repeat."""
    others = Claim.objects.filter(enterprise=claim.enterprise_id, removed_at=None).exclude(pk=claim.pk)
    return {
        "payments": Payment.objects.filter(claim=claim, removed_at=None).order_by("on"),
        "others": others.select_related("policy").order_by("-year", "pk")[:20],
    }
