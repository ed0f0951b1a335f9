"""Evidence of a year: the list with its picture, uploads, what waits to be filed, single papers."""

from pathlib import PurePosixPath

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.web.evidence.actions import proofs as actions
from jixiao.web.evidence.actions.proofs import Added, Upload
from jixiao.web.evidence.forms import FileToForm, JudgeForm, ListForm, ProofFilter, ProofForm, UploadForm
from jixiao.web.evidence.queries import (
    indicators_of,
    listed_proofs,
    names_taken_over,
    pending_count,
    pending_proofs,
    proofs_of_indicator,
    proofs_seen,
    read_indicators,
    read_programs,
    uses_of,
)
from jixiao.web.evidence.radar import radar_of
from jixiao.web.evidence.rights import changes, proves
from jixiao.web.kit.answers import attachment
from jixiao.web.kit.bootstrap import posted
from jixiao.web.kit.files import kept
from jixiao.web.kit.htmx import render_page
from jixiao.web.kit.listing import Listing
from jixiao.web.kit.refused import Refused
from jixiao.web.people.queries import history
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import found, may, person_of, require
from jixiao.web.years.actions import held
from jixiao.web.years.current import remember
from jixiao.web.years.models import BudgetYear, Indicator, Proof
from jixiao.web.years.queries import year_of


@require_GET
def proof_list(request: HttpRequest, year: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year)
    remember(request, row)
    form = ProofFilter.of(request, year=row)
    context = {
        "year": row,
        "listing": Listing(request, listed_proofs(row, form.cleaned_data), form),
        "form": form,
        "radar": radar_of(row),
        "pending": pending_count(row),
        "upload": UploadForm(),
        "fills": may(me, Right.FILL, row.department) and not held(row),
        "compiles": may(me, Right.COMPILE, row.department) and not held(row),
        "taken_over": names_taken_over(row).count(),
        "removed": form.cleaned_data["state"] == "removed",
    }
    return render_page(request, "evidence/proof_list.html", context, regions=("rows",))


@require_POST
def proof_upload(request: HttpRequest, year: int) -> HttpResponse:
    """Files and folders that wait to be filed."""
    row = year_of(person_of(request), year, Right.FILL)
    added = _take(request, row, None)
    if added and added.proofs:
        messages.success(request, f"已上传 {len(added.proofs)} 个文件；请确认每个文件用于哪个指标。")
        return redirect("evidence:pending", year=row.pk)
    return redirect("evidence:proof_list", year=row.pk)


def _take(request: HttpRequest, year: BudgetYear, indicator: Indicator | None) -> Added | None:
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, " ".join(map(str, errors)))
        return None
    files = (Upload(path, file.read()) for path, file in form.given())
    try:
        added = actions.add_proofs(year=year, files=files, indicator=indicator, by=person_of(request))
    except Refused as refused:
        messages.error(request, str(refused))
        return None
    for words in (*added.refused, *added.known):
        messages.warning(request, words)
    return added


@require_http_methods(["GET", "POST"])
def pending(request: HttpRequest, year: int) -> HttpResponse:
    """What was uploaded and belongs to nothing yet: a person says to what, with a suggestion beside it."""
    me = person_of(request)
    row = year_of(me, year, Right.FILL if request.method == "POST" else Right.SEE)
    mine = [one for one in read_indicators(row, read_programs(row)) if proves(me, one)]
    if request.method == "POST":
        proof = found(Proof.objects.filter(year=row, removed_at=None), pk=_number(request, "proof"))
        form = FileToForm(request.POST, rows=indicators_of(row).filter(pk__in=[one.pk for one in mine]))
        if form.is_valid():
            return _filed(request, proof, list(form.cleaned_data["indicators"]))
        messages.error(request, f"请给“{proof}”选择用于哪个指标。")
        return redirect("evidence:pending", year=row.pk)
    context = {"year": row, "rows": pending_proofs(row), "indicators": mine, "fills": bool(mine) and not held(row)}
    return render(request, "evidence/pending.html", context)


def _number(request: HttpRequest, name: str) -> int:
    given = request.POST.get(name, "")
    return int(given) if given.isdecimal() and len(given) < 12 else 0


def _filed(request: HttpRequest, proof: Proof, indicators: list[Indicator]) -> HttpResponse:
    try:
        actions.file_proof(proof=proof, indicators=indicators, by=person_of(request))
        names = "、".join(one.name for one in indicators)
        messages.success(request, f"“{proof}”已归到 {names}。")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("evidence:pending", year=proof.year_id)


@require_http_methods(["GET", "POST"])
def indicator_proofs(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """The papers of one indicator, as a region of other pages; files dropped there are its own."""
    me = person_of(request)
    row = year_of(me, year, Right.FILL if request.method == "POST" else Right.SEE)
    indicator = found(indicators_of(row), pk=pk)
    if request.method == "POST":
        require(proves(me, indicator))
        if "name" in request.POST:
            _list(request, indicator)
        else:
            _take(request, row, indicator)
    context = {
        "year": row,
        "indicator": indicator,
        "uses": proofs_of_indicator(indicator),
        "may_add": proves(me, indicator) and not held(row),
        "told": list(messages.get_messages(request)),
        "kinds": Proof.Kind.choices,
    }
    response = render(request, "evidence/indicator_proofs.html", context)
    if request.method == "POST":
        response["HX-Trigger"] = f"scored, proven-{indicator.pk}"
    return response


def _list(request: HttpRequest, indicator: Indicator) -> None:
    form = ListForm(request.POST)
    if not form.is_valid():
        messages.error(request, "请写明材料名称。")
        return
    try:
        actions.list_proof(indicator=indicator, values=form.cleaned_data, by=person_of(request))
    except Refused as refused:
        messages.error(request, str(refused))


def _proof(request: HttpRequest, year: int, pk: int, right: Right = Right.SEE) -> Proof:
    row = year_of(person_of(request), year, right)
    return found(proofs_seen(person_of(request), right).filter(year=row), pk=pk)


@require_http_methods(["GET", "POST"])
def proof_detail(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    me = person_of(request)
    proof = _proof(request, year, pk, Right.FILL if request.method == "POST" else Right.SEE)
    may_change = changes(me, proof)
    require(request.method == "GET" or may_change)
    form = ProofForm(posted(request), instance=Proof.objects.get(pk=proof.pk))
    if form.is_valid():
        try:
            actions.change_proof(proof=proof, values=form.cleaned_data, by=me)
            messages.success(request, "已保存。")
            return redirect("evidence:proof_detail", year=proof.year_id, pk=proof.pk)
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {
        "year": proof.year,
        "proof": proof,
        "form": form,
        "uses": uses_of(Proof.objects.filter(pk=proof.pk)),
        "may_change": may_change and not held(proof.year),
        "compiles": may(me, Right.COMPILE, proof.year.department) and not held(proof.year),
        "history": history(proof, me),
    }
    return render(request, "evidence/proof_detail.html", context, status=422 if form.errors else 200)


@require_GET
def proof_file(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    proof = _proof(request, year, pk)
    if not proof.digest:
        raise Http404
    return attachment(PurePosixPath(proof.name).name, kept(proof.stored))


@require_POST
def proof_remove(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """Out of the lists, with a way back in the message."""
    proof = _proof(request, year, pk, Right.FILL)
    require(changes(person_of(request), proof))
    try:
        actions.remove_proof(proof=proof, by=person_of(request))
        back = reverse("evidence:proof_list", kwargs={"year": year})
        words = format_html('已删除“{}”。<a class="alert-link" href="{}?state=removed">恢复</a>', proof.name, back)
        messages.success(request, words)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("evidence:proof_list", year=year)


@require_POST
def proof_restore(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    proof = _proof(request, year, pk, Right.FILL)
    require(changes(person_of(request), proof))
    try:
        actions.restore_proof(proof=proof, by=person_of(request))
        messages.success(request, f"已恢复“{proof}”。")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("evidence:proof_list", year=year)


@require_POST
def use_judge(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """The compiler's word on a paper for an indicator."""
    me = person_of(request)
    row = year_of(me, year, Right.COMPILE)
    use = found(uses_of(Proof.objects.filter(year=row)), pk=pk)
    form = JudgeForm(request.POST)
    if not form.is_valid():
        messages.error(request, "请选择认可或不认可。")
    else:
        try:
            actions.judge(use=use, state=form.cleaned_data["state"], note=form.cleaned_data["note"], by=me)
        except Refused as refused:
            messages.error(request, str(refused))
    return redirect("evidence:proof_detail", year=row.pk, pk=use.proof_id)


@require_POST
def use_remove(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """The paper no longer stands for the indicator."""
    me = person_of(request)
    row = year_of(me, year, Right.FILL)
    use = found(uses_of(Proof.objects.filter(year=row)), pk=pk)
    require(proves(me, use.indicator))
    try:
        actions.unfile_proof(use=use, by=me)
        messages.success(request, f"“{use.proof}”已移出指标“{use.indicator}”。")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("evidence:proof_detail", year=row.pk, pk=use.proof_id)


@require_POST
def list_take_over(request: HttpRequest, year: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year, Right.COMPILE)
    try:
        count = actions.take_over_list(year=row, by=me)
        words = f"沿用了上年的 {count} 项材料名称，等待上传。" if count else "上年没有可以沿用的清单。"
        messages.success(request, words)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("evidence:proof_list", year=row.pk)


@require_POST
def list_give_back(request: HttpRequest, year: int) -> HttpResponse:
    me = person_of(request)
    row = year_of(me, year, Right.COMPILE)
    try:
        count = actions.give_back_list(year=row, by=me)
        messages.success(request, f"撤销了沿用的 {count} 项；已经上传或写了存放处的没有动。")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("evidence:proof_list", year=row.pk)
