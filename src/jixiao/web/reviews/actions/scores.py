"""Finance's own points for a row, as a working paper: rule, evidence, finder and date."""

from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from jixiao.dossier.scoresheet import ScoreLine
from jixiao.units.number import short
from jixiao.web.campaign.models import Campaign
from jixiao.web.kit.refused import Refused
from jixiao.web.papers.cells import hundredths
from jixiao.web.people.log import log
from jixiao.web.people.models import Person
from jixiao.web.reviews.actions.opinions import must_be_reviewing
from jixiao.web.reviews.actions.reviews import review_of
from jixiao.web.reviews.models import RowScore
from jixiao.web.years.models import Indicator, ProgramYear


@transaction.atomic
def give_points(
    *,
    campaign: Campaign,
    row: Indicator | ProgramYear,
    line: ScoreLine | None,
    points: Decimal,
    reason: str,
    basis: str,
    evidence: str,
    by: Person,
) -> RowScore:
    """Within the weight of its computed `line`; below what the norm gives only with the rule and the evidence."""
    must_be_reviewing(campaign)
    if line is None:
        raise Refused("这一行不计分。")
    if not 0 <= points <= line.weight:
        raise Refused(f"“{line.subject}”的得分应当在 0 到 {short(line.weight)} 分之间。")
    if points < line.high and not (basis and evidence):
        raise Refused("扣分要写明依据（哪一条规定）和证据（看了什么材料、发现什么）。")
    values = {"points": hundredths(points), "reason": reason, "basis": basis, "evidence": evidence}
    where: dict[str, Any] = {"indicator": row} if isinstance(row, Indicator) else {"program": row}
    found, _ = RowScore.objects.update_or_create(
        review=review_of(campaign), **where, defaults={**values, "by": by, "at": timezone.now()}
    )
    department = campaign.year.department
    log("reviews.score.given", found, by=by, department=department, points=short(points), reason=reason)
    return found


@transaction.atomic
def take_points_back(*, score: RowScore, by: Person) -> None:
    """The row counts as the norm gives it again."""
    campaign = score.review.campaign
    must_be_reviewing(campaign)
    log("reviews.score.taken", score, by=by, department=campaign.year.department)
    score.delete()
