from django.urls import path

from jixiao.web.site.urls import handler400, handler403, handler404, handler500  # noqa: F401
from jixiao.web.site.urls import urlpatterns as ours
from tests.web.kit.grid_app import views

urlpatterns = [path("lines/", views.lines, name="lines"), path("lines/read/", views.reading, name="reading"), *ours]
