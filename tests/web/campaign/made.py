"""A campaign of the bureau's year under way."""

from datetime import date
from types import SimpleNamespace

from jixiao.web.campaign.actions.campaigns import start
from jixiao.web.campaign.models import Campaign
from jixiao.web.campaign.queries import campaign_of, filling_of, tasks_of
from jixiao.web.people.models import Person
from jixiao.web.years.models import Fund, Indicator, ProofUse, Result
from tests.web.evidence.made import listed, make_year

DATES = {"starts_on": date(2099, 3, 13), "due_on": date(2099, 4, 3), "report_on": date(2099, 4, 19), "note": ""}


def make_campaign(world) -> SimpleNamespace:
    """Two sections, nothing filled in; `own` is the task of the writer's section, `other` of the office."""
    made = make_year(world)
    start(year=made.year, values=DATES, sections={}, by=world.compiler)
    return again(made)


def again(made: SimpleNamespace) -> SimpleNamespace:
    """The campaign as it stands now."""
    campaign = campaign_of(made.year)
    assert campaign
    tasks = {task.name: task for task in tasks_of(campaign)}
    values = vars(made) | {"campaign": campaign, "own": tasks["投资促进处"], "other": tasks["办公室"]}
    return SimpleNamespace(**values)


def complete(made: SimpleNamespace, by: Person) -> None:
    """Every target reached, everything spent and proven."""
    for indicator in Indicator.objects.filter(program__year=made.year):
        fill(indicator, str(indicator.target), by)
        use = listed(indicator, f"{indicator.name}材料", keeper="档案柜")
        use.state = ProofUse.State.ACCEPTED
        use.save()
    for fund in Fund.objects.filter(program__year=made.year):
        fund.outturn = fund.adjusted
        fund.save()


def fill(indicator: Indicator, actual: str, by: Person) -> Result:
    values = {"actual": actual, "actual_text": f"{actual}{indicator.unit}", "by": by}
    return Result.objects.update_or_create(indicator=indicator, defaults=values)[0]


def part(campaign: Campaign, task):
    return filling_of(campaign, task)[0]
