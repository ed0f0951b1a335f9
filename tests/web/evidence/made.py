"""A year of the bureau with two programs: one of the writer's section, one of the office."""

from datetime import date
from types import SimpleNamespace

from jixiao.web.evidence.models import Question, Survey
from jixiao.web.people.models import Section
from jixiao.web.years.models import BudgetYear, Fund, Indicator, Program, ProgramYear, Proof, ProofUse

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


def make_year(world, number: int = 2022) -> SimpleNamespace:
    """招商经费 of 投资促进处 with three indicators, 办公经费 of 办公室 with one; weights make a hundred points each."""
    year = BudgetYear.objects.create(department=world.d.bureau, year=number)
    own = Section.objects.get(department=world.d.bureau, name="投资促进处")
    fair = _program(year, "招商经费", own, 0)
    office = _program(year, "办公经费", world.section, 1)
    return SimpleNamespace(
        year=year,
        fair=fair,
        office=office,
        visits=_indicator(fair, 0, "拜访企业次数", "产出指标", "数量指标", "次", 20, 5000),
        signed=_indicator(fair, 1, "签约项目数", "效益指标", "经济效益指标", "个", 10, 3000),
        content=_indicator(fair, 2, "参会企业满意度", "满意度指标", "服务对象满意度指标", "%", 90, 1000),
        done=_indicator(office, 0, "会议次数", "产出指标", "数量指标", "次", 4, 9000),
    )


def _program(year: BudgetYear, name: str, section: Section, order: int) -> ProgramYear:
    program = Program.objects.create(department=year.department, name=name, section=section)
    row = ProgramYear.objects.create(program=program, year=year, order=order)
    Fund.objects.create(
        program=row, label="年度资金总额", is_total=True, original=1_000_000_00, adjusted=1_000_000_00, weight=1000
    )
    return row


def _indicator(
    program: ProgramYear, order: int, name: str, group: str, kind: str, unit: str, target: int, weight: int
) -> Indicator:
    return Indicator.objects.create(
        program=program, order=order, name=name, group=group, kind=kind, unit=unit, operator=">=",
        target=target, target_text=f"≥{target}{unit}", weight=weight,
    )  # fmt: skip


def listed(indicator: Indicator, name: str = "台账", **values) -> ProofUse:
    proof = Proof.objects.create(year=indicator.program.year, name=name, **values)
    return ProofUse.objects.create(proof=proof, indicator=indicator)


def survey_of(indicator: Indicator, **values) -> Survey:
    """Open, with one question in five grades and one in words."""
    first = {"title": "企业满意度", "audience": "参会企业", "asked": 20, "closes_on": date(2099, 1, 1)}
    survey = Survey.objects.create(year=indicator.program.year, indicator=indicator, **(first | values))
    Question.objects.create(survey=survey, order=0, text="总体上是否满意？")
    Question.objects.create(survey=survey, order=1, text="意见", kind=Question.Kind.TEXT)
    return survey
