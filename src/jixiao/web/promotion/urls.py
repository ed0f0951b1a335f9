from django.urls import path

from jixiao.web.promotion import views

app_name = "promotion"

urlpatterns = [
    path("counting/", views.counting, name="counting"),
    path("conversion/", views.conversion, name="conversion"),
    path("attention/", views.attention, name="attention"),
    path("projects/<int:pk>/advance/", views.project_advance, name="project_advance"),
    path("projects/<int:pk>/back/", views.project_back, name="project_back"),
    path("projects/<int:pk>/end/", views.project_end, name="project_end"),
    path("projects/<int:pk>/waive/", views.project_waive, name="project_waive"),
]
