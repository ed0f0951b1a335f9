from django.apps import AppConfig


class ChecksConfig(AppConfig):
    name = "jixiao.web.checks"
    label = "checks"
    verbose_name = "文件检查"
    default_auto_field = "django.db.models.BigAutoField"
