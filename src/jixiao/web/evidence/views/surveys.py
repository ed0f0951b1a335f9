"""Satisfaction surveys of a year: drawn up, followed, closed; their figure taken over into the indicator."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.score.satisfaction import FORMULAS, Method
from jixiao.web.evidence.actions import surveys as actions
from jixiao.web.evidence.forms import QuestionSet, SheetForm, SurveyForm, asked
from jixiao.web.evidence.models import Question, Survey
from jixiao.web.evidence.queries import indicators_of, read_indicators, read_programs, surveys_seen
from jixiao.web.evidence.rights import proves
from jixiao.web.evidence.sample import result_of, workbook
from jixiao.web.kit.answers import attachment
from jixiao.web.kit.bars import Bar, Part
from jixiao.web.kit.bootstrap import posted
from jixiao.web.kit.refused import Refused
from jixiao.web.kit.workbook import TYPE
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import found, person_of, require
from jixiao.web.years.actions import held
from jixiao.web.years.current import remember
from jixiao.web.years.models import Indicator
from jixiao.web.years.queries import year_of

_TONES = {"很满意": "done", "满意": "done", "基本满意": "wait", "一般": "wait", "不满意": "lack", "很不满意": "lack"}


@require_GET
def survey_list(request: HttpRequest, year: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year)
    remember(request, row)
    surveys = [
        (one, result_of(one)) for one in surveys_seen(me).filter(year=row).prefetch_related("questions", "answers")
    ]
    wanted = [one for one in read_indicators(row, read_programs(row)) if "满意度" in one.group + one.kind + one.name]
    is_held = bool(held(row))
    context = {
        "year": row,
        "surveys": surveys,
        "indicators": [(one, proves(me, one) and not is_held) for one in wanted],
    }
    return render(request, "evidence/survey_list.html", context)


def _indicator(request: HttpRequest, year: int, pk: int) -> Indicator:
    me = person_of(request)
    row = year_of(me, year, Right.FILL)
    indicator = found(indicators_of(row), pk=pk)
    require(proves(me, indicator))
    return indicator


def _survey(request: HttpRequest, year: int, pk: int, *, change: bool = True) -> Survey:
    me = person_of(request)
    right = Right.FILL if change else Right.SEE
    survey = found(surveys_seen(me, right).filter(year=year_of(me, year, right)), pk=pk)
    require(not change or proves(me, survey.indicator))
    return survey


def _proposed(indicator: Indicator) -> tuple[dict[str, Any], list[dict[str, str]]]:
    name = indicator.name.removesuffix("满意度")
    department = indicator.program.year.department.name
    first = {
        "title": f"{department}{indicator.program.year.year}年{indicator.name}调查",
        "greeting": "您好！这份问卷用于评价我们的服务，不记名，大约需要一分钟。",
        "audience": name,
        "method": Method.SHARE.value,
    }
    questions = [
        {"text": f"您对{department}的服务总体上是否满意？", "kind": Question.Kind.FIVE},
        {"text": "您对办事的效率是否满意？", "kind": Question.Kind.FIVE},
        {"text": "您有什么意见或建议？", "kind": Question.Kind.TEXT},
    ]
    return first, questions


@require_http_methods(["GET", "POST"])
def survey_new(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    indicator = _indicator(request, year, pk)
    first, questions = _proposed(indicator)
    form = SurveyForm(posted(request), initial=first, instance=Survey(indicator=indicator))
    rows = QuestionSet(posted(request), initial=questions, prefix="questions")
    if form.is_valid() and rows.is_valid():
        values = {**form.cleaned_data}
        codes = values.pop("codes") or 0
        try:
            made = actions.draw_up(
                indicator=indicator, values=values, questions=asked(rows), codes=codes, by=person_of(request)
            )
            return redirect("evidence:survey_detail", year=year, pk=made.pk)
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {"year": indicator.program.year, "indicator": indicator, "form": form, "questions": rows}
    return render(request, "evidence/survey_form.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def survey_edit(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    survey = _survey(request, year, pk)
    questions = [{"text": row.text, "kind": row.kind} for row in survey.questions.all()]
    form = SurveyForm(posted(request), instance=Survey.objects.get(pk=survey.pk))
    rows = QuestionSet(posted(request), initial=questions, prefix="questions")
    if form.is_valid() and rows.is_valid():
        try:
            actions.change_survey(survey=survey, values=form.cleaned_data, questions=asked(rows), by=person_of(request))
            return redirect("evidence:survey_detail", year=year, pk=survey.pk)
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {"year": survey.year, "indicator": survey.indicator, "form": form, "questions": rows, "survey": survey}
    return render(request, "evidence/survey_form.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def survey_sheet(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """Answers that were gathered on paper or elsewhere."""
    indicator = _indicator(request, year, pk)
    first, _ = _proposed(indicator)
    files = request.FILES if request.method == "POST" else None
    form = SheetForm(posted(request), files, initial=first, instance=Survey(indicator=indicator))
    if form.is_valid():
        values = {**form.cleaned_data}
        sheet = values.pop("sheet")
        try:
            made = actions.take_sheet(
                indicator=indicator, values=values, name=str(sheet.name), data=sheet.read(), by=person_of(request)
            )
            return redirect("evidence:survey_detail", year=year, pk=made.pk)
        except Refused as refused:
            form.add_error("sheet", str(refused))
    context = {"year": indicator.program.year, "indicator": indicator, "form": form}
    return render(request, "evidence/survey_form.html", context, status=422 if form.is_bound else 200)


@require_GET
def survey_detail(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    survey = _survey(request, year, pk, change=False)
    figures = result_of(survey)
    said = "，".join(f"{name} {times} 人次" for name, times in figures.counts)
    texts = [text for row in survey.answers.all() for text in row.texts.values()]
    context = {
        "year": survey.year,
        "survey": survey,
        "figures": figures,
        "bar": Bar(said, [Part(name, _TONES[name], times) for name, times in figures.counts]),
        "formula": FORMULAS[Method(survey.method)],
        "address": request.build_absolute_uri(reverse("survey", args=[survey.token]))
        if survey.source == Survey.Source.LINK
        else "",
        "texts": texts[:100],
        "may_change": proves(person_of(request), survey.indicator) and not held(survey.year),
        "used": survey.answers.exclude(code="").count(),
    }
    return render(request, "evidence/survey_detail.html", context)


@require_GET
def survey_sample(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    survey = _survey(request, year, pk, change=False)
    return attachment(f"{survey.title}-原始答卷.xlsx", workbook(survey), TYPE)


@require_POST
def survey_close(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """Closes it, or opens it again."""
    survey = _survey(request, year, pk)
    try:
        actions.set_open(survey=survey, is_open=survey.closed_at is not None, by=person_of(request))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("evidence:survey_detail", year=year, pk=pk)


@require_POST
def survey_take_over(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    survey = _survey(request, year, pk)
    try:
        result = actions.take_over_figure(survey=survey, by=person_of(request))
        messages.success(request, f"“{survey.indicator}”的完成值已写为 {result.actual_text}，原始答卷已作为佐证材料。")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("evidence:survey_detail", year=year, pk=pk)
