from django.apps import AppConfig


class ZonesConfig(AppConfig):
    name = "jixiao.web.zones"
    label = "zones"
    verbose_name = "开发区"
    default_auto_field = "django.db.models.BigAutoField"
