"""The way of an objective: submitted, withdrawn, returned with a reason, approved, opened again."""

from django.db import transaction

from jixiao.web.kit.refused import Refused
from jixiao.web.objectives.models import Step
from jixiao.web.people.log import log
from jixiao.web.people.models import Person
from jixiao.web.years.actions import must_be_open
from jixiao.web.years.models import ProgramYear

State, Kind = ProgramYear.State, Step.Kind
_FROM = {
    Kind.SUBMITTED: State.DRAFT,
    Kind.WITHDRAWN: State.SUBMITTED,
    Kind.RETURNED: State.SUBMITTED,
    Kind.APPROVED: State.SUBMITTED,
    Kind.REOPENED: State.APPROVED,
}
_TO = {
    Kind.SUBMITTED: State.SUBMITTED,
    Kind.WITHDRAWN: State.DRAFT,
    Kind.RETURNED: State.DRAFT,
    Kind.APPROVED: State.APPROVED,
    Kind.REOPENED: State.DRAFT,
}
NEEDS_REASON = (Kind.RETURNED, Kind.REOPENED)


@transaction.atomic
def submit(*, program: ProgramYear, note: str = "", by: Person) -> Step:
    """Raises Refused while there is nothing to judge."""
    if not program.objective.strip():
        raise Refused(f"“{program.program}”还没有写年度绩效目标，不能提交。")
    if not program.indicators.filter(removed_at=None, is_long_term=False).exists():
        raise Refused(f"“{program.program}”还没有绩效指标，不能提交。")
    return _step(program, Kind.SUBMITTED, note, by)


@transaction.atomic
def withdraw(*, program: ProgramYear, note: str = "", by: Person) -> Step:
    return _step(program, Kind.WITHDRAWN, note, by)


@transaction.atomic
def give_back(*, program: ProgramYear, note: str, by: Person) -> Step:
    return _step(program, Kind.RETURNED, note, by)


@transaction.atomic
def approve(*, program: ProgramYear, note: str = "", by: Person) -> Step:
    """From here on targets are changed by request only."""
    return _step(program, Kind.APPROVED, note, by)


@transaction.atomic
def reopen(*, program: ProgramYear, note: str, by: Person) -> Step:
    return _step(program, Kind.REOPENED, note, by)


def _step(program: ProgramYear, kind: Step.Kind, note: str, by: Person) -> Step:
    must_be_open(program.year)
    if kind in NEEDS_REASON and not note.strip():
        raise Refused(f"请写明{kind.label}的原因。")
    rows = ProgramYear.objects.filter(pk=program.pk, state=_FROM[kind])
    if not rows.update(state=_TO[kind]):
        program.refresh_from_db(fields=["state"])
        raise Refused(
            f"“{program.program}”现在是“{program.get_state_display()}”，不能{kind.label}；页面可能旧了，请刷新。"
        )
    program.state = _TO[kind]
    step = Step.objects.create(program=program, kind=kind, note=note.strip(), by=by)
    log(f"objectives.step.{kind}", program, by=by, department=program.year.department, note=note)
    return step
