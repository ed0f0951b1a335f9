from django.urls import path

from jixiao.web.years import views

app_name = "years"

urlpatterns = [
    path("", views.year_list, name="year_list"),
    path("open/", views.year_open, name="year_open"),
    path("<int:year>/", views.year_detail, name="year_detail"),
]
