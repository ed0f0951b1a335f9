"""What goes into one cell: a text, or a number with the decimals it is printed with."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from jixiao.dossier.datum import Datum
from jixiao.dossier.workpaper import IndicatorPaper
from jixiao.units.measure import unit as unit_of
from jixiao.units.number import plain, short
from jixiao.units.regex import regex

SIGNS = {">=": "≥", "<=": "≤", ">": "＞", "<": "＜", "=": "＝"}
WORDED = "定性"
_BARE = regex(r"-?\d[\d,]*(?:\.\d+)?")
_MONEY_DECIMALS = 2
_RATE_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Number:
    """A number for a cell; a percentage is its value in percent (93.00), not a fraction."""

    value: Decimal
    decimals: int
    percent: bool = False

    def __str__(self) -> str:
        sign = "%" if self.percent else ""
        return f"{plain(self.value.quantize(Decimal(1).scaleb(-self.decimals), rounding=ROUND_HALF_UP))}{sign}"


Value = str | Number  # "" leaves the cell as the template has it


def money(datum: Datum | None, unit: str) -> Value:
    """An amount in the unit of the form, with all of its digits and two decimals at least."""
    return _money(datum.value, datum.unit, unit) if datum is not None else ""


def _money(value: Decimal, given: str, wanted: str) -> Value:
    source, target = unit_of(given), unit_of(wanted)
    if source.base != target.base:
        return f"{short(value)}{given}"  # another currency is said, never converted
    amount = value * source.worth / target.worth
    return Number(amount, max(_digits(amount), _MONEY_DECIMALS))


def total(data: Iterable[Datum | None], unit: str) -> Value:
    """The sum of the amounts that are there; "" when there is none, or one in another currency."""
    known = [datum for datum in data if datum is not None]
    amounts = [_money(datum.value, datum.unit, unit) for datum in known]
    numbers = [amount.value for amount in amounts if isinstance(amount, Number)]
    if not known or len(numbers) < len(amounts):
        return ""
    added = sum(numbers, Decimal(0))
    return Number(added, max(_digits(added), _MONEY_DECIMALS))


def points(datum: Datum | None) -> Value:
    return Number(datum.value, _digits(datum.value)) if datum is not None else ""


def point_value(value: Decimal) -> Number:
    return Number(value, _digits(value))


def rate(part: Datum | None, whole: Datum | None) -> Value:
    """Part over whole in percent, two decimals, half up; "" where one is not known or the whole is zero."""
    if part is None or whole is None or not whole.value or part.unit != whole.unit:
        return ""
    return Number(part.value * 100 / whole.value, _RATE_DECIMALS, percent=True)


def ratio(part: Decimal, whole: Decimal) -> Value:
    """得分系数: part over whole, two decimals."""
    return Number(part / whole, _RATE_DECIMALS) if whole else ""


# --- targets and results ------------------------------------------------------------------------------------------


def target(row: IndicatorPaper) -> str:
    """≥20个 in one cell: as printed where the form printed it whole, else put together."""
    printed = row.target_text.strip()
    if row.target is None or (printed and not _BARE.fullmatch(printed)):
        return printed
    return f"{SIGNS.get(row.operator, '')}{_span(row)}{row.target.unit}"


def operator(row: IndicatorPaper) -> str:
    """The first of three cells: ≥, or 定性 for a target in words."""
    if row.target is None:
        return WORDED if row.target_text else ""
    return SIGNS.get(row.operator, "")


def target_value(row: IndicatorPaper) -> Value:
    """The second of three cells: a number, the words, or both ends of a range."""
    if row.target is None:
        return row.target_text
    if row.upper is not None:
        return _span(row)
    return Number(row.target.value, _digits(row.target.value))


def _span(row: IndicatorPaper) -> str:
    """20, or 80-90 for a range."""
    assert row.target is not None
    low = plain(row.target.value)
    return f"{low}-{plain(row.upper.value)}" if row.upper is not None else low


def target_unit(row: IndicatorPaper) -> str:
    """The third of three cells."""
    return row.unit or (row.target.unit if row.target is not None else "")


def actual(row: IndicatorPaper) -> str:
    """18家 in one cell."""
    return measured(row.actual, row.actual_text)


def actual_value(row: IndicatorPaper) -> Value:
    """The result beside a column of units: its number where the unit is that of the row."""
    if row.actual is not None and row.actual.unit in ("", target_unit(row)):
        return Number(row.actual.value, _digits(row.actual.value))
    return actual(row)


def measured(datum: Datum | None, printed: str) -> str:
    """A value as printed; put together where nothing was, or only the number beside a column of units."""
    if datum is None or (printed and not _BARE.fullmatch(printed)):
        return printed
    return f"{plain(datum.value)}{datum.unit}"


def _digits(value: Decimal) -> int:
    """Decimals a value needs."""
    return max(0, -int(value.normalize().as_tuple().exponent))
