from django.urls import path

from jixiao.web.notices import views

app_name = "notices"

urlpatterns = [
    path("notices/", views.channel_list, name="channel_list"),
    path("notices/new/", views.channel_create, name="channel_create"),
    path("notices/<int:pk>/", views.channel_edit, name="channel_edit"),
    path("notices/<int:pk>/test/", views.channel_test, name="channel_test"),
    path("notices/messages/<int:pk>/", views.message_detail, name="message_detail"),
    path("notices/messages/<int:pk>/retry/", views.message_retry, name="message_retry"),
    path("account/calendar/", views.calendar, name="calendar"),
    path("account/calendar/make/", views.calendar_make, name="calendar_make"),
    path("account/calendar/stop/", views.calendar_stop, name="calendar_stop"),
    path("calendar/<str:key>.ics", views.calendar_file, name="calendar_file"),
]
