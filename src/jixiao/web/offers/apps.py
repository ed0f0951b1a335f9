from django.apps import AppConfig


class OffersConfig(AppConfig):
    name = "jixiao.web.offers"
    label = "offers"
    verbose_name = "推介和意向"
    default_auto_field = "django.db.models.BigAutoField"
