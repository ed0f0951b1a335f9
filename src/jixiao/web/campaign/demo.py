"""A campaign of the demonstration, under way: one section has submitted, others have something left to do.

Its figures are those of the papers; nothing here changes one.
"""

from datetime import timedelta

from django.utils import timezone

from jixiao.web.campaign.actions.campaigns import move, start
from jixiao.web.campaign.actions.tasks import remind, submit
from jixiao.web.campaign.models import Campaign
from jixiao.web.campaign.queries import campaign_of, filling_of, tasks_of
from jixiao.web.evidence.actions.proofs import judge
from jixiao.web.evidence.actions.surveys import answer, draw_up
from jixiao.web.evidence.admit import type_by_name
from jixiao.web.evidence.models import Question, Survey
from jixiao.web.people.models import Department, Person
from jixiao.web.people.roles import Role
from jixiao.web.years.models import BudgetYear, Indicator, Proof, ProofUse

_BEGUN, _LEFT, _REPORT = 16, 5, 21  # days before and after the day on which the demonstration is loaded
_GRADES = (0, 0, 1, 0, 1, 0, 0, 2, 1, 0, 0, 0, 1, 0)


def start_demo_campaign(department: Department, number: int) -> Campaign:
    year = BudgetYear.objects.select_related("department__place").get(department=department, year=number)
    compiler = Person.objects.filter(department=department, roles__role=Role.COMPILER).order_by("pk")[0]
    today = timezone.localdate()
    values = {
        "starts_on": today - timedelta(_BEGUN),
        "due_on": today + timedelta(_LEFT),
        "report_on": today + timedelta(_REPORT),
        "note": "完成值以年底统计为准，每个指标至少有一份佐证；满意度要有原始问卷。有疑问请找办公室陈三。",
    }
    campaign = start(year=year, values=values, sections={}, by=compiler)
    for step in campaign.phases.all()[0].steps.all():
        step.done_at, step.done_by = timezone.now(), compiler
        step.save()
    move(campaign=campaign, verb="compile", by=compiler)
    _judge(year, compiler)
    campaign = _again(year)
    for task in tasks_of(campaign):
        if task.name == "投资促进处":
            part, _ = filling_of(campaign, task)
            submit(filling=part, by=compiler)
        elif task.name == "开发区管理处":
            remind(task=task, by=compiler)
    return campaign


def _again(year: BudgetYear) -> Campaign:
    found = campaign_of(year)
    assert found
    return found


def _judge(year: BudgetYear, compiler: Person) -> None:
    """Some papers wait, one was not accepted, and the survey that is to replace it is open."""
    for proof in Proof.objects.filter(year=year):
        proof.kind = type_by_name(proof.name)
        proof.save(update_fields=["kind"])
    uses = ProofUse.objects.filter(indicator__program__year=year, proof__removed_at=None)
    uses.filter(indicator__program__program__name="开发区管理经费").update(state=ProofUse.State.WAITING)
    wanted = Indicator.objects.filter(program__year=year, name="开发区满意度").select_related("program__year").first()
    if wanted is None:
        return
    for use in uses.filter(indicator=wanted).select_related("proof__year", "indicator"):
        judge(use=use, state=ProofUse.State.REJECTED, note="只有汇总表，请补原始答卷", by=compiler)
    values = {
        "title": "2022年开发区满意度调查",
        "greeting": "您好！这份问卷用于评价我们对开发区的服务，不记名，大约需要一分钟。",
        "audience": "各开发区管委会",
        "asked": 21,
        "closes_on": timezone.localdate() + timedelta(_LEFT),
    }
    questions = [
        ("您对市投资促进局的服务总体上是否满意？", Question.Kind.FIVE.value),
        ("您有什么意见或建议？", Question.Kind.TEXT.value),
    ]
    survey = draw_up(indicator=wanted, values=values, questions=questions, codes=0, by=compiler)
    _answer(survey)


def _answer(survey: Survey) -> None:
    graded, text = survey.questions.all()
    for number, place in enumerate(_GRADES):
        words = {str(text.pk): "希望多组织培训。"} if number == 2 else {}
        given = answer(survey=survey, mark=f"demo-{number}", code="", grades={str(graded.pk): place}, texts=words)
        given.at -= timedelta(hours=5 * number)
        given.save(update_fields=["at"])
