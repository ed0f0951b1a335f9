from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "jixiao.web.registers"
    label = "registers"
    verbose_name = "内部管理"
    default_auto_field = "django.db.models.BigAutoField"
