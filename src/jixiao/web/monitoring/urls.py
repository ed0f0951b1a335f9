from django.urls import path

from jixiao.web.monitoring.views import filling, measures, rounds
from jixiao.web.years.current import to_current

app_name = "monitoring"
_YEAR = "years/<int:year>/monitoring/"
_ROUND = f"{_YEAR}<int:pk>/"

urlpatterns = [
    path("monitoring/", to_current("monitoring:round_list"), name="current"),
    path("monitoring/warnings/", rounds.warnings, name="warnings"),
    path(_YEAR, rounds.round_list, name="round_list"),
    path(f"{_YEAR}open/", rounds.round_open, name="round_open"),
    path(f"{_YEAR}plans/", filling.plan_list, name="plan_list"),
    path(f"{_YEAR}events/add/", rounds.event_add, name="event_add"),
    path(f"{_YEAR}events/<int:pk>/end/", rounds.event_end, name="event_end"),
    path(_ROUND, rounds.round_detail, name="round_detail"),
    path(f"{_ROUND}edit/", rounds.round_edit, name="round_edit"),
    path(f"{_ROUND}funds/", filling.round_funds, name="round_funds"),
    path(f"{_ROUND}rows/", filling.round_rows, name="round_rows"),
    path(f"{_ROUND}programs/<int:program>/", rounds.round_program, name="round_program"),
    path(f"{_ROUND}form/<str:kind>/", rounds.round_form, name="round_form"),
    path(f"{_ROUND}submit/", rounds.round_submit, name="round_submit"),
    path(f"{_ROUND}submissions/<int:submission>/return/", rounds.round_return, name="round_return"),
    path(f"{_ROUND}close/", rounds.round_close, name="round_close"),
    path(f"{_ROUND}reopen/", rounds.round_reopen, name="round_reopen"),
    path(f"{_ROUND}send/", rounds.round_send, name="round_send"),
    path("years/<int:year>/measures/", measures.measure_list, name="measure_list"),
    path("years/<int:year>/measures/new/", measures.measure_new, name="measure_new"),
    path("years/<int:year>/measures/<int:pk>/", measures.measure_edit, name="measure_edit"),
    path("years/<int:year>/measures/promises/<int:number>/", measures.promise_answer, name="promise_answer"),
]
