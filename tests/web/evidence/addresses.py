"""Who may ask for the addresses of evidence and surveys."""

from tests.web.evidence.made import listed, make_year, survey_of
from tests.web.permissions import row
from tests.web.years.addresses import SEES_BUREAU

WRITES = dict.fromkeys(("writer", "compiler"), 302)  # what belongs to the writer's section
FILLS = dict.fromkeys(("writer", "colleague", "compiler"), 302)


def year(world):
    return {"year": make_year(world).year.pk}


def proof(world):
    made = make_year(world)
    return {"year": made.year.pk, "pk": listed(made.visits, keeper="档案柜").proof_id}


def use(world):
    made = make_year(world)
    return {"year": made.year.pk, "pk": listed(made.visits, keeper="档案柜").pk}


def indicator(world):
    made = make_year(world)
    return {"year": made.year.pk, "pk": made.content.pk}


def survey(world):
    made = make_year(world)
    return {"year": made.year.pk, "pk": survey_of(made.content).pk}


ADDRESSES = (
    row("evidence", others=302),
    row("survey", others=200, anonymous=200, where=lambda w: {"token": survey_of(make_year(w).content).token}),
    row("evidence:proof_list", where=year, **SEES_BUREAU),
    row("evidence:proof_upload", where=year, method="POST", **FILLS),
    row("evidence:pending", where=year, **SEES_BUREAU),
    row("evidence:list_take_over", where=year, method="POST", compiler=302),
    row("evidence:list_give_back", where=year, method="POST", compiler=302),
    row("evidence:proof_detail", where=proof, **SEES_BUREAU),
    row("evidence:proof_detail", where=proof, method="POST", **dict.fromkeys(WRITES, 422)),
    row("evidence:proof_file", where=proof),  # none was uploaded
    row("evidence:proof_remove", where=proof, method="POST", **WRITES),
    row("evidence:proof_restore", where=proof, method="POST", **WRITES),
    row("evidence:use_judge", where=use, method="POST", compiler=302),
    row("evidence:use_remove", where=use, method="POST", **WRITES),
    row("evidence:indicator_proofs", where=indicator, **SEES_BUREAU),
    row("evidence:indicator_proofs", where=indicator, method="POST", **dict.fromkeys(WRITES, 200)),
    row("evidence:survey_new", where=indicator, **dict.fromkeys(WRITES, 200)),
    row("evidence:survey_sheet", where=indicator, **dict.fromkeys(WRITES, 200)),
    row("evidence:survey_list", where=year, **SEES_BUREAU),
    row("evidence:survey_detail", where=survey, **SEES_BUREAU),
    row("evidence:survey_edit", where=survey, **dict.fromkeys(WRITES, 200)),
    row("evidence:survey_close", where=survey, method="POST", **WRITES),
    row("evidence:survey_sample", where=survey, **SEES_BUREAU),
    row("evidence:survey_take_over", where=survey, method="POST", **WRITES),
)
