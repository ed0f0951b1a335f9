from django.apps import AppConfig


class GroundworkConfig(AppConfig):
    name = "jixiao.web.groundwork"
    label = "groundwork"
    verbose_name = "前期工作"
    default_auto_field = "django.db.models.BigAutoField"
