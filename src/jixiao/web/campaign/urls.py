from django.urls import path

from jixiao.web.campaign.views import board, filling, signing

app_name = "campaign"

urlpatterns = [
    path("", filling.campaign, name="campaign"),
    path("start/", board.start, name="start"),
    path("edit/", board.edit, name="edit"),
    path("board/", board.board, name="board"),
    path("sections/<int:pk>/", filling.task, name="task"),
    path("sections/<int:pk>/submit/", filling.task_submit, name="task_submit"),
    path("sections/<int:pk>/return/", board.task_return, name="task_return"),
    path("sections/<int:pk>/remind/", board.remind, name="remind"),
    path("cells/<str:kind>/<int:pk>/<str:field>/", filling.cell, name="cell"),
    path("steps/<int:pk>/", board.step, name="step"),
    path("move/<str:verb>/", board.move, name="move"),
    path("signature/", signing.signature, name="signature"),
    path("what-if/", board.what_if, name="what_if"),
]
