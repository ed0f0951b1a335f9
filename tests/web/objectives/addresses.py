"""Who may ask for the addresses of objectives."""

from jixiao.web.objectives.models import FormUpload, TargetRequest
from jixiao.web.years.models import BudgetYear, Indicator, Program, ProgramYear
from tests.web.permissions import row

SEES = dict.fromkeys(("writer", "colleague", "compiler", "leader", "finance", "auditor", "administrator"), 200)
FILLS = dict.fromkeys(("writer", "colleague", "compiler"), 200)
WRITES = ("writer", "colleague", "compiler")
APPROVES = ("leader", "finance")


def _year(world):
    return {"year": BudgetYear.objects.get_or_create(department=world.d.bureau, year=2022)[0].pk}


def _row(world) -> ProgramYear:
    program, _ = Program.objects.get_or_create(department=world.d.bureau, name="招商活动费")
    return ProgramYear.objects.get_or_create(program=program, year_id=_year(world)["year"])[0]


def _program(world):
    return {**_year(world), "pk": _row(world).pk}


def _this(**more):
    return lambda world: {**_program(world), **more}


def _last_year(world):
    before, _ = BudgetYear.objects.get_or_create(department=world.d.bureau, year=2021)
    ProgramYear.objects.get_or_create(program=_row(world).program, year=before)
    return _program(world)


def _indicator(world):
    return {**_year(world), "pk": Indicator.objects.get_or_create(program=_row(world), name="推介会次数")[0].pk}


def _request(verdict):
    def where(world):
        indicator = Indicator.objects.get(pk=_indicator(world)["pk"])
        asked = TargetRequest.objects.create(
            indicator=indicator, before="空", after="≥6场", reason="任务变了", by=world.writer
        )
        return {**_year(world), "pk": asked.pk, "verdict": verdict}

    return where


def _upload(world):
    return {
        **_year(world),
        "pk": FormUpload.objects.create(year_id=_year(world)["year"], name="表", by=world.auditor).pk,
    }


ADDRESSES = (
    row("objectives:current", others=302),
    row("objectives:overview", where=_year, **SEES),
    row("objectives:submit_all", where=_year, method="POST", compiler=302),
    row("objectives:approve_all", where=_year, method="POST", **dict.fromkeys(APPROVES, 302)),
    row("objectives:program", where=_program, **SEES),
    row("objectives:program", where=_program, method="POST", **dict.fromkeys(WRITES, 400)),
    row("objectives:long_term", where=_program, **SEES),
    row("objectives:findings", where=_program, **SEES),
    row("objectives:text", where=_this(field="objective"), method="POST", **FILLS),
    row("objectives:step", where=_this(step="submit"), method="POST", compiler=302),
    row("objectives:step", where=_this(step="approve"), method="POST", **dict.fromkeys(APPROVES, 302)),
    row("objectives:last_year", where=_program, **SEES),
    row("objectives:copy", where=_last_year, method="POST", **dict.fromkeys(WRITES, 302)),
    row("objectives:form", where=_program, **SEES),
    row("objectives:forms", where=lambda world: {"year": _row(world).year_id}, **SEES),
    row("objectives:library", where=_year, **SEES),
    row(
        "objectives:take", where=_indicator, method="POST", data={"into": "0"},
    ),
    row("objectives:uploads", where=_year, **FILLS),
    row("objectives:uploads", where=_year, method="POST", **dict.fromkeys(WRITES, 422)),
    row("objectives:upload", where=_upload),
    row("objectives:upload_take", where=_upload, method="POST"),
    row("objectives:upload_undo", where=_upload, method="POST"),
    row("objectives:duties", where=_year, **SEES),
    row("objectives:duties_edit", where=_year, compiler=200),
    row("objectives:requests", where=_year, **SEES),
    row("objectives:decide", where=_request("agree"), method="POST", **dict.fromkeys(APPROVES, 302)),
    row("objectives:decide", where=_request("withdraw"), method="POST", **dict.fromkeys(WRITES, 302)),
    row("objectives:indicator", where=_indicator, **SEES),
    row("objectives:opinion", where=_indicator, method="POST", **dict.fromkeys((*WRITES, *APPROVES), 422)),
    row("objectives:request", where=_indicator, method="POST", **dict.fromkeys(WRITES, 422)),
)  # fmt: skip
