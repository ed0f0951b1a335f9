"""Who may ask for the addresses of monitoring. Of a round that was not sent, finance knows nothing."""

from jixiao.web.monitoring.models import CorrectiveMeasure, Event, Round, Submission
from jixiao.web.years.models import Narrative, Program, ProgramYear
from tests.web.permissions import row
from tests.web.years.addresses import SEES_BUREAU, year

INSIDE = {persona: status for persona, status in SEES_BUREAU.items() if persona != "finance"}
FILLERS = dict.fromkeys(("writer", "colleague", "compiler"), 200)
REVIEWERS = dict.fromkeys(("finance", "district_finance"), 200)


def _round(world, state=Round.State.FILLING):
    at = year(world)
    return {**at, "pk": Round.objects.create(year_id=at["year"], month=7, state=state).pk}


def _sent(world):
    return _round(world, Round.State.SENT)


def _form(world):
    _program(at := _round(world), world)
    return {**at, "kind": "xlsx"}


def _program(at, world):
    program = Program.objects.create(department=world.d.bureau, name="招商经费")
    return ProgramYear.objects.create(program=program, year_id=at["year"]).pk


def _of_program(world):
    at = _round(world)
    return {**at, "program": _program(at, world)}


def _submission(world):
    at = _round(world)
    made = Submission.objects.create(round_id=at["pk"], section=world.section, by=world.colleague)
    return {**at, "submission": made.pk}


def _event(world):
    at = year(world)
    return {**at, "pk": Event.objects.create(year_id=at["year"], name="疫情", note="停办活动").pk}


def _measure(world):
    """Of the office; the writer is of another section."""
    at = year(world)
    made = CorrectiveMeasure.objects.create(year_id=at["year"], text="按场次下达", section=world.section)
    return {**at, "pk": made.pk}


def _promise(world):
    at = year(world)
    before = world.d.bureau.years.create(year=2021)
    Narrative.objects.create(year=before, topic="改进措施", text="按季核对执行进度。")
    return {**at, "number": 1}


def _found(data: int, *personas: str) -> dict[str, int]:
    return dict.fromkeys(personas, data)


SUBMITTED = {"state": "done", "answer": "已经按季核对"}
ADDRESSES = (
    row("monitoring:current", others=302),
    row("monitoring:warnings", **REVIEWERS),
    row("monitoring:round_list", where=year, **SEES_BUREAU),
    row("monitoring:round_open", where=year, compiler=200),
    row("monitoring:round_open", where=year, method="POST", compiler=422),
    row("monitoring:round_detail", where=_round, **INSIDE),
    row("monitoring:round_detail", where=_sent, **SEES_BUREAU),
    row("monitoring:round_edit", where=_round, compiler=200),
    row("monitoring:round_edit", where=_round, method="POST", data={"note": "补报"}, compiler=302),
    row("monitoring:round_funds", where=_round, **FILLERS),
    row("monitoring:round_rows", where=_round, **FILLERS),
    row("monitoring:round_program", where=_of_program, **INSIDE),
    row("monitoring:round_form", where=_form, **INSIDE),
    row("monitoring:round_submit", where=_round, method="POST", **_found(302, "writer", "colleague", "compiler")),
    row("monitoring:round_return", where=_submission, method="POST", data={"reason": "缺原因"}, compiler=302),
    row("monitoring:round_close", where=_round, method="POST", compiler=302),
    row("monitoring:round_reopen", where=_sent, method="POST", data={"reason": "数有误"}, compiler=302),
    row("monitoring:round_send", where=_round, method="POST", compiler=302),
    row("monitoring:plan_list", where=year, **SEES_BUREAU),
    row("monitoring:event_add", where=year, compiler=200),
    row("monitoring:event_add", where=year, method="POST", compiler=422),
    row("monitoring:event_end", where=_event, method="POST", compiler=302),
    row("monitoring:measure_list", where=year, **SEES_BUREAU),
    row("monitoring:measure_new", where=year, **FILLERS),
    row("monitoring:measure_new", where=year, method="POST", **_found(422, "writer", "colleague", "compiler")),
    row("monitoring:measure_edit", where=_measure, colleague=200, compiler=200),
    row("monitoring:measure_edit", where=_measure, method="POST", colleague=422, compiler=422),
    row("monitoring:promise_answer", where=_promise, method="POST", data=SUBMITTED,
        **_found(302, "writer", "colleague", "compiler")),
)  # fmt: skip
