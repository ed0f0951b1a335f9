"""A bureau's year with one program, and the same a year before."""

from decimal import Decimal

import pytest

from jixiao.web.objectives.actions import approval
from jixiao.web.people.models import Section
from jixiao.web.years.models import BudgetYear, Fund, Indicator, Program, ProgramYear, Result

SOUND = (
    ("产出指标", "数量指标", "招商推介会次数", ">=", 6, "场", 3000),
    ("产出指标", "质量指标", "项目合格率", ">=", 95, "%", 2000),
    ("产出指标", "时效指标", "活动按期举办率", ">=", 95, "%", 1000),
    ("效益指标", "社会效益指标", "带动就业人数", ">=", 300, "人", 3000),
    ("满意度指标", "服务对象满意度指标", "参会企业满意度", ">=", 90, "%", 1000),
)


def fill(row: ProgramYear) -> None:
    for order, (group, kind, name, operator, target, unit, weight) in enumerate(SOUND, 1):
        Indicator.objects.create(
            program=row, order=order, group=group, kind=kind, name=name, operator=operator,
            target=Decimal(target), unit=unit, weight=weight,
        )  # fmt: skip


@pytest.fixture
def program(world) -> ProgramYear:
    """Of the section of the writer, as a draft with five sound indicators."""
    year, _ = BudgetYear.objects.get_or_create(department=world.d.bureau, year=2022)
    section = Section.objects.get(department=world.d.bureau, name="投资促进处")
    one = Program.objects.create(department=world.d.bureau, name="招商活动费", section=section)
    row = ProgramYear.objects.create(program=one, year=year, objective="办好招商推介活动，引进一批项目")
    Fund.objects.create(program=row, label="年度资金总额", is_total=True, original=12_000_000)
    fill(row)
    return row


@pytest.fixture
def last_year(program) -> ProgramYear:
    """The year before, in which the fairs came to nine and there was one more indicator."""
    year = BudgetYear.objects.create(department=program.year.department, year=2021, state=BudgetYear.State.HISTORY)
    row = ProgramYear.objects.create(program=program.program, year=year, objective="举办推介会6场")
    fill(row)
    Indicator.objects.create(program=row, order=9, group="产出指标", kind="数量指标", name="走访企业家数",
                             operator=">=", target=Decimal(40), unit="家")  # fmt: skip
    fairs = row.indicators.get(name="招商推介会次数")
    Result.objects.create(indicator=fairs, actual=Decimal(9), stated_score=3000)
    program.indicators.filter(name="招商推介会次数").update(origin=fairs)
    return row


@pytest.fixture
def approved(program, world) -> ProgramYear:
    approval.submit(program=program, by=world.compiler)
    approval.approve(program=program, by=world.leader)
    return program


@pytest.fixture
def page(program) -> str:
    return f"/years/{program.year_id}/objectives/{program.pk}/"
