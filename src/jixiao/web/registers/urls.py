from django.urls import path

from jixiao.web.registers import views

app_name = "registers"

urlpatterns = [path("inspections/<int:pk>/pack/", views.inspection_pack, name="inspection_pack")]
