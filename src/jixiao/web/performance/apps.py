from django.apps import AppConfig


class PerformanceConfig(AppConfig):
    name = "jixiao.web.performance"
    verbose_name = "绩效目标和结果"
