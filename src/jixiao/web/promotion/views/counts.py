"""How projects are counted and credited, how far they come, how long it takes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jixiao.counting.count import differences
from jixiao.web.promotion import queries
from jixiao.web.promotion.forms import CountFilter, PeriodFilter, TransferFilter
from jixiao.web.promotion.stages import ORDER
from jixiao.web.promotion.views.period import asked

_SHOWN = 200


@require_GET
def counting(request: HttpRequest) -> HttpResponse:
    form, rows = asked(request, CountFilter)
    first, second = queries.counts(rows, form.keys, *form.period)
    differing = differences(first, second)
    context = {
        "form": form,
        "period": form.period,
        "first": first,
        "second": second,
        "differing": differing[:_SHOWN],
        "all": len(differing),
    }
    return render(request, "promotion/counting.html", context)


@require_GET
def conversion(request: HttpRequest) -> HttpResponse:
    form, rows = asked(request, PeriodFilter)
    until = form.as_of
    context = {
        "form": form,
        "period": form.period,
        "until": until,
        "cohorts": queries.conversion(rows, *form.period),
        "stays": queries.time_in_stage(rows, form.period[0], until),
        "stage_keys": {str(stage.label): stage.value for stage in ORDER},
    }
    return render(request, "promotion/conversion.html", context)


@require_GET
def transfers(request: HttpRequest) -> HttpResponse:
    form, rows = asked(request, TransferFilter)
    rule = queries.policy(form.key, form.period[1])
    moved, credits_ = queries.transfers(rows, rule, *form.period)
    context = {
        "form": form,
        "period": form.period,
        "rule": rule,
        "moved": moved[:_SHOWN],
        "all": len(moved),
        "credits": credits_,
    }
    return render(request, "promotion/transfers.html", context)
