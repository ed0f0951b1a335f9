from django.apps import AppConfig


class AftercareConfig(AppConfig):
    name = "jixiao.web.aftercare"
    label = "aftercare"
    verbose_name = "企业服务"
    default_auto_field = "django.db.models.BigAutoField"
