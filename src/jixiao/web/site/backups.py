"""Backups by a button: made and tested in the background, tested again, downloaded, put back."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from jixiao.web.kit.htmx import render_page
from jixiao.web.kit.refused import Refused
from jixiao.web.people.log import log
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import needs, person_of, require
from jixiao.web.site import tasks
from jixiao.web.site.backup import Kept, is_running, kept_backups, mark_running, restore, try_restore

CONFIRMED = "还原"


@needs(Right.ADMINISTER)
@never_cache
@require_GET
def backup_list(request: HttpRequest) -> HttpResponse:
    context = {"backups": kept_backups(), "running": is_running(), "confirmed": CONFIRMED}
    return render_page(request, "site/backup_list.html", context, regions=("rows",))


@needs(Right.ADMINISTER)
@require_POST
def backup_make(request: HttpRequest) -> HttpResponse:
    me = person_of(request)
    log("site.backup.asked", None, by=me, department=me.department)
    mark_running()
    tasks.make_and_test.enqueue()
    messages.success(request, "开始备份；做完会自动试着还原一遍，本页会显示结果。")
    return redirect("backup_list")


@needs(Right.ADMINISTER)
@require_POST
def backup_test(request: HttpRequest, name: str) -> HttpResponse:
    file = _named(name).file
    try:
        manifest = try_restore(file)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"{name} 可以还原：{sum(manifest.rows.values())} 行，{manifest.files} 个文件。")
    return redirect("backup_list")


@needs(Right.ADMINISTER)
@require_GET
def backup_download(request: HttpRequest, name: str) -> FileResponse:
    me = person_of(request)
    file = _named(name).file
    log("site.backup.downloaded", None, by=me, department=me.department, name=name)
    return FileResponse(file.open("rb"), as_attachment=True, filename=name)


@needs(Right.ADMINISTER)
@require_POST
def backup_restore(request: HttpRequest, name: str) -> HttpResponse:
    """Only with the word typed; what is there now is backed up first. Who signed in since then has to do so again."""
    file = _named(name).file
    if request.POST.get("word", "").strip() != CONFIRMED:
        messages.error(request, f"没有还原：请在方框里输入“{CONFIRMED}”两个字。")
        return redirect("backup_list")
    try:
        restore(file)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("backup_list")
    log("site.backup.restored", None, by=None, name=name)
    return redirect("people:sign_in")


def _named(name: str) -> Kept:
    """One of the backups of the data folder; whatever else the address says is not there."""
    found = next((one for one in kept_backups() if one.name == name), None)
    require(found is not None)
    assert found is not None
    return found
