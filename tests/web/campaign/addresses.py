"""Who may ask for the addresses of a self-evaluation."""

from tests.web.campaign.made import make_campaign
from tests.web.evidence.made import make_year
from tests.web.permissions import row
from tests.web.years.addresses import SEES_BUREAU

WRITES = dict.fromkeys(("writer", "compiler"), 302)


def no_campaign(world):
    return {"year": make_year(world).year.pk}


def campaign(world):
    return {"year": make_campaign(world).year.pk}


def task(world):
    made = make_campaign(world)
    return {"year": made.year.pk, "pk": made.own.pk}


def cell(world):
    made = make_campaign(world)
    return {"year": made.year.pk, "kind": "result", "pk": made.visits.pk, "field": "actual"}


def step(world):
    made = make_campaign(world)
    return {"year": made.year.pk, "pk": made.campaign.phases.all()[0].steps.all()[0].pk}


ADDRESSES = (
    row("self_evaluation", others=302),
    row("campaign:campaign", where=no_campaign, **SEES_BUREAU),
    row("campaign:campaign", where=campaign, **dict.fromkeys(SEES_BUREAU, 302)),
    row("campaign:start", where=no_campaign, compiler=200),
    row("campaign:start", where=no_campaign, method="POST", compiler=422),
    row("campaign:edit", where=campaign, compiler=200),
    row("campaign:board", where=campaign, **SEES_BUREAU),
    row("campaign:board", where=no_campaign),
    row("campaign:task", where=task, **SEES_BUREAU),
    row("campaign:task_submit", where=task, method="POST", **WRITES),
    row("campaign:task_return", where=task, compiler=200),
    row("campaign:remind", where=task, method="POST", compiler=302),
    row("campaign:cell", where=cell, **SEES_BUREAU),
    row("campaign:cell", where=cell, method="POST", data={"value": "18"}, **dict.fromkeys(WRITES, 200)),
    row("campaign:cell", where=lambda w: {**cell(w), "field": "score"}, method="POST"),
    row("campaign:step", where=step, method="POST", compiler=302),
    row("campaign:move", where=lambda w: {**campaign(w), "verb": "compile"}, method="POST", compiler=302),
    row("campaign:move", where=lambda w: {**campaign(w), "verb": "approve"}, method="POST"),  # is the reviewer's
    row("campaign:signature", where=campaign, **SEES_BUREAU),
    row("campaign:signature", where=campaign, method="POST", leader=422),
    row("campaign:what_if", where=campaign, **SEES_BUREAU),
)
