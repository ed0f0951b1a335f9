from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "jixiao.web.kit"
    label = "kit"
    verbose_name = "工具箱"
    default_auto_field = "django.db.models.BigAutoField"
