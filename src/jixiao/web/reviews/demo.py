"""Self-evaluations of the demonstration that wait for finance. Their figures are those of the papers."""

from datetime import timedelta

from django.utils import timezone

from jixiao.web.campaign.actions.campaigns import move, sign, start
from jixiao.web.campaign.actions.tasks import submit
from jixiao.web.campaign.models import Campaign
from jixiao.web.campaign.queries import campaign_of, filling_of, tasks_of
from jixiao.web.people.models import Department, Person
from jixiao.web.people.roles import Role
from jixiao.web.reviews.actions.reviews import look
from jixiao.web.years.models import BudgetYear, Indicator, Proof, ProofUse

_BEGUN, _DUE, _REPORT, _SIGNED = 33, 12, 4, 3  # days before the day on which the demonstration is loaded
_UNPROVEN = 2  # of the last indicators nobody has accepted the paper yet


def sign_demo_campaign(department: Department, number: int) -> Campaign:
    """Filled in, proven but for the last indicators, sent and signed."""
    year = BudgetYear.objects.select_related("department__place").get(department=department, year=number)
    compiler, leader = (_holder(department, role) for role in (Role.COMPILER, Role.LEADER))
    today = timezone.localdate()
    days = {"starts_on": _BEGUN, "due_on": _DUE, "report_on": _REPORT}
    values = {name: today - timedelta(back) for name, back in days.items()} | {"note": ""}
    start(year=year, values=values, sections={}, by=compiler)
    _prove(year, compiler)
    campaign = campaign_of(year)
    assert campaign
    for task in tasks_of(campaign):
        part, _ = filling_of(campaign, task)
        submit(filling=part, by=compiler)
    for verb in ("compile", "send"):
        move(campaign=campaign, verb=verb, by=compiler)
    signed = sign(campaign=campaign, name=leader.name, comment="同意报送。", by=leader)
    signed.signed_at = timezone.now() - timedelta(_SIGNED)
    signed.save(update_fields=["signed_at"])
    signed.year = year
    look(campaign=signed)
    return signed


def _holder(department: Department, role: str) -> Person:
    return Person.objects.filter(department=department, roles__role=role).order_by("pk")[0]


def _prove(year: BudgetYear, compiler: Person) -> None:
    rows = list(Indicator.objects.filter(program__year=year, removed_at=None, is_long_term=False))
    for number, row in enumerate(rows):
        kind = Proof.Kind.SURVEY if "满意度" in row.name else Proof.Kind.LEDGER
        name = f"{row.name}{'问卷' if kind == Proof.Kind.SURVEY else '台账'}"
        keeper = "办公室档案柜" if number < len(rows) - 1 else ""
        proof = Proof.objects.create(year=year, name=name, kind=kind, keeper=keeper, by=compiler)
        proven = number < len(rows) - _UNPROVEN
        state = ProofUse.State.ACCEPTED if proven else ProofUse.State.WAITING
        ProofUse.objects.create(proof=proof, indicator=row, state=state)
