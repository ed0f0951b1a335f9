from django.apps import AppConfig


class ObjectivesConfig(AppConfig):
    name = "jixiao.web.objectives"
    verbose_name = "绩效目标"
