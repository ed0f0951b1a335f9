from django.apps import AppConfig


class IncentivesConfig(AppConfig):
    name = "jixiao.web.incentives"
    label = "incentives"
    verbose_name = "政策兑现"
    default_auto_field = "django.db.models.BigAutoField"
