from django.urls import path

from jixiao.web.offers.views import staff

app_name = "offers"

urlpatterns = [
    path("counter/", staff.counter, name="counter"),
    path("inquiries/<int:pk>/take/", staff.inquiry_take, name="inquiry_take"),
    path("inquiries/<int:pk>/set-aside/", staff.inquiry_set_aside, name="inquiry_set_aside"),
    path("<int:pk>/card/<int:version>/", staff.card, name="card"),
]
