from django.apps import AppConfig


class SpendingConfig(AppConfig):
    name = "jixiao.web.spending"
    label = "spending"
    verbose_name = "资金使用"
    default_auto_field = "django.db.models.BigAutoField"
