"""What holds of an arrival of money, and how well it is shown."""

from typing import Any

from django.utils import timezone

from jixiao.web.capital.models import Cooperation, FilingCheck, ForeignCapital, Grade
from jixiao.web.ledger.column import Errors, Values
from jixiao.web.ledger.course import Course

FILING = Course(
    FilingCheck,
    {
        "checked_on": FilingCheck.Stage.CHECKED, "told_on": FilingCheck.Stage.TOLD,
        "corrected_on": FilingCheck.Stage.CORRECTED,
    },
    proofs={"told_on": "problem", "corrected_on": "result"},
)  # fmt: skip
COOPERATION = Course(
    Cooperation,
    {
        "signed_on": Cooperation.Stage.SIGNED, "checked_on": Cooperation.Stage.CHECKED,
        "finished_on": Cooperation.Stage.FINISHED,
    },
    first=Cooperation.Stage.TALKING,
    proofs={"checked_on": "checked", "finished_on": "result"},
)  # fmt: skip


def settle_arrival(row: Any) -> None:
    """Checked by somebody, shown by a voucher, or only told."""
    row.grade = Grade.CHECKED if row.checked_on else Grade.SHOWN if row.voucher_number else Grade.REPORTED


def judge_arrival(values: Values, row: Any) -> Errors:
    """Only what has arrived, and checked only what has a voucher."""

    def held(name: str) -> Any:
        return values.get(name, getattr(row, name, None))

    today, wrong = timezone.localdate(), Errors()
    for name in ("on", "checked_on"):
        if values.get(name) is not None and values[name] > today:
            wrong[name] = f"{values[name]} 还没有到；只写已经发生的日期"
    if held("voucher_number") and not held("voucher"):
        wrong["voucher"] = "写了凭证号，还要选凭证种类"
    if held("checked_on") and not held("voucher_number"):
        wrong["voucher_number"] = "已核实的要写凭证号"
    if held("checked_on") and not held("checked_by"):
        wrong["checked_by"] = "写了核实日期，还要写核实人"
    return wrong


def judge_foreign(values: Values, row: Any) -> Errors:
    """Also: what came in another currency says at which rate; what counts by a definition counts in its time."""

    def held(name: str) -> Any:
        return values.get(name, getattr(row, name, None))

    wrong = judge_arrival(values, row)
    currency = held("currency") or ForeignCapital.Currency.USD
    if currency != ForeignCapital.Currency.USD and held("original") is not None and not held("rate"):
        wrong["rate"] = "原币不是美元，要写折算汇率"
    if currency == ForeignCapital.Currency.USD and held("original") not in (None, held("amount")):
        wrong["original"] = "币种是美元，原币金额应与实际使用外资相同"
    definition, on = held("definition"), held("on")
    if definition and on and not definition.since <= on <= (definition.until or on):
        wrong["definition"] = f"{on} 不在口径“{definition}”的使用期内"
    return wrong


def judge_statistic(values: Values, row: Any) -> Errors:
    """A final figure says where it comes from; a figure has an amount."""

    def held(name: str) -> Any:
        return values.get(name, getattr(row, name, None))

    wrong = Errors()
    if held("state") == "final" and not held("source"):
        wrong["source"] = "定案数据要写来源"
    return wrong


def judge_definition(values: Values, row: Any) -> Errors:
    since, until = (values.get(name, getattr(row, name, None)) for name in ("since", "until"))
    return {"until": "停用日期早于起用日期"} if since and until and until < since else {}


def judge_cooperation(values: Values, row: Any) -> Errors:
    """No more is used than was paid, and no more paid than there is."""

    def held(name: str) -> Any:
        return values.get(name, getattr(row, name, None))

    wrong = COOPERATION.judge(values, row)
    for part, whole, words in (("paid", "fund", "已拨付大于财政资金"), ("used", "paid", "已使用大于已拨付")):
        if None not in (held(part), held(whole)) and held(part) > held(whole):
            wrong[part] = words
    return wrong
