from django.urls import path

from jixiao.web.groundwork import views

app_name = "groundwork"

urlpatterns = [
    path("reviews/", views.reviews, name="reviews"),
    path("sites/<int:pk>/", views.sites, name="sites"),
]
