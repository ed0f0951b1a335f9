from django.urls import path

from jixiao.web.norms import views

app_name = "norms"

urlpatterns = [
    path("", views.norm_list, name="norm_list"),
    path("<slug:name>/", views.norm_detail, name="norm_detail"),
]
