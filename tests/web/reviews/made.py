"""A self-evaluation of the bureau that was signed, and the steps of its review."""

from types import SimpleNamespace

from jixiao.web.campaign.actions.campaigns import move, sign
from jixiao.web.campaign.actions.tasks import submit
from jixiao.web.campaign.queries import filling_of
from jixiao.web.campaign.states import State
from jixiao.web.reviews.actions import opinions, reviews
from jixiao.web.reviews.models import Opinion
from jixiao.web.years.models import ProofUse
from tests.web.campaign.made import again, complete, make_campaign


def make_signed(world) -> SimpleNamespace:
    """Everything reached and spent; only 签约项目数 (30 points) is proven by nothing that was accepted."""
    made = make_campaign(world)
    complete(made, world.compiler)
    ProofUse.objects.filter(indicator=made.signed).update(state=ProofUse.State.WAITING)
    return send(made, world)


def send(made: SimpleNamespace, world) -> SimpleNamespace:
    """Submitted by all sections, sent and signed."""
    made = again(made)
    for task in (made.own, made.other):
        if task.is_open:
            part, _ = filling_of(made.campaign, task)
            submit(filling=part, by=world.compiler)
    if made.campaign.state == State.FILLING:
        move(campaign=made.campaign, verb="compile", by=world.compiler)
    move(campaign=again(made).campaign, verb="send", by=world.compiler)
    sign(campaign=again(made).campaign, name="钱领", comment="", by=world.leader)
    return again(made)


def make_reviewing(world) -> SimpleNamespace:
    made = make_signed(world)
    reviews.receive(campaign=made.campaign, by=world.finance)
    return again(made)


def make_approved(world) -> SimpleNamespace:
    made = make_reviewing(world)
    reviews.approve(campaign=made.campaign, comment="同意", by=world.finance)
    return again(made)


def opinion_on(made: SimpleNamespace, world, text: str = "请核对完成值") -> Opinion:
    return opinions.give(campaign=made.campaign, row=made.visits, field="actual", text=text, by=world.finance)
