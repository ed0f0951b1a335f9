from django.urls import path

from jixiao.web.checks import views

app_name = "checks"

urlpatterns = [
    path("", views.batch_list, name="batch_list"),
    path("<int:pk>/", views.batch_detail, name="batch_detail"),
    path("files/<int:pk>/", views.file_detail, name="file_detail"),
    path("files/<int:pk>/commented/", views.file_commented, name="file_commented"),
    path("files/<int:pk>/original/", views.file_original, name="file_original"),
]
