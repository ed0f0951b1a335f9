from django.urls import path

from jixiao.web.promotion.views import counts, lists, stages

app_name = "promotion"

urlpatterns = [
    path("counting/", counts.counting, name="counting"),
    path("conversion/", counts.conversion, name="conversion"),
    path("transfers/", counts.transfers, name="transfers"),
    path("attention/", lists.attention, name="attention"),
    path("doubles/", lists.doubles, name="doubles"),
    path("talks/", lists.talks, name="talks"),
    path("talks/export/", lists.talks_export, name="talks_export"),
    path("projects/<int:pk>/advance/", stages.project_advance, name="project_advance"),
    path("projects/<int:pk>/back/", stages.project_back, name="project_back"),
    path("projects/<int:pk>/end/", stages.project_end, name="project_end"),
    path("projects/<int:pk>/waive/", stages.project_waive, name="project_waive"),
]
