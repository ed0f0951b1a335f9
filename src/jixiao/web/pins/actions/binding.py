"""An indicator's actual value is taken from a pin, with the pin as its proof; and let go."""

from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from jixiao.units.number import plain
from jixiao.units.reached import NotReached, value_in
from jixiao.web.kit.fields import Stale
from jixiao.web.kit.refused import Refused
from jixiao.web.ledger.registry import ledger_named
from jixiao.web.people.log import log
from jixiao.web.people.models import Person
from jixiao.web.pins.models import Pin, PinUse
from jixiao.web.years.actions import must_take_result
from jixiao.web.years.models import Indicator, Proof, ProofUse, Result


def fitted(pin: Pin, indicator: Indicator) -> Decimal:
    """The value of a pin in the unit of an indicator, exactly. Raises Refused when the units do not fit."""
    if indicator.is_long_term or indicator.target is None:
        raise Refused(f"“{indicator.name}”用文字说明完成情况，不能用台账的数。")
    try:
        value = value_in(f"{plain(pin.value)}{pin.unit}", indicator.unit)
    except NotReached:
        unit = indicator.unit or "没有写"
        raise Refused(f"单位对不上：佐证的单位是“{pin.unit}”，“{indicator.name}”的单位是“{unit}”。") from None
    if value is None:
        raise Refused("这份佐证没有数值。")
    return value


@transaction.atomic
def bind(*, pin: Pin, indicator: Indicator, by: Person) -> PinUse:
    """Write the actual value, and keep what it rests on."""
    year = indicator.program.year
    must_take_result(indicator, by)
    if pin.ended_at or pin.department_id != year.department_id:
        raise Refused("这份佐证已经停用，或属于别的部门。")
    value = fitted(pin, indicator)
    _let_go(indicator)
    result, _ = Result.objects.get_or_create(indicator=indicator)
    before = result.actual_text
    if result.actual != value:  # else the file it was read from still says so too
        _write(result, value, by)
    use = PinUse(pin=pin, indicator=indicator, proof=_proof(pin, indicator, by), by=by)
    use.value = value
    use.save()
    log(
        "pins.use.bound", result, by=by, department=year.department, before={"完成值": before},
        after={"完成值": result.actual_text}, pin=pin.name,
    )  # fmt: skip
    return use


def _write(result: Result, value: Decimal, by: Person) -> None:
    indicator = result.indicator
    result.actual, result.actual_text = value, f"{plain(value)}{indicator.unit}"
    result.by, result.at = by, timezone.now()
    try:
        result.save_if_current("actual", "actual_text", "by", "at", by=by.name)
    except Stale:
        raise Refused(f"“{indicator.name}”的完成值刚被别人改动，没有写入；请刷新后再试。") from None


def _proof(pin: Pin, indicator: Indicator, by: Person) -> Proof:
    """The pin among the proofs of the year, once however many indicators rest on it."""
    year = indicator.program.year
    proof = Proof.objects.filter(year=year, pins__pin=pin, removed_at=None).first()
    if proof is None:
        keeper = f"{ledger_named(pin.ledger).label}，{pin.row_count} 条"
        proof = Proof.objects.create(
            year=year, name=pin.name, kind=Proof.Kind.LEDGER, on=timezone.localdate(pin.at), keeper=keeper, by=by
        )
    ProofUse.objects.get_or_create(proof=proof, indicator=indicator)
    return proof


def _let_go(indicator: Indicator) -> None:
    """Nothing is pinned to it any more, and the pin proves it no longer."""
    for use in PinUse.objects.filter(indicator=indicator, ended_at=None):
        ProofUse.objects.filter(proof=use.proof_id, indicator=indicator).delete()
        use.ended_at = timezone.now()
        use.save(update_fields=["ended_at"])


@transaction.atomic
def unbind(*, use: PinUse, by: Person) -> None:
    """The value stays as it was written; it no longer rests on the pin."""
    must_take_result(use.indicator, by)
    _let_go(use.indicator)
    year = use.indicator.program.year
    log("pins.use.ended", use.indicator, by=by, department=year.department, pin=use.pin.name)
