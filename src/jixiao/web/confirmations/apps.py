from django.apps import AppConfig


class ConfirmationsConfig(AppConfig):
    name = "jixiao.web.confirmations"
    label = "confirmations"
    verbose_name = "对方确认"
    default_auto_field = "django.db.models.BigAutoField"
