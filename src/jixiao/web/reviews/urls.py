from django.urls import path

from jixiao.web.reviews.views import lists, results, review, rows

app_name = "reviews"
_YEAR = "years/<int:year>/review/"
_ROW = f"{_YEAR}<str:kind>/<int:pk>/"
_RESULTS = "years/<int:year>/results/"

urlpatterns = [
    path("reviews/", lists.queue, name="queue"),
    path("reviews/<int:pk>/look/", lists.look, name="queue_look"),
    path("reviews/ranking/", lists.ranking, name="ranking"),
    path("reviews/ranking/xlsx/", lists.ranking_file, name="ranking_file"),
    path("reviews/results/", lists.uses, name="uses"),
    path("reviews/results/xlsx/", lists.uses_file, name="uses_file"),
    path(_YEAR, review.review, name="review"),
    path(f"{_YEAR}decide/<str:verb>/", review.decide, name="review_decide"),
    path(f"{_YEAR}opinions/<int:pk>/answer/", rows.opinion_answer, name="review_answer"),
    path(f"{_YEAR}opinions/<int:pk>/add/", rows.opinion_add, name="review_add"),
    path(f"{_YEAR}opinions/<int:pk>/withdraw/", rows.opinion_withdraw, name="review_withdraw"),
    path(_ROW, rows.row, name="review_row"),
    path(f"{_ROW}opinion/", rows.opinion_give, name="review_opinion"),
    path(f"{_ROW}points/", rows.points_give, name="review_points"),
    path(f"{_ROW}points/take-back/", rows.points_take_back, name="review_points_back"),
    path(_RESULTS, results.results, name="results"),
    path(f"{_RESULTS}programs/<int:pk>/", results.use, name="results_use"),
    path(f"{_RESULTS}notice/<str:verb>/", results.notice, name="results_notice"),
]
