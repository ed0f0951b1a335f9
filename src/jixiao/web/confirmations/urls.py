from django.urls import path

from jixiao.web.confirmations import views

app_name = "confirmations"

_ROW = "ledgers/<slug:ledger>/<int:pk>/links/"

urlpatterns = [
    path(_ROW, views.link_make, name="link_make"),
    path(f"{_ROW}<int:link>/withdraw/", views.link_withdraw, name="link_withdraw"),
]
