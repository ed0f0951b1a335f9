from django.urls import path

from jixiao.web.aftercare import views

app_name = "aftercare"

urlpatterns = [path("no-contact/", views.no_contact, name="no_contact")]
