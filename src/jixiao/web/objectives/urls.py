from django.urls import path

from jixiao.web.objectives.views import duties, indicators, library, official, overview, program, requests
from jixiao.web.years.current import to_current

app_name = "objectives"
_YEAR = "years/<int:year>/objectives/"
_PROGRAM = f"{_YEAR}<int:pk>/"
_INDICATOR = f"{_YEAR}indicators/<int:pk>/"

urlpatterns = [
    path("objectives/", to_current("objectives:overview"), name="current"),
    path(_YEAR, overview.overview, name="overview"),
    path(f"{_YEAR}submit/", overview.submit_all, name="submit_all"),
    path(f"{_YEAR}approve/", overview.approve_all, name="approve_all"),
    path(_PROGRAM, program.detail, name="program"),
    path(f"{_PROGRAM}long-term/", program.long_term, name="long_term"),
    path(f"{_PROGRAM}text/<str:field>/", program.text, name="text"),
    path(f"{_PROGRAM}steps/<str:step>/", program.step, name="step"),
    path(f"{_PROGRAM}findings/", program.findings, name="findings"),
    path(f"{_PROGRAM}last-year/", program.last_year, name="last_year"),
    path(f"{_PROGRAM}last-year/copy/", program.copy, name="copy"),
    path(f"{_PROGRAM}form/", official.form, name="form"),
    path(f"{_YEAR}library/", library.library, name="library"),
    path(f"{_YEAR}library/<int:pk>/take/", library.take, name="take"),
    path(f"{_YEAR}forms/", official.form_of_all, name="forms"),
    path(f"{_YEAR}uploads/", official.uploads, name="uploads"),
    path(f"{_YEAR}uploads/<int:pk>/", official.upload, name="upload"),
    path(f"{_YEAR}uploads/<int:pk>/take/", official.take, name="upload_take"),
    path(f"{_YEAR}uploads/<int:pk>/undo/", official.take_back, name="upload_undo"),
    path(f"{_YEAR}duties/", duties.duties, name="duties"),
    path(f"{_YEAR}duties/edit/", duties.edit, name="duties_edit"),
    path(f"{_YEAR}requests/", requests.listed, name="requests"),
    path(f"{_YEAR}requests/<int:pk>/<str:verdict>/", requests.decide, name="decide"),
    path(_INDICATOR, indicators.detail, name="indicator"),
    path(f"{_INDICATOR}opinions/", indicators.opinion, name="opinion"),
    path(f"{_INDICATOR}request/", indicators.request_change, name="request"),
]
