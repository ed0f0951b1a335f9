"""How projects are counted and credited, how far they come, how long it takes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jixiao.counting import stays
from jixiao.web.promotion import counting as counts
from jixiao.web.promotion.forms import CountFilter, PeriodFilter, TransferFilter
from jixiao.web.promotion.pace import conversion as converted
from jixiao.web.promotion.pace import in_order, time_in_stage
from jixiao.web.promotion.stages import ORDER
from jixiao.web.promotion.views.period import asked


@require_GET
def counting(request: HttpRequest) -> HttpResponse:
    form, projects = asked(request, CountFilter)
    found = counts.compared(projects, form.keys, *form.period)
    context = {
        "form": form,
        "period": form.period,
        "wholes": found.wholes,
        "differing": found.differences,
        "all": found.differing,
    }
    return render(request, "promotion/counting.html", context)


@require_GET
def conversion(request: HttpRequest) -> HttpResponse:
    form, projects = asked(request, PeriodFilter)
    since, until = form.period[0], form.as_of
    stood = projects.of(f"stood:{since}:{until}", lambda part: time_in_stage(part.rows, since, until))
    context = {
        "form": form,
        "period": form.period,
        "until": until,
        "cohorts": converted(projects.rows, *form.period),
        "stays": in_order(stays.joined(stood)),
        "stage_keys": {str(stage.label): stage.value for stage in ORDER},
    }
    return render(request, "promotion/conversion.html", context)


@require_GET
def transfers(request: HttpRequest) -> HttpResponse:
    form, projects = asked(request, TransferFilter)
    found = counts.transfers(projects, form.key, *form.period)
    context = {
        "form": form,
        "period": form.period,
        "rule": counts.policy(form.key, form.period[1]),
        "moved": found.moved[: counts.SHOWN],
        "all": len(found.moved),
        "credits": found.credits,
    }
    return render(request, "promotion/transfers.html", context)
