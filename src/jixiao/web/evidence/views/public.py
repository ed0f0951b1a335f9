"""The page on which people outside answer a survey: by its link alone, without any sign-in."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from jixiao.score.satisfaction import GRADES, Scale
from jixiao.web.evidence.actions.surveys import answer
from jixiao.web.evidence.models import Question, Survey
from jixiao.web.kit.outside import new_token
from jixiao.web.kit.refused import Refused
from jixiao.web.kit.throttle import too_many
from jixiao.web.people.scope import found

_MARK = "jixiao_survey"
_MONTHS = 60 * 60 * 24 * 180
_MOST, _WITHIN = 120, 600  # answers from one address in ten minutes: a hall full of people behind one


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def survey(request: HttpRequest, token: str) -> HttpResponse:
    asked = found(Survey.objects.select_related("year__department"), token=token)
    mark = request.COOKIES.get(_MARK, "")[:64] or new_token()
    response = _answered(request, asked, mark) if request.method == "POST" else _page(request, asked)
    response.set_cookie(_MARK, mark, max_age=_MONTHS, httponly=True, samesite="Lax", secure=request.is_secure())
    return response


def _page(request: HttpRequest, asked: Survey, problem: str = "", status: int = 200) -> HttpResponse:
    questions = [(row, _choices(row), request.POST.get(f"q{row.pk}", "")) for row in asked.questions.all()]
    context = {"survey": asked, "questions": questions, "problem": problem, "code": request.POST.get("code", "")}
    return render(request, "evidence/answer.html", context, status=status)


def _choices(row: Question) -> list[tuple[str, str]]:
    if row.kind == Question.Kind.TEXT:
        return []
    return [(str(place), grade.name) for place, grade in enumerate(GRADES[Scale(row.kind)])]


def _answered(request: HttpRequest, asked: Survey, mark: str) -> HttpResponse:
    if too_many(request, "survey", most=_MOST, seconds=_WITHIN):
        return _page(request, asked, "提交得太频繁了，请过几分钟再试；您填的内容还在。", 429)
    grades: dict[str, int] = {}
    texts: dict[str, str] = {}
    for row in asked.questions.all():
        given = request.POST.get(f"q{row.pk}", "")
        if row.kind == Question.Kind.TEXT:
            texts[str(row.pk)] = given
        elif given.isdecimal() and len(given) == 1:
            grades[str(row.pk)] = int(given)
    try:
        answer(survey=asked, mark=mark, code=request.POST.get("code", ""), grades=grades, texts=texts)
    except Refused as refused:
        return _page(request, asked, str(refused), 422)
    return render(request, "evidence/thanks.html", {"survey": asked})
