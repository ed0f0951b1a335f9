from django.apps import AppConfig


class PinsConfig(AppConfig):
    name = "jixiao.web.pins"
    label = "pins"
    verbose_name = "台账佐证"
    default_auto_field = "django.db.models.BigAutoField"
