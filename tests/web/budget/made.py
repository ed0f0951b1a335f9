"""A year of the bureau with lines, values and a program, for the tests of its budget."""

from decimal import Decimal
from types import SimpleNamespace

from django.utils import timezone

from jixiao.web.budget.models import Import
from jixiao.web.years.models import Adjustment, BudgetLine, BudgetYear, Fund, Measure, Program, ProgramYear

WAN = 1_000_000


def year_of(world, number: int = 2022) -> BudgetYear:
    return BudgetYear.objects.get_or_create(department=world.d.bureau, year=number)[0]


def program_of(world, name: str = "招商经费", section: object = None) -> ProgramYear:
    """A program with its total and two sources, 27.00 planned and 11.72 spent."""
    year = year_of(world)
    program, _ = Program.objects.get_or_create(department=world.d.bureau, name=name, defaults={"section": section})
    row, made = ProgramYear.objects.get_or_create(program=program, year=year)
    if made:
        money = {"original": 27 * WAN, "adjusted": 27 * WAN, "outturn": 1172 * WAN // 100}
        Fund.objects.create(program=row, label="年度资金总额", is_total=True, order=0, **money)
        Fund.objects.create(program=row, label="其中：当年财政拨款", order=1, **money)
        Fund.objects.create(program=row, label="其他资金", order=2, original=0, adjusted=0, outturn=0)
    return row


def adjustment_of(world) -> Adjustment:
    row = program_of(world)
    return Adjustment.objects.create(
        year=row.year, program=row, on="2022-06-01", amount=5 * WAN, reason="追加活动", by=world.compiler
    )


def lines_of(world) -> SimpleNamespace:
    """支出 with its two parts, this year and last."""
    year, last = year_of(world), year_of(world, 2021)
    made = {}
    for order, (item, money) in enumerate({"支出": 100, "基本支出": 60, "项目支出": 40}.items()):
        BudgetLine.objects.create(year=last, order=order, item=item, outturn=money * WAN // 2)
        made[item] = BudgetLine.objects.create(
            year=year, order=order, item=item, original=money * WAN, adjusted=money * WAN, outturn=money * WAN
        )
    return SimpleNamespace(year=year, whole=made["支出"], basic=made["基本支出"], program=made["项目支出"])


def measure_of(world, label: str = "年末实有人数", value: str = "53") -> Measure:
    return Measure.objects.create(year=year_of(world), label=label, value=Decimal(value), unit="人")


def import_of(world, state: str = Import.State.PREVIEW) -> Import:
    """An import that was read already."""
    preview = {"taken": 0, "groups": [], "differing": [], "unfit": [], "conflicts": []}
    return Import.objects.create(
        year=year_of(world), by=world.compiler, state=state, preview=preview, trace={"made": [], "changed": []},
        at=timezone.now(),
    )  # fmt: skip
