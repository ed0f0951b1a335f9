"""A round is opened, changed, handed in by sections, closed, opened again, sent to finance."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from jixiao.web.kit.refused import Refused
from jixiao.web.monitoring.models import Event, Round, RoundFund, Submission
from jixiao.web.monitoring.watch import Watched, YearWatch, outcome_of
from jixiao.web.people.log import change, described, log
from jixiao.web.people.models import Person, Section
from jixiao.web.years.actions import must_be_open
from jixiao.web.years.models import BudgetYear, ProgramYear

_NAMED = 3


@transaction.atomic
def open_round(
    *,
    year: BudgetYear,
    month: int,
    day: int,
    due: date | None,
    note: str,
    left_out: Iterable[ProgramYear],
    by: Person | None,
) -> Round:
    must_be_open(year)
    try:
        with transaction.atomic():
            row = Round.objects.create(year=year, month=month, day=day, due=due, note=note)
    except IntegrityError:
        raise Refused("这个时段的监控已经开展了。") from None
    row.left_out.set(left_out)
    log("monitoring.round.opened", row, by=by, department=year.department, after=described(row, "due", "note"))
    return row


@transaction.atomic
def change_round(*, round_: Round, values: dict[str, Any], left_out: Iterable[ProgramYear], by: Person) -> Round:
    """Its due date, note and scope; not the months it is about."""
    must_be_filling(round_)
    before, after = change(round_, values)
    old, new = _names(round_.left_out.all()), _names(left_out := list(left_out))
    if old != new:
        round_.left_out.set(left_out)
        before, after = before | {"不纳入的项目": old}, after | {"不纳入的项目": new}
    if after:
        department = round_.year.department
        log("monitoring.round.changed", round_, by=by, department=department, before=before, after=after)
    return round_


def _names(programs: Iterable[ProgramYear]) -> str:
    return "、".join(sorted(row.program.name for row in programs))


def must_be_filling(round_: Round) -> None:
    """Raises Refused."""
    must_be_open(round_.year)
    if not round_.is_filling:
        raise Refused(f"{round_}{round_.get_state_display()}，不能修改；需要修改的，请绩效管理员重新打开。")


# --- sections hand in -------------------------------------------------------------------------------------------------


@transaction.atomic
def submit_section(*, round_: Round, section: Section | None, by: Person) -> Submission:
    """Raises Refused while a reason is missing that the norms want."""
    must_be_filling(round_)
    watched = YearWatch(round_.year).watched(round_)
    mine = [line for line in watched.lines if line.section == section]
    if open_ := [line.found.subject for line in mine if line.found.must_explain]:
        raise Refused(f"还有 {len(open_)} 项要说明原因才能提交：{_listed(open_)}。")
    values = {"state": Submission.State.SUBMITTED, "by": by, "at": timezone.now(), "note": ""}
    row, _ = Submission.objects.update_or_create(round=round_, section=section, defaults=values)
    log("monitoring.section.submitted", row, by=by, department=round_.year.department)
    return row


@transaction.atomic
def return_section(*, submission: Submission, reason: str, by: Person) -> Submission:
    must_be_filling(submission.round)
    if submission.state != Submission.State.SUBMITTED:
        raise Refused("这个处室没有提交，不用退回。")
    submission.state, submission.note = Submission.State.RETURNED, reason
    submission.save(update_fields=["state", "note"])
    department = submission.round.year.department
    log("monitoring.section.returned", submission, by=by, department=department, reason=reason)
    return submission


# --- the whole round --------------------------------------------------------------------------------------------------


@transaction.atomic
def close_round(*, round_: Round, by: Person | None) -> Round:
    """What it shows now is kept; payments taken from the cash plan become its own. Raises Refused."""
    must_be_filling(round_)
    year_watch = YearWatch(round_.year)
    watched = year_watch.watched(round_)
    if open_ := [line.found.subject for line in watched.lines if line.found.must_explain]:
        raise Refused(f"还有 {len(open_)} 项没有说明原因：{_listed(open_)}。")
    _keep_payments(year_watch, watched)
    round_.outcome, round_.state = outcome_of(watched), Round.State.CLOSED
    round_.save(update_fields=["outcome", "state"])
    log("monitoring.round.closed", round_, by=by, department=round_.year.department)
    return round_


def _keep_payments(year_watch: YearWatch, watched: Watched) -> None:
    for one in watched.programs:
        if one.paid:
            fund, _ = RoundFund.objects.get_or_create(round=watched.round, program=one.row)
            fund.interim = year_watch.payments(watched.round, one.row.pk)
            fund.save(update_fields=["interim"])


@transaction.atomic
def reopen_round(*, round_: Round, reason: str, by: Person) -> Round:
    """What was handed in stays so; a later round that is closed already keeps its lights."""
    must_be_open(round_.year)
    if round_.is_filling:
        raise Refused(f"{round_}正在填报，不用重新打开。")
    round_.state, round_.outcome, round_.sent_at = Round.State.FILLING, {}, None
    round_.save(update_fields=["state", "outcome", "sent_at"])
    log("monitoring.round.reopened", round_, by=by, department=round_.year.department, reason=reason)
    return round_


@transaction.atomic
def send_round(*, round_: Round, by: Person | None) -> Round:
    """From now on the finance bureau sees it."""
    must_be_open(round_.year)
    if round_.state != Round.State.CLOSED:
        raise Refused("先汇总，再向财政部门报送。")
    round_.state, round_.sent_at = Round.State.SENT, timezone.now()
    round_.save(update_fields=["state", "sent_at"])
    log("monitoring.round.sent", round_, by=by, department=round_.year.department)
    return round_


def _listed(names: list[str]) -> str:
    more = f"等 {len(names)} 项" if len(names) > _NAMED else ""
    return f"{'、'.join(names[:_NAMED])}{more}"


# --- events -----------------------------------------------------------------------------------------------------------


@transaction.atomic
def add_event(*, year: BudgetYear, values: dict[str, Any], by: Person | None) -> Event:
    must_be_open(year)
    row = Event.objects.create(year=year, **values)
    log("monitoring.event.added", row, by=by, department=year.department, after=described(row, "note"))
    return row


@transaction.atomic
def end_event(*, event: Event, by: Person) -> Event:
    """It is not offered any more; where it was chosen it stays."""
    must_be_open(event.year)
    event.ended_at = timezone.now()
    event.save(update_fields=["ended_at"])
    log("monitoring.event.ended", event, by=by, department=event.year.department)
    return event
