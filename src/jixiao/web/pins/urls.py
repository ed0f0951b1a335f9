from django.urls import path

from jixiao.web.pins import views

app_name = "pins"

urlpatterns = [
    path("pins/", views.pin_list, name="pin_list"),
    path("pins/standing/", views.pin_export, name="pin_export"),
    path("pins/new/<slug:ledger>/", views.pin_create, name="pin_create"),
    path("pins/<int:pk>/", views.pin_detail, name="pin_detail"),
    path("pins/<int:pk>/edit/", views.pin_edit, name="pin_edit"),
    path("pins/<int:pk>/renew/", views.pin_renew, name="pin_renew"),
    path("pins/<int:pk>/end/", views.pin_end, name="pin_end"),
    path("pins/<int:pk>/bind/", views.pin_bind, name="pin_bind"),
    path("pins/<int:pk>/unbind/<int:use>/", views.pin_unbind, name="pin_unbind"),
    path("years/<int:year>/indicators/<int:indicator>/pin/", views.indicator_pin, name="indicator_pin"),
]
