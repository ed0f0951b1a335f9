from django.urls import path

from jixiao.web.assignments import views

app_name = "assignments"

urlpatterns = [
    path("leaders/", views.leaders, name="leaders"),
    path("districts/", views.districts, name="districts"),
    path("offices/", views.offices, name="offices"),
]
