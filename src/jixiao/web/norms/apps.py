from django.apps import AppConfig


class NormsConfig(AppConfig):
    name = "jixiao.web.norms"
    label = "norms"
    verbose_name = "制度规定"
    default_auto_field = "django.db.models.BigAutoField"
