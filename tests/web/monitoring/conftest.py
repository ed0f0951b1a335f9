"""A year under watch: one program of the promotion section and one of the office, with money, plans and indicators."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from jixiao.web.monitoring.actions.rounds import open_round
from jixiao.web.monitoring.models import RoundFund, RoundRow
from jixiao.web.years.models import BudgetYear, Fund, Indicator, MonthlyPlan, Program, ProgramYear

WAN = 1_000_000  # 分


@pytest.fixture
def watched(world) -> SimpleNamespace:
    """100 万元 and 120 agreements, 12 surveys of the office; a round to the end of July."""
    year = BudgetYear.objects.create(department=world.d.bureau, year=2022)
    promotion = world.d.bureau.sections.get(name="投资促进处")
    made = SimpleNamespace(year=year, promotion=promotion, office=world.section)
    made.program = _program(year, "招商经费", promotion)
    made.signed = Indicator.objects.create(
        program=made.program,
        group="产出指标",
        kind="数量指标",
        name="签约数",
        operator=">=",
        target=Decimal(120),
        unit="个",
    )
    made.halves = Indicator.objects.create(
        program=made.program, order=1, name="举办活动", operator=">=", target=Decimal(15), unit="次",
        target_text="上半年5次，下半年10次",
    )  # fmt: skip
    made.other = _program(year, "办公经费", world.section)
    made.survey = Indicator.objects.create(
        program=made.other, name="专题研究", operator=">=", target=Decimal(12), unit="次"
    )
    made.round = open_round(year=year, month=7, day=0, due=None, note="", left_out=(), by=world.compiler)
    return made


def _program(year: BudgetYear, name: str, section) -> ProgramYear:
    program = Program.objects.create(department=year.department, name=name, section=section)
    row = ProgramYear.objects.create(program=program, year=year)
    Fund.objects.create(program=row, label="年度资金总额", is_total=True, adjusted=100 * WAN)
    return row


def _indicator(program: ProgramYear, name: str, target: int, unit: str, **more) -> Indicator:
    values = {"operator": ">=", "target": Decimal(target), "unit": unit}
    return Indicator.objects.create(program=program, name=name, **values, **more)


@pytest.fixture
def fill():
    """Values of a round without a browser."""

    def fill(round_, thing, value: str, explanation: str = "") -> None:
        if isinstance(thing, Indicator):
            values = {"actual": Decimal(value), "explanation": explanation}
            RoundRow.objects.update_or_create(round=round_, indicator=thing, defaults=values)
        else:
            values = {"interim": int(Decimal(value) * WAN), "explanation": explanation}
            RoundFund.objects.update_or_create(round=round_, program=thing, defaults=values)

    return fill


@pytest.fixture
def on_course(watched, fill) -> None:
    """Everything as planned at the end of July."""
    for thing in (watched.program, watched.other):
        fill(watched.round, thing, "60")
    for thing, value in ((watched.signed, "70"), (watched.halves, "9"), (watched.survey, "7")):
        fill(watched.round, thing, value)


@pytest.fixture
def paid(watched) -> None:
    """8 万元 paid in each month of the first program, August too."""
    MonthlyPlan.objects.bulk_create(
        MonthlyPlan(program=watched.program, month=month, paid=8 * WAN) for month in range(1, 9)
    )
