from django.urls import path

from jixiao.web.boards.views import maps, printed, shown

app_name = "boards"

urlpatterns = [
    path("", shown.overview, name="overview"),
    path("wall/", shown.wall, name="wall"),
    path("counted/", shown.counted, name="counted"),
    path("stalled/", shown.stalled, name="stalled"),
    path("brief/", printed.brief, name="brief"),
    path("brief/file/", printed.brief_file, name="brief_file"),
    path("maps/", maps.map_list, name="map_list"),
    path("maps/<int:pk>/", maps.map_data, name="map_data"),
    path("maps/<int:pk>/end/", maps.map_end, name="map_end"),
    path("<slug:key>/", shown.section, name="section"),
]
