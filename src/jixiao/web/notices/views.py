"""Channels of notices and what was sent there; one's own calendar."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.web.kit.bootstrap import posted
from jixiao.web.kit.htmx import render_page
from jixiao.web.kit.listing import Listing
from jixiao.web.kit.refused import Refused
from jixiao.web.notices import actions, queries
from jixiao.web.notices.calendar import deadlines_of, icalendar
from jixiao.web.notices.forms import ChannelForm, MessageFilter
from jixiao.web.notices.models import Channel, Message
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import found, needs, person_of


@needs(Right.ADMINISTER)
@require_GET
def channel_list(request: HttpRequest) -> HttpResponse:
    form: MessageFilter = MessageFilter.of(request)
    listing = Listing(request, queries.messages_listed(form.cleaned_data), form)
    context = {
        "channels": queries.channels_listed(),
        "listing": listing,
        "form": form,
        "sent": settings.NOTICES_ARE_SENT,
    }
    return render_page(request, "notices/channel_list.html", context, regions=("rows",))


@needs(Right.ADMINISTER)
@never_cache
@require_http_methods(["GET", "POST"])
def channel_create(request: HttpRequest) -> HttpResponse:
    form = ChannelForm(posted(request))
    if form.is_valid():
        channel, secret = actions.make_channel(values=form.cleaned_data, by=person_of(request))
        if secret:
            return render(request, "notices/secret.html", {"channel": channel, "secret": secret})
        messages.success(request, "渠道已保存；请发一条测试。")
        return redirect("notices:channel_list")
    return _form(request, form, None)


@needs(Right.ADMINISTER)
@require_http_methods(["GET", "POST"])
def channel_edit(request: HttpRequest, pk: int) -> HttpResponse:
    channel = found(Channel.objects.all(), pk=pk)
    form = ChannelForm(posted(request), instance=found(Channel.objects.all(), pk=pk))
    if form.is_valid():
        actions.change_channel(channel=channel, values=form.cleaned_data, by=person_of(request))
        messages.success(request, "渠道已保存。")
        return redirect("notices:channel_list")
    return _form(request, form, channel)


def _form(request: HttpRequest, form: ChannelForm, channel: Channel | None) -> HttpResponse:
    context = {"form": form, "channel": channel}
    return render(request, "notices/channel_form.html", context, status=422 if form.is_bound else 200)


@needs(Right.ADMINISTER)
@require_POST
def channel_test(request: HttpRequest, pk: int) -> HttpResponse:
    message = actions.send_test(channel=found(Channel.objects.all(), pk=pk))
    if message.problem:
        messages.error(request, f"测试通知没有发出：{message.problem}。")
    else:
        messages.success(request, f"测试通知：{message.get_state_display()}。")
    return redirect("notices:channel_list")


@needs(Right.ADMINISTER)
@require_GET
def message_detail(request: HttpRequest, pk: int) -> HttpResponse:
    message = found(Message.objects.select_related("channel"), pk=pk)
    return render(request, "notices/message_detail.html", {"message": message})


@needs(Right.ADMINISTER)
@require_POST
def message_retry(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        actions.try_again(message=found(Message.objects.all(), pk=pk))
        messages.success(request, "已放回待发，几秒钟内会再发一次。")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("notices:channel_list")


@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    me = person_of(request)
    link = queries.link_of(me)
    address = request.build_absolute_uri(reverse("notices:calendar_file", args=[link.key])) if link else ""
    return render(request, "notices/calendar.html", {"address": address, "deadlines": deadlines_of(me)})


@require_POST
def calendar_make(request: HttpRequest) -> HttpResponse:
    actions.make_calendar(person=person_of(request))
    messages.success(request, "日历地址已生成；以前的地址不再有效。")
    return redirect("notices:calendar")


@require_POST
def calendar_stop(request: HttpRequest) -> HttpResponse:
    actions.stop_calendar(person=person_of(request))
    messages.success(request, "日历地址已停用。")
    return redirect("notices:calendar")


@login_not_required
@never_cache
@require_GET
def calendar_file(request: HttpRequest, key: str) -> HttpResponse:
    """For calendars, which cannot sign in: the address itself is the secret."""
    person = queries.person_of_key(key)
    if person is None:
        raise Http404
    base = f"{request.scheme}://{request.get_host()}"
    text = icalendar(f"{settings.SITE_NAME}期限", deadlines_of(person), base)
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")
