"""An approved target is changed by request: asked for with a reason, agreed or refused by who approves."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from jixiao.lint.targets import typed_target
from jixiao.web.kit.refused import Refused
from jixiao.web.objectives.models import TargetRequest
from jixiao.web.objectives.rights import must_write
from jixiao.web.objectives.targets import target_of
from jixiao.web.people.log import change, log
from jixiao.web.people.models import Person
from jixiao.web.years.actions import must_be_open
from jixiao.web.years.models import Indicator, ProgramYear, TargetChange

State = TargetRequest.State
_TARGET = ("operator", "target", "upper", "target_text", "unit")


@transaction.atomic
def ask(*, indicator: Indicator, target: str, reason: str, document_number: str = "", by: Person) -> TargetRequest:
    must_be_open(indicator.program.year)
    must_write(by, indicator)
    if indicator.program.state != ProgramYear.State.APPROVED:
        raise Refused("绩效目标还没有批复，可以直接修改指标值，不用申请。")
    if indicator.requests.filter(state=State.WAITING).exists():
        raise Refused(f"指标“{indicator}”已有一份待批的调整申请；请等批复，或先撤回。")
    now, wanted = target_of(indicator), typed_target(target, indicator.unit)
    if wanted == now:
        raise Refused("调整后的指标值与现在的相同。")
    request = TargetRequest.objects.create(
        indicator=indicator,
        operator=wanted.operator,
        target=wanted.value,  # type: ignore[misc]
        upper=wanted.upper,
        target_text=wanted.text,
        unit=wanted.unit,
        before=now.shown or "空",
        after=wanted.shown or "空",
        reason=reason,
        document_number=document_number,
        by=by,
    )
    _log("made", request, by, reason=reason)
    return request


@transaction.atomic
def agree(*, request: TargetRequest, answer: str = "", by: Person) -> TargetRequest:
    """The target changes, and the change stays on record."""
    indicator = request.indicator
    must_be_open(indicator.program.year)
    _decide(request, State.AGREED, answer, by)
    change(indicator, {name: getattr(request, name) for name in _TARGET}, by=by)
    reason = f"{request.reason}（{request.document_number}）" if request.document_number else request.reason
    TargetChange.objects.create(
        indicator=indicator, by=request.by, reason=reason, before=request.before, after=request.after
    )
    _log("agreed", request, by)
    return request


@transaction.atomic
def refuse(*, request: TargetRequest, answer: str, by: Person) -> TargetRequest:
    if not answer.strip():
        raise Refused("请写明不同意的原因。")
    _decide(request, State.REFUSED, answer, by)
    _log("refused", request, by, answer=answer)
    return request


@transaction.atomic
def withdraw(*, request: TargetRequest, by: Person) -> TargetRequest:
    must_write(by, request.indicator)
    _decide(request, State.WITHDRAWN, "", by)
    _log("withdrawn", request, by)
    return request


def _decide(request: TargetRequest, state: TargetRequest.State, answer: str, by: Person) -> None:
    now = timezone.now()
    rows = TargetRequest.objects.filter(pk=request.pk, state=State.WAITING)
    if not rows.update(state=state, answer=answer.strip(), decided_by=by, decided_at=now):
        raise Refused("这份申请已经处理过了；请刷新页面。")
    request.refresh_from_db()


def _log(verb: str, request: TargetRequest, by: Person, **words: Any) -> None:
    indicator = request.indicator
    department = indicator.program.year.department
    shown: dict[str, Any] = {"old": request.before, "new": request.after}
    log(f"objectives.request.{verb}", indicator, by=by, department=department, **shown, **words)
