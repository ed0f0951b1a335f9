from django.apps import AppConfig


class CapitalConfig(AppConfig):
    name = "jixiao.web.capital"
    label = "capital"
    verbose_name = "资金到位"
    default_auto_field = "django.db.models.BigAutoField"
