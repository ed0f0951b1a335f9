"""Who may ask for the addresses of reviews."""

from jixiao.web.reviews.actions import opinions
from tests.web.permissions import row
from tests.web.reviews.made import make_approved, make_reviewing, make_signed, opinion_on
from tests.web.years.addresses import SEES_BUREAU, year

REVIEWERS = dict.fromkeys(("finance", "district_finance"), 200)


def reviewing(world):
    return {"year": make_reviewing(world).year.pk}


def approved(world):
    return {"year": make_approved(world).year.pk}


def cell(world):
    made = make_reviewing(world)
    return {"year": made.year.pk, "kind": "indicator", "pk": made.visits.pk}


def opinion(world):
    """On a row of the writer's section."""
    made = make_reviewing(world)
    return {"year": made.year.pk, "pk": opinion_on(made, world).pk}


def answered(world):
    made = make_reviewing(world)
    given = opinion_on(made, world)
    opinions.answer(opinion=given, text="无误", by=world.writer)
    return {"year": made.year.pk, "pk": given.pk}


def program(world):
    made = make_approved(world)
    return {"year": made.year.pk, "pk": made.fair.pk}


def decides(verb, where=reviewing):
    return row(
        "reviews:review_decide",
        where=lambda world: {**where(world), "verb": verb},
        method="POST",
        data={"words": "写明原因"},
        finance=302,
    )


def sends(verb, **who):
    where = lambda world: {**approved(world), "verb": verb}  # noqa: E731 - one expression
    return row("reviews:results_notice", where=where, method="POST", **who)


ADDRESSES = (
    row("reviews:queue", **REVIEWERS),
    row("reviews:queue_look", where=lambda w: {"pk": make_signed(w).campaign.pk}, method="POST", finance=200),
    row("reviews:ranking", **REVIEWERS),
    row("reviews:ranking_file", **REVIEWERS),
    row("reviews:uses", **REVIEWERS),
    row("reviews:uses_file", **REVIEWERS),
    row("reviews:review", where=year, **SEES_BUREAU),
    row("reviews:review", where=reviewing, **SEES_BUREAU),
    decides("receive", lambda w: {"year": make_signed(w).year.pk}),
    decides("send_back"),
    decides("approve"),
    decides("reopen", approved),
    row("reviews:review_decide", where=lambda w: {**reviewing(w), "verb": "sign"}, method="POST"),  # the leader's
    row("reviews:review_row", where=cell, **SEES_BUREAU),
    row("reviews:review_opinion", where=cell, method="POST", data={"field": "actual", "text": "请核对"}, finance=302),
    row("reviews:review_points", where=cell, method="POST", data={"points": "50", "reason": "无误"}, finance=302),
    row("reviews:review_points_back", where=cell, method="POST"),  # nothing was given
    row("reviews:review_answer", where=opinion, method="POST", data={"text": "无误"}, writer=302, compiler=302),
    row("reviews:review_add", where=answered, method="POST", data={"text": "还差台账"}, finance=302),
    row("reviews:review_withdraw", where=opinion, method="POST", finance=302),
    row("reviews:results", where=year, **SEES_BUREAU),
    row("reviews:results", where=approved, **SEES_BUREAU),
    row("reviews:results_use", where=program, method="POST", data={"decision": "保持", "reason": "稳定"}, finance=302),
    sends("send", finance=422),
    sends("reply"),  # nothing was sent
    sends("close"),
    sends("again"),
)
