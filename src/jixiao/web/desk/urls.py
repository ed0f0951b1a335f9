from django.urls import path

from jixiao.web.desk import views
from jixiao.web.years.current import to_current

app_name = "desk"

urlpatterns = [
    path("picture/", to_current("desk:picture"), name="current"),
    path("years/<int:year>/picture/", views.picture, name="picture"),
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
]
