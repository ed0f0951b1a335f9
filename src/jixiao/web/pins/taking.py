"""What a view of a ledger comes to now: its value with unit, its rows, and how people read it."""

from calendar import monthrange
from dataclasses import dataclass, replace
from decimal import Decimal

from django.core.exceptions import BadRequest
from django.http import QueryDict

from jixiao.counting.conversion import RATE_DECIMALS
from jixiao.units.typed import exact
from jixiao.web.kit.listing import PAGE
from jixiao.web.kit.refused import Refused
from jixiao.web.ledger import kinds
from jixiao.web.ledger.column import Ledger
from jixiao.web.ledger.filters import SHOWING, RowFilter
from jixiao.web.ledger.registry import ledger_named
from jixiao.web.ledger.view import COUNT, View, form_of, value_of


@dataclass(frozen=True, slots=True)
class Measured:
    """What can be counted or summed of a ledger."""

    key: str
    label: str
    unit: str

    def value(self, ledger: Ledger, found: int | None) -> Decimal | None:
        """Money is kept in 分: exactly, in the unit of its column."""
        if found is None:
            return None
        column = ledger.by_name.get(self.key)
        is_money = column is not None and column.kind is kinds.MONEY
        return Decimal(exact(found, self.unit)) if is_money else Decimal(found)


def measures_of(ledger: Ledger) -> list[Measured]:
    """The number of rows first."""
    sums = (Measured(one.name, f"{one.label}合计", one.unit) for one in ledger.measures)
    return [Measured(COUNT, f"{ledger.noun}数", ledger.measure_word), *sums]


def measured_by(view: View) -> Measured:
    """Raises BadRequest when the ledger no longer has the measure."""
    for one in measures_of(ledger_named(view.ledger)):
        if one.key == view.measure:
            return one
    raise BadRequest("台账里已经没有这个计量。")


def view_asked(ledger: Ledger, query: QueryDict, department: int, measure: str = COUNT) -> View:
    """The view an address of a list shows, of one department."""
    pairs = ((key, value) for key, values in query.lists() for value in values)
    kept = tuple((key, value) for key, value in pairs if value and key not in {*SHOWING, PAGE, "department"})
    return View(ledger.name, kept, (department,), measure)


def value_now(view: View) -> Decimal | None:
    """Exactly, in the unit of the measure."""
    return measured_by(view).value(ledger_named(view.ledger), value_of(view))


@dataclass(frozen=True, slots=True)
class Base:
    """What the value of a view may be held over, for a share, a rate or a growth; `key` names it among others.

    `decimals` are those of the quotient.
    """

    view: View
    key: str = ""
    label: str = ""
    is_growth: bool = False
    decimals: int = RATE_DECIMALS


def bases_of(view: View) -> list[Base]:
    """The same measure under fewer filters or a year before; another measure of the same unit over the same rows."""
    ledger, form = ledger_named(view.ledger), form_of(view)
    asked = list(dict.fromkeys(_column(key) for key in form.asked))
    found = []
    if before := _year_before(view, form):
        found.append(Base(before, "last-year", "增长率：比上年同期", is_growth=True))
    for name in asked if len(asked) > 1 else ():
        kept = tuple((key, value) for key, value in view.filters if _column(key) != name)
        label = ledger.by_name[name].label if name in ledger.by_name else form.fields[name].label
        found.append(Base(replace(view, filters=kept), f"without-{name}", f"占比：占不限“{label}”的"))
    if asked:
        found.append(Base(replace(view, filters=()), "all", "占比：占全部（去掉所有筛选）"))
    mine = measured_by(view)
    others = (one for one in measures_of(ledger) if one.unit == mine.unit and one.key != mine.key)
    rates = (Base(replace(view, measure=one.key), f"by-{one.key}", f"比率：除以{one.label}") for one in others)
    return [*found, *rates]


def _column(key: str) -> str:
    return key.removesuffix("_from").removesuffix("_to")


def _year_before(view: View, form: RowFilter) -> View | None:
    """With every day and year a year earlier; None when none is asked for."""
    earlier = tuple((key, _earlier(form, key) or value) for key, value in view.filters)
    return replace(view, filters=earlier) if earlier != view.filters else None


def _earlier(form: RowFilter, key: str) -> str:
    """What a filter asks for, a year earlier; "" when it is no day and no year."""
    column, value = form.ledger.by_name.get(_column(key)), form.cleaned_data.get(key)
    if column is None or value is None:
        return ""
    if column.kind is kinds.DAY:
        day = min(value.day, monthrange(value.year - 1, value.month)[1])
        return str(value.replace(year=value.year - 1, day=day))
    return str(value - 1) if column.unit == "年" else ""


def base_asked(view: View, key: str, decimals: int = RATE_DECIMALS) -> Base | None:
    """What somebody chose to hold a view over. Raises Refused when it has another unit."""
    if not key:
        return None
    for base in bases_of(view):
        if base.key == key:
            return replace(base, decimals=decimals)
    raise Refused("分子和分母的单位不同，不能相除；请换一个计量，或换一个比率。")


def ratio_words(view: View, over: Base) -> str:
    """How a share, a rate or a growth is called."""
    label, base = measured_by(view).label, measured_by(over.view).label
    if over.is_growth:
        return f"{label}增长率"
    return f"{label}占比" if view.measure == over.view.measure else f"{label}与{base}之比"


def words_of(view: View) -> str:
    """签约日期从：2022-01-01；总投资从（万元）：10,000.00."""
    return "；".join(f"{label}：{words}" for _, label, words in form_of(view).told) or "全部"
