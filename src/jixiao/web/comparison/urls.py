from django.urls import path

from jixiao.web.comparison import views
from jixiao.web.years.current import to_current

app_name = "comparison"

urlpatterns = [
    path("compare/", to_current("comparison:pair"), name="current"),
    path("years/<int:year>/compare/", views.pair, name="pair"),
    path("years/<int:year>/compare/years/", views.years, name="years"),
    path("years/<int:year>/compare/breaks/", views.break_note, name="break_note"),
    path("years/<int:year>/compare/breaks/<int:pk>/end/", views.break_end, name="break_end"),
]
